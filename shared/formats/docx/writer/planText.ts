import type { Compiled } from "../../../amendments/compilation.ts";
import type { CompiledPiece } from "../../../amendments/compiledRuns.ts";
import { sliceRuns } from "../../../amendments/runEdits.ts";
import type { Content, ContentClause } from "../../../document/content.ts";
import { runsLength } from "../../../document/inline.ts";
import { leadLength } from "../../../document/leadLength.ts";
import type { Run } from "../../../domain/clause.ts";
import type { FileView } from "../../fileView.ts";
import { printedNumber } from "../../printedNumber.ts";
import { clauseBookmark, paragraphStyle } from "../trackedForm.ts";
import type { Block, Inline, Layers, Look, NotePlan, ParagraphBlock, Plan } from "./blocks.ts";
import { colorOf } from "./delegationColors.ts";
import { listPlaces } from "./listPlaces.ts";

const NOTHING: Layers = {};

/** A text without tracked changes, as it is written: `final` numbers itself, the others bear their labels as text. Rules DX4–DX6. */
export function planText(view: Exclude<FileView, { readonly view: "tracked" }>): Plan {
  const { content } = view;
  const compiled = view.view === "compilation" ? view.compiled : undefined;
  const clauses: readonly (ContentClause | Compiled<ContentClause>)[] = compiled?.clauses ?? content.clauses;
  const places = view.view === "final" ? listPlaces(clauses, content) : [];
  const colors = colorOf(compiled);
  const blocks = clauses.flatMap((clause, index): Block[] => {
    const list = places[index];
    const label = list ? undefined : labelOf(clause, content, view.view);
    const inlines =
      "pieces" in clause ? compiledInlines(clause, colors) : runInlines(clause.text, NOTHING, leadLength(clause));
    const paragraph: ParagraphBlock = {
      type: "paragraph",
      style: paragraphStyle(clause.kind, clause.level),
      ...(list ? { list } : {}),
      ...(label ? { label } : {}),
      ...bookmarked(clause.id),
      inlines,
      mark: NOTHING,
      moveStarts: [],
    };
    return clause.kind === "table" ? [paragraph, ...tableBlocks(clause, NOTHING)] : [paragraph];
  });
  const notes = compiled
    ? compiled.footnotes.map(({ id, pieces }): [string, NotePlan] => [id, { inlines: pieceInlines(pieces, colors) }])
    : content.footnotes.map(({ id, text }): [string, NotePlan] => [id, { inlines: runInlines(text, NOTHING) }]);
  return { blocks, notes: new Map(notes), comments: [] };
}

/** The hidden bookmark of a clause, if its id fits into one. */
export function bookmarked(id: string): { readonly bookmark?: string } {
  const bookmark = clauseBookmark(id);
  return bookmark === undefined ? {} : { bookmark };
}

/** What is written before a clause that no list numbers, as text. */
export function labelOf(
  clause: Pick<ContentClause, "kind" | "level" | "number" | "label">,
  { head, type }: Content,
  view: FileView["view"],
): ParagraphBlock["label"] {
  const { kind, number } = clause;
  if (kind === "annex" && number !== "") return { text: number, ends: "break" };
  if (kind === "title") {
    return head.number === undefined || type === "report" ? undefined : { text: `${head.number}.`, ends: "tab" };
  }
  const text = printedNumber(view, clause);
  return text === "" ? undefined : { text, ends: "tab" };
}

/** Runs as pieces of a paragraph, the opening phrase cut off. */
export function runInlines(runs: readonly Run[], layers: Layers, lead = 0): Inline[] {
  const looks: readonly [readonly Run[], Look][] = [
    [sliceRuns(runs, 0, lead), { isLead: true }],
    [sliceRuns(runs, lead, runsLength(runs)), {}],
  ];
  return looks.flatMap(([part, look]) => part.map((run) => ({ run, look, layers })));
}

/** The rows of a table, if it has any. */
export function tableBlocks(
  { header = 0, cells = [] }: Pick<ContentClause, "header" | "cells">,
  layers: Layers,
): Block[] {
  if (cells.length === 0) return [];
  return [{ type: "table", header, rows: cells.map((row) => row.map((cell) => runInlines(cell, layers))), layers }];
}

function compiledInlines(
  clause: Compiled<ContentClause>,
  colors: (delegations: readonly string[]) => string,
): Inline[] {
  const lead = leadLength(clause);
  let at = 0;
  return pieceInlines(clause.pieces, colors).flatMap((inline): Inline[] => {
    if (!("run" in inline)) return [inline];
    const length = runsLength([inline.run]);
    const cut = Math.max(0, Math.min(length, lead - at));
    at += length;
    if (cut === 0 || inline.look.made) return [inline];
    return runInlines([inline.run], inline.layers, cut);
  });
}

function pieceInlines(pieces: readonly CompiledPiece[], colors: (delegations: readonly string[]) => string): Inline[] {
  let color: string | undefined;
  return pieces.flatMap(({ made, runs, delegations }): Inline[] => {
    if (delegations) color = colors(delegations);
    const look: Look = {
      ...(made !== "words" ? { made } : color === undefined ? {} : { made: "proposed" }),
      ...(color === undefined ? {} : { color }),
    };
    if (made === "bracket") color = undefined;
    return runs.map((run) => ({ run, look, layers: NOTHING }));
  });
}
