import { plainText, type Run } from "../domain/clause.ts";
import type { Language } from "../domain/draftHead.ts";
import { joinRuns } from "../domain/joinRuns.ts";
import type { Overlay, Segment } from "./overlay.ts";
import { sliceRuns } from "./runEdits.ts";

/** What is written into brackets by the machine, in the language of the draft. */
export interface CompilationWords {
  readonly delete: string;
  readonly moveAfter: string;
  readonly moveFirst: string;
  readonly quotes: readonly [open: string, close: string];
}

const WORDS: Readonly<Record<Language, CompilationWords>> = {
  ar: { delete: "حذف", moveAfter: "ينقل بعد", moveFirst: "ينقل إلى البداية", quotes: ["”", "“"] },
  en: { delete: "delete", moveAfter: "move after", moveFirst: "move to the beginning", quotes: ["“", "”"] },
  es: {
    delete: "suprímase",
    moveAfter: "trasládese después de",
    moveFirst: "trasládese al principio",
    quotes: ["“", "”"],
  },
  fr: { delete: "supprimer", moveAfter: "déplacer après", moveFirst: "déplacer au début", quotes: ["« ", " »"] },
  ru: { delete: "исключить", moveAfter: "перенести после", moveFirst: "перенести в начало", quotes: ["«", "»"] },
  zh: { delete: "删除", moveAfter: "移至其后：", moveFirst: "移至开头", quotes: ["“", "”"] },
};

/** The words of the machine for a language. */
export function compilationWords(language: Language): CompilationWords {
  return WORDS[language];
}

/** A stretch of a compilation: words of the draft or of an amendment, or what the machine wrote round them. */
export interface CompiledPiece {
  readonly made: "words" | "bracket" | "attribution" | "command";
  readonly runs: readonly Run[];
  /** Of an attribution: whose reading begins here. */
  readonly delegations?: readonly string[];
}

/** Pieces as the runs that are exported. */
export function runsOfPieces(pieces: readonly CompiledPiece[]): readonly Run[] {
  return joinRuns(pieces.flatMap(({ runs }) => runs));
}

/** `[EU, JPN: regular]`; a `command` is what the machine says in place of words. */
export function attributed(
  delegations: readonly string[],
  runs: readonly Run[],
  made: "words" | "command" = "words",
): CompiledPiece[] {
  return [
    { made: "attribution", runs: [{ text: `[${delegations.join(", ")}: ` }], delegations },
    { made, runs },
    bracket("]"),
  ];
}

/** One bracket of those round contested words. */
export function bracket(sign: "[" | "]"): CompiledPiece {
  return { made: "bracket", runs: [{ text: sign }] };
}

/** Words as they stand. */
export function plainPiece(runs: readonly Run[]): CompiledPiece {
  return { made: "words", runs };
}

/**
 * A clause as compilation text: what is contested stands in brackets, behind it each reading in brackets of its own with
 * those who want it, in the order of their amendments. Brackets are made here and never typed. Rule AM27.
 */
export function compiledPieces(segments: Overlay["segments"], language: Language): readonly CompiledPiece[] {
  return segments.flatMap((segment) =>
    segment.type === "same" ? [plainPiece(segment.runs)] : compiledPlace(segment, WORDS[language]),
  );
}

/** The same as it is exported. Rule AM27. */
export function compiledRuns(segments: Overlay["segments"], language: Language): readonly Run[] {
  return runsOfPieces(compiledPieces(segments, language));
}

function compiledPlace(place: Extract<Segment, { readonly type: "change" }>, words: CompilationWords): CompiledPiece[] {
  const old = withoutBlanks(place.old);
  const quoted = `${words.quotes[0]}${plainText(old.runs)}${words.quotes[1]}`;
  const readings = place.alternatives.map(({ proposals, runs }) => {
    const delegations = [...new Set(proposals.flatMap((proposal) => proposal.delegations))];
    const inner = withoutBlanks(runs);
    const pieces =
      inner.runs.length > 0
        ? attributed(delegations, inner.runs)
        : attributed(delegations, [{ text: `${words.delete} ${quoted}` }], "command");
    return { pieces, before: inner.before, after: inner.after };
  });
  const bracketed: readonly CompiledPiece[][] = [
    ...(old.runs.length > 0 ? [[bracket("["), plainPiece(old.runs), bracket("]")]] : []),
    ...readings.map(({ pieces }) => pieces),
  ];
  // The blanks round a changed place are the base's where it has words there, else those that the new words bring.
  const blanks = old.runs.length > 0 ? old : { before: longest(readings, "before"), after: longest(readings, "after") };
  return [
    plainPiece([{ text: blanks.before }]),
    ...bracketed.flatMap((pieces, index) => (index === 0 ? pieces : [plainPiece([{ text: " " }]), ...pieces])),
    plainPiece([{ text: blanks.after }]),
  ];
}

function longest<Side extends "before" | "after">(
  readings: readonly Readonly<Record<Side, string>>[],
  side: Side,
): string {
  return readings.reduce((best, reading) => (reading[side].length > best.length ? reading[side] : best), "");
}

interface Trimmed {
  readonly before: string;
  readonly runs: readonly Run[];
  readonly after: string;
}

function withoutBlanks(runs: readonly Run[]): Trimmed {
  const text = runs.map((run) => ("text" in run ? run.text : "\ufffc")).join("");
  const words = text.trim();
  if (words === "") return { before: "", runs: [], after: text };
  const from = text.indexOf(words);
  const to = from + words.length;
  return { before: text.slice(0, from), runs: sliceRuns(runs, from, to), after: text.slice(to) };
}
