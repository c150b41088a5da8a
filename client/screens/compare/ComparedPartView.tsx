import { memo, type ReactNode, useContext } from "react";
import { useTranslation } from "react-i18next";
import type { ClauseKind } from "../../../shared/domain/clause.ts";
import { classNames } from "../../ui/classNames.ts";
import { useInterfaceLanguage } from "../room/useInterfaceLanguage.ts";
import { MarkedRuns } from "../text/MarkedRuns.tsx";
import styles from "./ComparedPage.module.css";
import { type ComparedPart, type Segments, sideOf } from "./comparison.ts";
import { CurrentChange, changeId } from "./currentChange.ts";
import { changeSpoken, nameOfChange } from "./partWords.ts";

/** Both texts laid over each other, or one of them alone. */
type ShownSide = "both" | "from" | "to";

export interface ComparedPartViewProps {
  readonly part: ComparedPart;
  readonly side: ShownSide;
  readonly noteNumbers: ReadonlyMap<string, number>;
  /** Shows from the old label to the new one; drawn in the direction of the text. */
  readonly arrow: "→" | "←";
}

/** Element of a clause's words: title and headings are headings, as in the editor. */
const TAGS: Partial<Record<ComparedPart["kind"], "h2" | "h3">> = { title: "h2", heading: "h3", annex: "h3" };

/** A paragraph or a note with what changed in it. It is drawn anew only when it reads otherwise. Rules UI165, UI166. */
export const ComparedPartView = memo(function ComparedPartView(props: ComparedPartViewProps) {
  const { part, side } = props;
  const { kind, level, change } = part;
  // On the side where it is not, nothing stands: the place is left free beside it.
  if ((side === "from" && change === "added") || (side === "to" && change === "removed")) return <div />;
  const number = side === "from" ? part.fromNumber : part.toNumber || part.fromNumber;
  if (kind === "note") {
    return (
      <div className="note">
        <span className={classNames("note-number", styles.noteNumber)}>{number}</span>
        <p className="note-text">
          <PartWords {...props} />
        </p>
      </div>
    );
  }
  const Words = TAGS[kind] ?? "p";
  return (
    <div className={`clause clause-${kind}`} data-level={level} data-change={change}>
      <div className={classNames("clause-margin", styles.margin)}>
        <Labels {...props} />
      </div>
      {part.cells ? (
        <PartTable {...props} />
      ) : (
        <Words className="clause-text" {...(number ? { "data-number": number } : {})}>
          <PartWords {...props} />
        </Words>
      )}
      {hasStatus(part, side) ? <Status part={part} /> : null}
    </div>
  );
});

/** True where a word must say what happened: to the paragraph as a whole, or to what no word of it shows. */
function hasStatus(part: ComparedPart, side: ShownSide): boolean {
  if (part.change === "added") return side === "both";
  if (part.change === "removed") return side !== "to";
  return side !== "from" && hasOwnChange(part);
}

/** True for a change that is in no words: another place, another kind. */
function hasOwnChange({ change, count, segments, cells = [] }: ComparedPart): boolean {
  const isMarked = [...segments, ...cells.flat(2)].some(({ type }) => type === "change");
  return change === "moved" || (change === "changed" && count === 1 && !isMarked);
}

function Labels({ part: { fromLabel, toLabel, change }, side, arrow }: ComparedPartViewProps) {
  if (side !== "both") return <bdi>{side === "from" ? fromLabel : toLabel}</bdi>;
  if (fromLabel === toLabel || change === "added" || change === "removed") return <bdi>{toLabel || fromLabel}</bdi>;
  return (
    <>
      <bdi className={styles.formerLabel}>{fromLabel || "–"}</bdi>{" "}
      <span className={styles.newLabel}>
        {arrow} <bdi>{toLabel || "–"}</bdi>
      </span>
    </>
  );
}

/** What happened to a paragraph as a whole, in a word. */
function Status({ part }: { readonly part: ComparedPart }) {
  const { t } = useTranslation();
  const ours = useInterfaceLanguage();
  const words = nameOfChange(part, t);
  return (
    <div className={classNames("clause-status", styles.status)} {...ours}>
      {hasOwnChange(part) ? (
        <Place part={part} index={part.first}>
          {words}
        </Place>
      ) : (
        words
      )}
    </div>
  );
}

function PartWords(props: ComparedPartViewProps) {
  const { part } = props;
  const isWhole = part.change === "added" || part.change === "removed";
  if (!isWhole) return <Marked {...props} segments={part.segments} first={firstInWords(part)} />;
  return (
    <Place part={part} index={part.first}>
      <MarkedRuns segments={part.segments} view="changes" noteNumbers={props.noteNumbers} />
    </Place>
  );
}

/** A move is the first change of its paragraph; those in its words come after it. */
const firstInWords = ({ first, change }: ComparedPart): number => first + (change === "moved" ? 1 : 0);

interface MarkedProps extends ComparedPartViewProps {
  readonly segments: Segments;
  /** Which change of the whole text the first one in here is. */
  readonly first: number;
}

function Marked({ part, side, noteNumbers, segments, first }: MarkedProps) {
  let next = first;
  return segments.map((segment) => {
    const shown = side === "both" ? [segment] : sideOf([segment], side);
    const runs = <MarkedRuns segments={shown} view="changes" noteNumbers={noteNumbers} lead={part.lead} />;
    const key = `${segment.type} ${segment.offset}`;
    if (segment.type === "same") return <span key={key}>{runs}</span>;
    const index = next++;
    if (shown.length === 0) return null;
    // Side by side the place one goes to is where there are new words, else where the old ones went.
    const isTarget = side !== "from" || sideOf([segment], "to").length === 0;
    if (!isTarget) return <span key={key}>{runs}</span>;
    return (
      <Place key={key} part={part} index={index}>
        {runs}
      </Place>
    );
  });
}

function Place({
  part,
  index,
  children,
}: {
  readonly part: ComparedPart;
  readonly index: number;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation();
  const isCurrent = useContext(CurrentChange) === index;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand in the midst of a sentence.
    <span
      id={changeId(index)}
      role="group"
      aria-label={changeSpoken(part, index, t)}
      tabIndex={-1}
      className={styles.place}
      data-current={isCurrent || undefined}
    >
      {children}
    </span>
  );
}

function PartTable(props: ComparedPartViewProps) {
  const { part } = props;
  const { cells = [], headerRows } = part;
  const isWhole = part.change === "added" || part.change === "removed";
  let next = firstInWords(part);
  const table = (
    <table className="clause-text">
      <tbody>
        {cells.map((row, rowIndex) => (
          <tr key={placeKey(rowIndex)}>
            {row.map((segments, column) => {
              const first = next;
              next += segments.filter(({ type }) => type === "change").length;
              const Cell = rowIndex < headerRows ? "th" : "td";
              return (
                <Cell key={placeKey(column)}>
                  {isWhole ? (
                    <MarkedRuns segments={segments} view="changes" noteNumbers={props.noteNumbers} />
                  ) : (
                    <Marked {...props} segments={segments} first={first} />
                  )}
                </Cell>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
  return isWhole ? <WholeTable part={part}>{table}</WholeTable> : table;
}

function WholeTable({ part, children }: { readonly part: ComparedPart; readonly children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <section id={changeId(part.first)} aria-label={changeSpoken(part, part.first, t)} tabIndex={-1}>
      {children}
    </section>
  );
}

/** Rows and columns of content have no identity but their place. */
const placeKey = (index: number): string => `at ${index}`;

/** Id of the element that shows a paragraph. */
export function partId({ kind, id }: { readonly kind: ClauseKind | "note"; readonly id: string }): string {
  return `${kind === "note" ? "compared-note" : "compared"}-${id}`;
}
