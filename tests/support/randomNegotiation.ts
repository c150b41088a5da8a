import { orderBetween } from "../../shared/document/order.ts";
import { familyAt, orderBounds } from "../../shared/document/structure.ts";
import type { NewNote, Proposed } from "../../shared/domain/amendment.ts";
import type { Run } from "../../shared/domain/clause.ts";
import { joinRuns } from "../../shared/domain/joinRuns.ts";
import { asAmendment, asClause, asNote, member, Negotiation } from "./negotiation.ts";
import { pick } from "./random.ts";

const WORDS = (
  "States Parties cooperation the of and financing development within existing resources annual regular report children " +
  "products human rights due diligence small island developing in all settings relevant entities water sanitation"
).split(" ");
const CODES = ["BRA", "EU", "G77", "KEN"] as const;

type Row = readonly [
  id: string,
  kind: "title" | "enacting" | "preambular" | "operative",
  words: string,
  level?: number,
];

const some = (count: number, random: () => number): string =>
  Array.from({ length: count }, () => pick(WORDS, random)).join(" ");
const below = (most: number, random: () => number): number => Math.floor(random() * most);

/** A negotiation on a random text: every clause has a word of its own, some cite notes. The same seed gives the same one. */
export function randomRoom(random: () => number): Negotiation {
  const rows: Row[] = [
    ["title", "title", `Title ${some(4, random)}`],
    ["organ", "enacting", "The General Assembly,"],
  ];
  for (let i = 1, count = 2 + below(4, random); i <= count; i++) {
    rows.push([`pp${i}`, "preambular", `Recalling resolution ${60 + i}/${i} ${some(3 + below(14, random), random)},`]);
  }
  for (let i = 1, count = 3 + below(5, random); i <= count; i++) {
    rows.push([`op${i}`, "operative", `Requests organ${i} ${some(3 + below(14, random), random)};`]);
    for (let j = 1, subs = below(4, random); j <= subs; j++) {
      rows.push([`op${i}s${j}`, "operative", `To take step${i}x${j} ${some(2 + below(6, random), random)};`, 1]);
    }
  }
  const room = new Negotiation(rows);
  for (let n = 1; n <= 3; n++) {
    room.notes.set(asNote(`n${n}`), [{ text: `See document A/${70 + n}/${n} ${some(4, random)}.` }]);
    const cites = [...room.clauses.values()].filter(({ kind }) => kind !== "title" && kind !== "enacting");
    const clause = pick(cites, random);
    clause.runs = joinRuns([...clause.runs, { footnote: asNote(`n${n}`) }]);
  }
  room.do({ command: "setStage", id: room.id(), stage: "negotiation" });
  return room;
}

/** Other words: some swapped, put in, or taken out; it never proposes nothing. */
function otherWords(runs: readonly Run[], random: () => number, note: Run | null): readonly Run[] {
  const changed = runs.map((run): Run => {
    if (!("text" in run)) return run;
    const words = run.text.split(" ");
    for (let times = 1 + below(3, random); times > 0; times--) {
      const at = 1 + below(Math.max(1, words.length - 1), random);
      words.splice(
        at,
        below(3, random),
        ...some(1 + below(2, random), random).split(" "),
        `new${below(10_000, random)}`,
      );
    }
    return { ...run, text: words.join(" ") };
  });
  return joinRuns([...changed, ...(note ? [note] : [])]);
}

/**
 * Tables up to `count` random amendments of four delegations: edits of clauses and notes, versions, new clauses, removals,
 * moves, some with new notes and co-sponsors. Gives how many were taken.
 */
export function tableRandomly(room: Negotiation, count: number, random: () => number): number {
  let taken = 0;
  for (let n = 1; n <= count; n++) {
    const text = room.words.clauses.filter(({ kind }) => kind === "preambular" || kind === "operative");
    const clause = pick(text, random);
    const isNew = random() < 0.2;
    const note: NewNote = { id: asNote(`new${n}`), runs: [{ text: `New note ${n} ${some(3, random)}.` }] };
    const cited: Run | null = isNew ? { footnote: note.id } : null;
    const proposed = randomProposal(room, clause, n, random, cited);
    const code = pick(CODES, random);
    const amendment = asAmendment(`a${n}`);
    const usesNote = "text" in proposed && proposed.text.some((run) => "footnote" in run && run.footnote === note.id);
    const answer = room.do(
      {
        command: "tableAmendment",
        id: room.id(),
        amendment,
        proposed,
        ...(usesNote ? { notes: [note] } : {}),
        ...(random() < 0.4 ? { reason: `Reason ${n}: ${some(3, random)}` } : {}),
      },
      member(code),
    );
    if (answer !== "taken") continue;
    taken++;
    if (random() < 0.2) {
      const sponsor = pick(CODES, random);
      if (sponsor !== code) room.do({ command: "joinSponsors", id: room.id(), amendment }, member(sponsor));
    }
  }
  return taken;
}

function randomProposal(
  room: Negotiation,
  clause: Negotiation["words"]["clauses"][number],
  n: number,
  random: () => number,
  note: Run | null,
): Proposed {
  const dice = random();
  const on = { clause: clause.id };
  const { clauses } = room.words;
  if (dice < 0.5) return { kind: "edit", on, base: clause.runs, text: otherWords(clause.runs, random, note) };
  if (dice < 0.58) {
    const footnote = asNote(`n${1 + below(3, random)}`);
    const base = room.notes.get(footnote) ?? [];
    return { kind: "edit", on: { footnote }, base, text: otherWords(base, random, null) };
  }
  if (dice < 0.63) return { kind: "alt", on, base: clause.runs, text: otherWords(clause.runs, random, note) };
  if (dice < 0.7) return { kind: "delete", on };
  const own = clauses.findIndex(({ id }) => id === clause.id);
  const drawn = 1 + below(clauses.length, random);
  // Nothing moves among or behind its own sub-clauses.
  const { length } = familyAt(clauses, own);
  const isInside = length > 1 && drawn > own && drawn <= own + length;
  const index = isInside ? 2 : drawn;
  const { before, after } = orderBounds(clauses, index, clause.kind);
  const order = orderBetween(before, after, random);
  if (dice < 0.77) return { kind: "move", on, order, level: clause.level };
  const text: Run[] = [{ text: `Decides thing${n} ${some(4, random)};` }, ...(note ? [note] : [])];
  return { kind: "insert", clause: asClause(`ins${n}`), clauseKind: clause.kind, level: below(2, random), order, text };
}
