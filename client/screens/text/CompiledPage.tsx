import "../../editor/editor.css";
import { type CSSProperties, memo, useCallback, useEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Compiled, CompiledText } from "../../../shared/amendments/compilation.ts";
import type { ContentClause } from "../../../shared/document/content.ts";
import type { Projection } from "../../../shared/document/projection.ts";
import type { ProjectionChange } from "../../../shared/document/views.ts";
import { type ClauseKind, plainText } from "../../../shared/domain/clause.ts";
import { directionOf } from "../../../shared/domain/draftHead.ts";
import type { ClauseId } from "../../../shared/domain/ids.ts";
import { organItalics } from "../../../shared/phrases/organNames.ts";
import { type DelegationHues, useDelegationHues } from "../../live/delegationHues.ts";
import page from "../room/DraftPage.module.css";
import { Masthead } from "../room/Masthead.tsx";
import { useRoom } from "../room/roomContext.ts";
import { useInterfaceLanguage } from "../room/useInterfaceLanguage.ts";
import { useProjected } from "../room/useProjection.ts";
import type { Zoom } from "../room/useZoom.ts";
import styles from "./CompiledPage.module.css";
import { CompiledPieces } from "./CompiledPieces.tsx";
import { compiledOf } from "./compiledOf.ts";
import { Runs } from "./Runs.tsx";
import { useOfWhole } from "./useOfWhole.ts";

const headOf = (projection: Projection) => projection.head;
const onHead = (change: ProjectionChange) => change.head;

/**
 * The compilation text on the sheet, read-only and live: word for word what the export gives, with the same choice of
 * amendments as the other views. Rules UI111, UI112.
 */
export function CompiledPage({ zoom }: { readonly zoom: Zoom }) {
  const { t } = useTranslation();
  const ours = useInterfaceLanguage();
  const { connection, projection, overlays, liveState, state, viewSettings, editor } = useRoom();
  const text = useRef<HTMLDivElement>(null);
  // The outline and the panel lead to paragraphs through the editor, which is out of sight here.
  useEffect(
    () =>
      editor?.onActiveClause((id) => {
        clauseIn(text.current, id)?.scrollIntoView({ block: "nearest" });
      }),
    [editor],
  );
  const { filter } = viewSettings;
  const head = useProjected(projection, headOf, onHead);
  const hues = useDelegationHues(connection.snapshot.access.id, state);
  const { clauses, footnotes } = useOfWhole(
    overlays,
    useCallback(
      (former: CompiledText | null) => compiledOf(projection.draft, overlays, liveState.state, filter, former),
      [projection, overlays, liveState, filter],
    ),
  );
  const isDrawn = clauses.length > 0;
  const active = editor?.activeClause ?? null;
  // Whoever changes the view goes on at the same paragraph.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the text is there
  useEffect(() => {
    if (isDrawn && active) clauseIn(text.current, active)?.scrollIntoView({ block: "center" });
  }, [isDrawn]);
  const noteNumbers = useMemo(() => new Map(footnotes.map(({ id, number }) => [id, number])), [footnotes]);
  return (
    <article
      className={page.page}
      aria-label={t("compiled.label")}
      lang={head.language}
      dir={directionOf(head.language)}
      style={{ "--zoom": zoom / 100 } as CSSProperties}
    >
      <Masthead head={head} />
      <p className={styles.about} {...ours}>
        {t("compiled.about")}
      </p>
      <div className="draft-text" ref={text}>
        {clauses.map((clause) => (
          <CompiledClause key={clause.id} clause={clause} noteNumbers={noteNumbers} hues={hues} />
        ))}
        {footnotes.map((note) => (
          <div key={note.id} className="note" id={`note-${note.id}`}>
            <span className={`note-number ${styles.noteNumber}`}>{note.number}</span>
            <p className="note-text">
              <CompiledPieces pieces={note.pieces} lead="" noteNumbers={noteNumbers} hues={hues} />
            </p>
          </div>
        ))}
      </div>
    </article>
  );
}

function clauseIn(text: HTMLElement | null, id: ClauseId | null): Element | undefined {
  return [...(text?.children ?? [])].find((one) => one.getAttribute("data-clause") === id);
}

interface CompiledClauseProps {
  readonly clause: Compiled<ContentClause>;
  readonly noteNumbers: ReadonlyMap<string, number>;
  readonly hues: DelegationHues;
}

/** Element of a clause's words: title and headings are headings, as in the editor. */
const TAGS: Partial<Record<ClauseKind, "h2" | "h3">> = { title: "h2", heading: "h3", annex: "h3" };

/** One clause: label in the margin, number, words. It is drawn anew only when it reads otherwise. */
const CompiledClause = memo(function CompiledClause({ clause, noteNumbers, hues }: CompiledClauseProps) {
  const { id, kind, level, label, number, lead, pieces, cells, header = 0 } = clause;
  const Words = TAGS[kind] ?? "p";
  const italics = kind === "enacting" ? organItalics(plainText(pieces[0]?.runs ?? [])) : lead;
  return (
    <div className={`clause clause-${kind}`} data-level={level} data-clause={id}>
      <div className={`clause-margin ${styles.margin}`} aria-hidden="true">
        <bdi>{label}</bdi>
      </div>
      {cells ? (
        <table className="clause-text">
          <tbody>
            {cells.map((row, rowIndex) => (
              <CompiledRow key={rowKey(rowIndex)} row={row} isHeader={rowIndex < header} noteNumbers={noteNumbers} />
            ))}
          </tbody>
        </table>
      ) : (
        <Words className="clause-text" {...(number ? { "data-number": number } : {})}>
          <CompiledPieces pieces={pieces} lead={italics} noteNumbers={noteNumbers} hues={hues} />
        </Words>
      )}
    </div>
  );
});

function CompiledRow({
  row,
  isHeader,
  noteNumbers,
}: {
  readonly row: NonNullable<ContentClause["cells"]>[number];
  readonly isHeader: boolean;
  readonly noteNumbers: ReadonlyMap<string, number>;
}) {
  const Element = isHeader ? "th" : "td";
  return (
    <tr>
      {row.map((runs, index) => (
        <Element key={rowKey(index)}>
          <Runs runs={runs} lead="" noteNumbers={noteNumbers} />
        </Element>
      ))}
    </tr>
  );
}

/** Rows and columns of content have no identity but their place. */
const rowKey = (index: number): string => `at ${index}`;
