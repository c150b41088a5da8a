import type { ClauseKind } from "../domain/clause.ts";
import type { Language } from "../domain/draftHead.ts";
import type { LabelChange, LabelList } from "../domain/events.ts";
import type { ClauseId } from "../domain/ids.ts";
import { subNumber } from "./numbering.ts";

/** A clause of the text in its place, with the label it would have if labels ran ("OP 4"); empty for kinds without one. */
export interface RunningClause {
  readonly id: ClauseId;
  readonly kind: ClauseKind;
  readonly level: number;
  readonly label: string;
}

const SUFFIXES = [
  ..."bis ter quater quinquies sexies septies octies novies decies undecies duodecies terdecies quaterdecies".split(
    " ",
  ),
  ..."quindecies sexdecies septdecies octodecies novodecies vicies".split(" "),
];
const SUFFIX = new RegExp(` (?:${SUFFIXES.join("|")}|\\d+ies)$`);

/** The word for the nth clause of one number: 2 is "bis", 3 "ter"; beyond 20 the figure, "21ies". Rule NU11. */
export function suffix(ordinal: number): string {
  return SUFFIXES[ordinal - 2] ?? `${ordinal}ies`;
}

/** The first "<stem> bis", "<stem> ter" … that nothing bears. A clause after OP 3 ter is OP 3 quater, not OP 3 ter bis. */
function freeSuffix(label: string, taken: ReadonlySet<string>): string {
  const stem = label.replace(SUFFIX, "");
  for (let ordinal = 2; ; ordinal++) {
    const candidate = `${stem} ${suffix(ordinal)}`;
    if (!taken.has(candidate)) return candidate;
  }
}

/** The label of a competing version: "OP 3 alt", then "OP 3 alt 2". Rule NU13. */
export function versionLabel(label: string, taken: ReadonlySet<string>): string {
  for (let ordinal = 1; ; ordinal++) {
    const candidate = `${label} alt${ordinal === 1 ? "" : ` ${ordinal}`}`;
    if (!taken.has(candidate)) return candidate;
  }
}

/** Clauses that are counted together: those of level 0 of one kind in the text or an annex, or the sub-clauses of one clause. */
interface List {
  /** True when one of them bears a label already: new ones come in between, and do not count on. */
  isFrozen: boolean;
  /** Label of the last one passed. */
  last?: string;
  /** Label of the clause above; empty at level 0. */
  parent: string;
}

/** The list that each clause with a label belongs to, and the list below each clause. */
function listsOf(text: readonly RunningClause[], frozen: ReadonlyMap<ClauseId, string>) {
  const of = new Map<ClauseId, List>();
  const below = new Map<ClauseId, List>();
  let tops = new Map<ClauseKind, List>();
  let path: ClauseId[] = [];
  for (const { id, kind, level, label } of text) {
    if (kind === "annex") {
      tops = new Map();
      path = [];
    }
    if (label === "") continue;
    const above = level > 0 ? path[level - 1] : undefined;
    const list = (above === undefined ? tops.get(kind) : below.get(above)) ?? { isFrozen: false, parent: "" };
    if (above === undefined) tops.set(kind, list);
    else below.set(above, list);
    list.isFrozen ||= frozen.has(id);
    of.set(id, list);
    path.length = level;
    path[level] = id;
  }
  return { of, below };
}

/**
 * Labels for the clauses of a text that have none yet; those of others never change. A clause that came in after OP 3 is
 * OP 3 bis, or the next suffix that is free; before the first one OP 0 bis; a list that is new counts (a), (b) for itself.
 * A deleted clause leaves its label unused. `others` are labels given to what is only proposed. Pure. Rules NU10–NU12.
 */
export function missingLabels(
  text: readonly RunningClause[],
  frozen: ReadonlyMap<ClauseId, string>,
  others: Iterable<string>,
  language: Language,
): LabelList {
  const taken = new Set([...frozen.values(), ...others]);
  const { of, below } = listsOf(text, frozen);
  const given: [ClauseId, string][] = [];
  for (const clause of text) {
    const list = of.get(clause.id);
    if (!list) continue;
    let label = frozen.get(clause.id);
    if (label === undefined) {
      label = newLabel(clause, list, taken, language);
      taken.add(label);
      given.push([clause.id, label]);
    }
    list.last = label;
    const children = below.get(clause.id);
    if (children) children.parent = label;
  }
  return given;
}

function newLabel({ level, label }: RunningClause, list: List, taken: ReadonlySet<string>, language: Language): string {
  if (list.isFrozen && list.last !== undefined) return freeSuffix(list.last, taken);
  if (level === 0) return list.isFrozen ? beforeFirst(label, taken) : firstFree(label, taken);
  if (list.isFrozen) return freeSuffix(`${list.parent} ${subNumber(level, 1, language).replace(/[a-z]+/, "0")}`, taken);
  for (let ordinal = 1; ; ordinal++) {
    const candidate = `${list.parent} ${subNumber(level, ordinal, language)}`;
    if (!taken.has(candidate)) return candidate;
  }
}

/** "OP 1" → "OP 0 bis" and on. */
function beforeFirst(label: string, taken: ReadonlySet<string>): string {
  return freeSuffix(label.replace(/\d+$/, "0"), taken);
}

/** The running label where nothing of its kind was frozen, or the next number that is free. */
function firstFree(label: string, taken: ReadonlySet<string>): string {
  const [, words = "", figure = "1"] = /^(.*?)(\d+)$/.exec(label) ?? [];
  for (let ordinal = Number(figure); ; ordinal++) {
    const candidate = `${words}${ordinal}`;
    if (!taken.has(candidate)) return candidate;
  }
}

/** Old → new labels when they are frozen anew: first those of the new text in its order, then what is gone. Rule NU14. */
export function concordance(before: LabelList, after: LabelList): readonly LabelChange[] {
  const old = new Map(before);
  const now = new Map(after);
  return [
    ...after.map(([clause, to]) => ({ clause, from: old.get(clause) ?? null, to })),
    ...before.flatMap(([clause, from]) => (now.has(clause) ? [] : [{ clause, from, to: null }])),
  ];
}

/** What stands before a labelled clause in a working text: "OP 3 bis" → "3 bis.", "OP 3 (a) bis" → "(a) bis". Rule NU15. */
export function workingNumber(label: string, kind: ClauseKind): string {
  if (kind === "preambular") return "";
  const [, own = ""] = /((?:\d+|\S+\)|[a-z]+\.)(?: (?:alt(?: \d+)?|[a-z]+|\d+ies))*)$/.exec(label) ?? [];
  return /^\d/.test(own) ? `${own}.` : own;
}
