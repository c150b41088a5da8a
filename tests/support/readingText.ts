import type { ContentClause, ImportResult } from "../../shared/document/content.ts";
import type { Run } from "../../shared/domain/clause.ts";
import { importText } from "../../shared/formats/text/importText.ts";
import { counter } from "./counter.ts";

export const read = (source: string): ImportResult => importText(source, { newId: counter() });

/** A clause as "operative 1. Requests States;", sub-clauses with their level, notes in braces, breaks as ⏎. */
export function shown(clause: ContentClause): string {
  return shownWith(clause, words);
}

/** The same with the marks of its words: "operative 1. <em:Requests> States;". */
export function shownMarked(clause: ContentClause): string {
  return shownWith(clause, markedWords);
}

function shownWith({ kind, level, number, text }: ContentClause, wordsOf: (runs: readonly Run[]) => string): string {
  const deep = level > 0 ? `/${level}` : "";
  return [`${kind}${deep}`, number, wordsOf(text)].filter((part) => part !== "").join(" ");
}

export const words = (runs: readonly Run[]): string =>
  runs.map((run) => ("text" in run ? run.text : "break" in run ? "⏎" : `{${run.footnote}}`)).join("");
/** "H<sub:2>O", notes in braces, breaks as ⏎. */
export const markedWords = (runs: readonly Run[]): string =>
  runs.map((run) => ("text" in run && run.marks ? `<${run.marks.join()}:${run.text}>` : words([run]))).join("");
export const clauses = (source: string): string[] => read(source).content.clauses.map(shown);
export const codes = ({ warnings }: ImportResult) => warnings.map(({ code, line }) => `${line ?? "-"} ${code}`);

export const RESOLUTION = `
 48/99. Protection of coastal
lagoons

 The General Assembly,

 Recalling its resolution 47/12 of 3 March
2021 on wetlands,

 Mindful of the role of mangroves,

 1. Urges States to map their lagoons by
2030;

 2. Requests the Secretary-General:

 (a) To report on the maps;

 (b) To convene experts.

12th plenary meeting
4 May 2022
`;
