import { useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { TextPlace } from "../../../../shared/domain/amendment.ts";
import type { AmendmentId } from "../../../../shared/domain/ids.ts";
import { useDelegationHues } from "../../../live/delegationHues.ts";
import { useAnnounce } from "../../../ui/Announcer.tsx";
import { Button } from "../../../ui/Button.tsx";
import { classNames } from "../../../ui/classNames.ts";
import { Dialog } from "../../../ui/Dialog.tsx";
import { Segmented } from "../../../ui/Segmented.tsx";
import { Runs } from "../../text/Runs.tsx";
import { useRoom } from "../roomContext.ts";
import { AlternativeColumn } from "./AlternativeColumn.tsx";
import { BracketButton } from "./BracketButton.tsx";
import { ClauseText } from "./ClauseText.tsx";
import styles from "./CompareDialog.module.css";
import { CompareResult } from "./CompareResult.tsx";
import { comparison } from "./compareColumns.ts";
import type { WrittenResult } from "./resultOf.ts";
import type { AcceptRequest } from "./useAcceptance.ts";
import { useChosenResult } from "./useChosenResult.ts";
import { useDecisionKeys } from "./useDecisionKeys.ts";
import { useListWords } from "./useListWords.ts";
import { useLiveText } from "./useLiveText.ts";
import { useMayDecide } from "./useMayDecide.ts";
import { usePlaceName } from "./usePlaceName.ts";
import { type ShownChange, walkChanges } from "./walkChanges.ts";

export interface CompareDialogProps {
  readonly on: TextPlace;
  /** What is chosen at first; none: whatever collides with nothing. */
  readonly wanted: readonly AmendmentId[];
  readonly written: WrittenResult | undefined;
  readonly onWritten: (written: WrittenResult | undefined) => void;
  readonly onAccept: (request: AcceptRequest) => void;
  readonly onClose: () => void;
  /** True while another dialog lies over this one. */
  readonly isCovered: boolean;
}

type Layout = "side" | "stacked";

/** Below this, columns side by side would be too narrow to read. */
const WIDE = "(min-width: 56.25rem)";

/** The alternatives of one text, side by side or one under another, and what would come of a choice. Rules UI95–UI97. */
export function CompareDialog(props: CompareDialogProps) {
  const { on, wanted, written, onWritten, onAccept, onClose, isCovered } = props;
  const { t } = useTranslation();
  const announce = useAnnounce();
  const list = useListWords();
  const { overlays, projection, connection, state, actor } = useRoom();
  const version = useLiveText(overlays);
  const hues = useDelegationHues(connection.snapshot.access.id, state);
  const placeOf = usePlaceName();
  const columns = useRef<HTMLDivElement>(null);
  const [layout, setLayout] = useState<Layout>(() => (window.matchMedia?.(WIDE).matches ? "side" : "stacked"));
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version stands for all that the overlays hold
  const compared = useMemo(() => comparison(overlays, on), [overlays, on, version]);
  const chosen = useChosenResult(compared, wanted, written, onWritten);
  const whyNot = useMayDecide();
  const ids = chosen.taken.map(({ id }) => id);
  const nothing = ids.length > 0 ? undefined : t(written ? "takeIn.credit.missing" : "takeIn.compare.nothing");
  const clause = "clause" in on ? projection.clause(on.clause) : undefined;
  const number = clause?.number ?? "";
  const lead = clause?.version ? "" : (clause?.lead ?? "");
  const place = placeOf(on);

  const say = ({ column, deleted, inserted }: ShownChange): string => {
    const found = compared.columns.find(({ amendment }) => amendment.id === column);
    if (!found) return "";
    const code = found.amendment.delegation;
    return [
      deleted ? t("takeIn.compare.deletion", { words: deleted.trim() }) : "",
      inserted ? t("takeIn.compare.insertion", { words: inserted.trim() }) : "",
      t("takeIn.compare.changeOf", { name: `${found.amendment.number}, ${hues.nameOf(code) ?? code}` }),
      found.rivals.length > 0 ? t("takeIn.compare.with", { names: list(found.rivals) }) : "",
    ]
      .filter(Boolean)
      .join(" ");
  };
  const walk = (step: 1 | -1) => {
    const change = !isCovered && columns.current ? walkChanges(columns.current, step) : undefined;
    announce(change ? say(change) : t("takeIn.compare.noChange"), "change");
  };
  useDecisionKeys(isCovered ? {} : { walk });

  return (
    <Dialog
      title={t("takeIn.compare.title", { place })}
      size="wide"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button autoFocus onPress={onClose}>
            {t("ui.close")}
          </Button>
          {actor.role === "facilitator" && "clause" in on ? (
            <BracketButton clause={on.clause} onDone={onClose} />
          ) : null}
          {actor.role === "facilitator" && compared.columns.length > 0 ? (
            <Button
              variant="primary"
              disabledReason={whyNot ?? nothing}
              onPress={() => onAccept({ ids, ...(written ? { written, onWritten } : {}) })}
            >
              {t("takeIn.compare.accept", { count: ids.length })}
            </Button>
          ) : null}
        </>
      }
    >
      <div className={styles.bar}>
        <Segmented<Layout>
          label={t("takeIn.compare.layout")}
          value={layout}
          onChange={setLayout}
          options={[
            { value: "side", label: t("takeIn.compare.side") },
            { value: "stacked", label: t("takeIn.compare.stacked") },
          ]}
        />
        <span className={styles.walk}>
          <span className={styles.keys}>{t("takeIn.compare.keys")}</span>
          <Button variant="quiet" onPress={() => walk(-1)}>
            {t("takeIn.compare.previous")}
          </Button>
          <Button variant="quiet" onPress={() => walk(1)}>
            {t("takeIn.compare.next")}
          </Button>
        </span>
      </div>
      <section
        ref={columns}
        className={classNames(styles.columns, layout === "side" && styles.side)}
        aria-label={t("takeIn.compare.columns")}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
      >
        <section className={styles.column} aria-label={t("takeIn.compare.base")}>
          <h3 className={styles.columnHead}>{t("takeIn.compare.base")}</h3>
          <ClauseText number={number}>
            <Runs runs={compared.present} lead={lead} noteNumbers={compared.noteNumbers} />
          </ClauseText>
        </section>
        {compared.columns.map((column) => (
          <AlternativeColumn key={column.amendment.id} column={column} number={number} lead={lead} hues={hues} />
        ))}
      </section>
      {compared.columns.length === 0 ? (
        <p>{t("takeIn.compare.none")}</p>
      ) : (
        <CompareResult on={on} compared={compared} chosen={chosen} />
      )}
    </Dialog>
  );
}
