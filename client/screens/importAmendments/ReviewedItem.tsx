import { type CSSProperties, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Amendment, delegationsOf } from "../../../shared/domain/amendment.ts";
import { directionOf } from "../../../shared/domain/draftHead.ts";
import type { DelegationHues } from "../../live/delegationHues.ts";
import { useAnnounce } from "../../ui/Announcer.tsx";
import { Button } from "../../ui/Button.tsx";
import { Checkbox } from "../../ui/Checkbox.tsx";
import { Tag } from "../../ui/Tag.tsx";
import { AmendmentChange } from "../room/amendments/AmendmentChange.tsx";
import { kindWord } from "../room/amendments/kindWord.ts";
import { MoveTarget } from "../room/amendments/MoveTarget.tsx";
import { useRoom } from "../room/roomContext.ts";
import { Runs } from "../text/Runs.tsx";
import type { ItemResult, PlacedItem } from "./fileReview.ts";
import styles from "./ImportAmendments.module.css";
import { segmentsOf, wordsOf } from "./itemWords.ts";

export interface ReviewedItemProps {
  readonly item: PlacedItem;
  /** The delegation it would be tabled for. */
  readonly speaker: string | null;
  readonly hues: DelegationHues;
  readonly isKept: boolean;
  readonly isIdle: boolean;
  readonly result: ItemResult | undefined;
  /** The open amendment that says the same. */
  readonly former: Amendment | undefined;
  readonly onKeep: (isKept: boolean) => void;
}

const NO_NUMBERS: ReadonlyMap<string, number> = new Map();

/** One thing that a file proposes: who, what, why, whether it is tabled, and what stands against it. Rules UI210, UI212, UI215. */
export function ReviewedItem({ item, speaker, hues, isKept, isIdle, result, former, onKeep }: ReviewedItemProps) {
  const { t } = useTranslation();
  const { projection } = useRoom();
  const { language } = projection.head;
  const lead = (item.clause && projection.clause(item.clause)?.lead) || "";
  const kind = t(`amend.kind.${kindWord({ kind: item.kind, base: item.before, text: item.after })}`);
  const isTabled = result?.state === "tabled";
  const who = (
    <>
      {speaker === null ? (
        <bdi>{item.author || t("fileAmend.nobody")}</bdi>
      ) : (
        <Tag code={speaker} name={hues.nameOf(speaker)} hue={hues.hueOf(speaker)} />
      )}{" "}
      <span className={styles.muted}>{kind}</span>
    </>
  );
  return (
    <article
      className={styles.item}
      style={speaker === null ? undefined : ({ "--edge": `var(--hue-${hues.hueOf(speaker)})` } as CSSProperties)}
      data-state={result?.state}
    >
      <div className={styles.itemHead}>
        {item.proposed === null || isTabled ? (
          <p>{who}</p>
        ) : (
          <Checkbox isSelected={isKept} isDisabled={!isIdle} onChange={onKeep}>
            {who}
          </Checkbox>
        )}
        {result?.state === "tabled" ? (
          <p className={styles.tabled}>{t("fileAmend.isTabled", { number: result.number })}</p>
        ) : null}
        {item.problem === null ? null : <CopyWords words={wordsOf(item)} />}
      </div>
      {item.problem === null ? null : <p className={styles.problem}>{t(`fileAmend.problem.${item.problem}`)}</p>}
      {former ? (
        <p className={styles.problem}>
          {t("fileAmend.former", { number: former.number, codes: delegationsOf(former).join(", ") })}
        </p>
      ) : null}
      {item.proposed?.kind === "move" ? <MoveTarget proposed={item.proposed} /> : null}
      <AmendmentChange segments={segmentsOf(item)} lead={item.kind === "insert" ? "" : lead} />
      {item.notes.length > 0 ? (
        <ul className={styles.notes} lang={language} dir={directionOf(language)}>
          {item.notes.map((note) => (
            <li key={note.id}>
              {t("fileAmend.newNote")} <Runs runs={note.runs} lead="" noteNumbers={NO_NUMBERS} />
            </li>
          ))}
        </ul>
      ) : null}
      {item.reason ? (
        <p className={styles.muted} dir="auto">
          {item.reason}
        </p>
      ) : null}
      {result?.state === "failed" ? (
        <p className={styles.failed} role="alert">
          {result.number === null ? null : `${t("fileAmend.sponsorsFailed", { number: result.number })} `}
          {t(result.error.messageKey)}
        </p>
      ) : null}
    </article>
  );
}

/** What has no place is not lost: it can be taken along by hand. */
function CopyWords({ words }: { readonly words: string }) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const [isBarred, setIsBarred] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(words);
      announce(t("share.copied"));
      setIsBarred(false);
    } catch {
      setIsBarred(true);
    }
  };
  return (
    <>
      <Button variant="quiet" onPress={() => void copy()}>
        {t("share.copy")}
      </Button>
      {isBarred ? <p role="alert">{t("room.salvage.copyFailed")}</p> : null}
    </>
  );
}
