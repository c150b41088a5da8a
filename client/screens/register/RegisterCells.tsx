import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import type { AmendmentStatus } from "../../../shared/domain/amendment.ts";
import { assertNever } from "../../../shared/domain/assertNever.ts";
import type { Formats } from "../../live/useFormats.ts";
import { Chip, type ChipTone } from "../../ui/Chip.tsx";
import styles from "./RegisterCells.module.css";
import { type ShownRow, shownKind } from "./registerRows.ts";
import { roomAddress } from "./roomAddress.ts";

/** The number, which leads to the amendment in the room. */
export function PlaceLink({ draft, row }: { readonly draft: string; readonly row: ShownRow }) {
  return (
    <Link href={roomAddress(draft, row)} className={styles.link}>
      <bdi>{row.number}</bdi>
    </Link>
  );
}

const TONES: Readonly<Record<AmendmentStatus, ChipTone>> = {
  tabled: "open",
  accepted: "agreed",
  acceptedAsModified: "agreed",
  merged: "accent",
  parked: "neutral",
  withdrawn: "neutral",
  declined: "neutral",
};

/** How an amendment stands, and with which others it collides. */
export function RowState({ row }: { readonly row: ShownRow }) {
  const { t, i18n } = useTranslation();
  const rivals = new Intl.ListFormat(i18n.language, { type: "unit" }).format(row.collidesWith);
  return (
    <span className={styles.states}>
      <Chip tone={TONES[row.status]}>
        {row.mergedInto ? t("register.mergedInto", { number: row.mergedInto }) : t(`amend.status.${row.status}`)}
      </Chip>
      {row.collidesWith.length > 0 ? (
        <span className={styles.rivals}>
          <span aria-hidden="true">⚠ </span>
          <Unbroken words={t("register.collides", { numbers: rivals })} />
        </span>
      ) : null}
      {row.isStale ? (
        <span className={styles.rivals}>
          <span aria-hidden="true">⚠ </span>
          {t("register.baseChanged")}
        </span>
      ) : null}
    </span>
  );
}

/** A sentence whose amendment numbers stay on one line. */
function Unbroken({ words }: { readonly words: string }) {
  return words.split(/(A-\d+)/).map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      <bdi key={part} className={styles.nowrap}>
        {part}
      </bdi>
    ),
  );
}

/** What an amendment asks for: words that go are struck, words that come underlined, all else is said. */
export function RowSummary({
  row,
  lang,
  dir,
}: {
  readonly row: ShownRow;
  readonly lang: string;
  readonly dir: "ltr" | "rtl";
}) {
  const { t } = useTranslation();
  const kind = shownKind(row);
  switch (kind) {
    case "delete":
    case "move":
      return t(`register.summary.${kind}`, { label: row.label || t("register.summary.paragraph") });
    case "nothing":
      return t("register.summary.nothing");
    case "new":
    case "alt":
    case "insert":
    case "deleteWords":
    case "replace":
      return (
        <span lang={lang} dir={dir} className={styles.words}>
          {row.summary.map((swap, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the swaps of an amendment have no other identity than their place.
            <span key={index} className={styles.swap}>
              {swap.old ? <del className={styles.del}>{swap.old}</del> : null}
              {swap.old && swap.new ? <span className={styles.to}> → </span> : null}
              {swap.new ? <ins className={styles.ins}>{swap.new}</ins> : null}
            </span>
          ))}
        </span>
      );
    default:
      return assertNever(kind);
  }
}

/** When an amendment was decided, by whom, and why. */
export function DecidedWords({ row, formats }: { readonly row: ShownRow; readonly formats: Formats }) {
  const { t } = useTranslation();
  if (row.decidedAt === null) return null;
  return (
    <span className={styles.decision}>
      <time dateTime={row.decidedAt}>{formats.dateTime(row.decidedAt)}</time>
      {row.decidedBy ? <bdi>{row.decidedBy}</bdi> : null}
      {row.decisionReason ? (
        <span className={styles.why}>{t("register.because", { reason: row.decisionReason })}</span>
      ) : null}
    </span>
  );
}
