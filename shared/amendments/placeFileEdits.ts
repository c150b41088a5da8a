import type { Proposed, TextPlace } from "../domain/amendment.ts";
import { plainText, type Run } from "../domain/clause.ts";
import type { AmendmentId, ClauseId } from "../domain/ids.ts";
import { sameRuns } from "../domain/joinRuns.ts";
import { combine } from "./combine.ts";
import type { Proposes } from "./fileOrder.ts";
import { hunks } from "./hunks.ts";
import type { PlacingProblem } from "./placedItem.ts";
import type { DraftClause, Ground, GroundPlace, Unkeyed } from "./placeFileGround.ts";
import { placeHunks } from "./placeHunks.ts";
import type { Proposal } from "./proposal.ts";
import { shortened, summaryText, wordSwaps } from "./register.ts";
import { applyEdits } from "./runEdits.ts";
import { wordTokens } from "./wordTokens.ts";

/** An edit of a file; several of one author on one text come together. */
export type FileEdit = Proposes<"edit">;

/** Other words for one text, by one author, written on the text as the file has it. */
interface Wish {
  readonly text: readonly Run[];
  readonly reason: string;
  readonly collides: boolean;
}

/**
 * What one author proposes for the words of one clause or note, rebased onto the draft's present words: one item for what
 * has its place, and one for the words whose place is not there any more. Rules FA7, FA10–FA12.
 */
export function placedEdits(ground: Ground, author: string, on: TextPlace, edits: readonly FileEdit[]): Unkeyed[] {
  const { runs, label } = fileText(ground, on);
  const base = ground.runsFor(runs);
  const place = ground.placeFor(on);
  return wishes(base, edits, ground).flatMap((wish) =>
    place ? onPlace(ground, author, place, base, wish) : [lost(author, null, label, base, wish)],
  );
}

/** The words of a text as the file has them, and what the file calls it. */
export function fileText(ground: Ground, on: TextPlace): { readonly runs: readonly Run[]; readonly label: string } {
  const { content, newNotes } = ground.file;
  if ("clause" in on) {
    const clause = content.clauses.find(({ id }) => id === on.clause);
    return { runs: clause?.text ?? [], label: clause?.label ?? "" };
  }
  const note = [...content.footnotes, ...newNotes].find(({ id }) => id === on.footnote);
  const citing = content.clauses.find(({ text }) =>
    text.some((run) => "footnote" in run && run.footnote === on.footnote),
  );
  return { runs: note?.text ?? [], label: citing?.label ?? "" };
}

/** Edits of one author on one text as one wish, but for those that want other words in the same place. */
function wishes(base: readonly Run[], edits: readonly FileEdit[], ground: Ground): Wish[] {
  const together: Proposal[] = [];
  const reasons: string[] = [];
  const apart: Wish[] = [];
  edits.forEach(({ proposed, reason = "" }, index) => {
    const text = ground.runsFor(proposed.text);
    const proposal: Proposal = {
      id: String(index) as AmendmentId,
      number: "",
      kind: "edit",
      delegations: [],
      base,
      text,
    };
    if (together.length > 0 && !combine(base, [...together, proposal]).ok) {
      apart.push({ text, reason, collides: true });
      return;
    }
    together.push(proposal);
    if (reason !== "" && !reasons.includes(reason)) reasons.push(reason);
  });
  const [first, ...others] = together;
  const combined = others.length > 0 ? combine(base, together) : undefined;
  const text = combined?.ok ? combined.result : (first?.text ?? base);
  return [{ text, reason: reasons.join("\n"), collides: false }, ...apart];
}

function onPlace(ground: Ground, author: string, place: GroundPlace, base: readonly Run[], wish: Wish): Unkeyed[] {
  const { on, present, clause } = place;
  const label = (clause && ground.labels.get(clause.id)) ?? "";
  const id = clause?.id ?? null;
  const rebased = rebase(base, wish.text, present);
  const items: Unkeyed[] = [];
  if (rebased.text) {
    const problem = problemAt(ground, on, clause?.kind) ?? (wish.collides ? "collides_in_file" : null);
    const proposed: Proposed = { kind: "edit", on, base: present, text: rebased.text };
    items.push(editItem(ground, { author, clause: id, label, reason: wish.reason, problem }, proposed));
  }
  if (rebased.lost) items.push(lost(author, id, label, base, { ...wish, text: rebased.lost }));
  if (items.length === 0) {
    const nothing = { kind: "edit", on, base: present, text: wish.text } as const;
    items.push(
      editItem(ground, { author, clause: id, label, reason: wish.reason, problem: "nothing_changed" }, nothing),
    );
  }
  return items;
}

/** Why the words of this text cannot be changed at all. */
export function problemAt(ground: Ground, on: TextPlace, kind: string | undefined): PlacingProblem | null {
  if (kind === "table" && "clause" in on) return "not_amendable";
  return ground.isLocked(on) ? "agreed" : null;
}

/** An item for other words; only a wish that collides with another of its author may be tabled in spite of its problem. */
export function editItem(
  ground: Ground,
  head: Pick<Unkeyed, "author" | "clause" | "label" | "reason" | "problem">,
  proposed: Extract<Proposed, { readonly kind: "edit" | "alt" }>,
): Unkeyed {
  const { base, text } = proposed;
  const mayTable = head.problem === null || head.problem === "collides_in_file";
  return {
    ...head,
    kind: proposed.kind,
    before: base,
    after: text,
    proposed: mayTable ? proposed : null,
    notes: ground.notesIn(text),
    excerpt: excerptOf(base, text),
  };
}

/** An item for a clause of the draft that is to go with what is below it. */
export function deletion(
  ground: Ground,
  head: Pick<Unkeyed, "author" | "reason">,
  { id: clause, kind, runs }: DraftClause,
): Unkeyed {
  const problem = kind === "title" || kind === "enacting" ? "not_amendable" : problemAt(ground, { clause }, kind);
  return {
    ...head,
    kind: "delete",
    clause,
    label: ground.labels.get(clause) ?? "",
    before: runs,
    after: [],
    proposed: problem ? null : { kind: "delete", on: { clause } },
    notes: [],
    problem,
    excerpt: shortened(plainText(runs)),
  };
}

/** Words whose place is not there: as the file has them, with nothing left out. */
function lost(author: string, clause: ClauseId | null, label: string, base: readonly Run[], wish: Wish): Unkeyed {
  return {
    author,
    kind: "edit",
    clause,
    label,
    before: base,
    after: wish.text,
    proposed: null,
    notes: [],
    reason: wish.reason,
    problem: "no_place",
    excerpt: excerptOf(base, wish.text),
  };
}

const excerptOf = (base: readonly Run[], text: readonly Run[]): string => shortened(summaryText(wordSwaps(base, text)));

interface Rebased {
  /** The present words with all that has its place; null where nothing has. */
  readonly text: readonly Run[] | null;
  /** The file's words with only what has no place; null where all has. */
  readonly lost: readonly Run[] | null;
}

/** A change of words from the file's base onto the draft's: passage by passage, each at its words or lost. */
export function rebase(base: readonly Run[], text: readonly Run[], present: readonly Run[]): Rebased {
  if (hunks(base, text).length === 0) return { text: null, lost: null };
  if (sameRuns(base, present)) return { text, lost: null };
  const own = wordTokens(base).runs;
  const passages = placeHunks(base, text, base).hunks.map(({ edit }) => edit);
  const isLost = passages.map((edit) =>
    placeHunks(base, applyEdits(own, [edit]), present).hunks.some((hunk) => hunk.isStale),
  );
  const rest = applyEdits(
    own,
    passages.filter((_, index) => !isLost[index]),
  );
  const placed = placeHunks(base, rest, present).hunks;
  // Passages that stand one by one may still fall on one another together.
  if (placed.some((hunk) => hunk.isStale)) return { text: null, lost: text };
  return {
    text:
      placed.length === 0
        ? null
        : applyEdits(
            wordTokens(present).runs,
            placed.map(({ edit }) => edit),
          ),
    lost: isLost.includes(true)
      ? applyEdits(
          own,
          passages.filter((_, index) => isLost[index]),
        )
      : null,
  };
}
