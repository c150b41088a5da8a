import * as Y from "yjs";
import { draftDoc, orderOf } from "../../shared/document/draftDoc.ts";
import { orderBetween } from "../../shared/document/order.ts";
import type { Proposed } from "../../shared/domain/amendment.ts";
import { plainText, type Run } from "../../shared/domain/clause.ts";
import type { AmendmentId, ClauseId } from "../../shared/domain/ids.ts";
import { pick, seededRandom } from "../../tests/support/random.ts";
import { benchContent, fillBenchDraft } from "./draftFixture.ts";

/** An amendment as a delegation would table it. */
interface BenchAmendment {
  readonly id: AmendmentId;
  readonly delegation: string;
  readonly proposed: Proposed;
}

export const BENCH_DELEGATIONS = ["BRA", "EU", "G77", "JPN", "KEN", "USA", "NOR", "IND"] as const;
const NEW_WORDS = ["annually", "where appropriate", "as a matter of priority", "on mutually agreed terms", "urgently"];

/**
 * Open amendments on the draft of `benchContent`, the same ones every time. Of ten seven change words of a clause, one brings a
 * clause, one a competing version, one removes a clause. Each third edit stands on a clause that has one already, and half of
 * those on the same words, in other words. The clause in the middle of the text has three edits, two of which collide; the
 * clauses around it have none.
 */
export function benchAmendments(clauses: number, amendments: number): readonly BenchAmendment[] {
  const random = seededRandom(clauses + amendments);
  const content = benchContent(clauses);
  const orders = ordersOf(clauses);
  const middle = middleOf(clauses);
  const free = content.clauses.filter(
    (_, index) => index > 1 && (index < middle || index > middle + QUIET) && index % 3 !== 0,
  );
  const amended: { readonly clause: ClauseId; readonly at: number }[] = [];
  const wordsOf = (clause: ClauseId): string[] =>
    plainText(content.clauses.find(({ id }) => id === clause)?.text ?? []).split(" ");

  const edit = (clause: ClauseId, at: number, ordinal: number): Proposed => {
    amended.push({ clause, at });
    const words = wordsOf(clause);
    const text = [...words];
    const fresh = `${NEW_WORDS[ordinal % NEW_WORDS.length]} ${ordinal}`;
    // Put in, replaced, struck.
    text.splice(at, ordinal % 3, ...(ordinal % 5 === 4 ? [] : [fresh]));
    if (ordinal % 3 === 0 && ordinal % 5 === 4) text.splice(at, 1);
    return { kind: "edit", on: { clause }, base: runs(words), text: runs(text) };
  };
  const proposedFor = (ordinal: number): Proposed => {
    const hot = content.clauses[middle]?.id as ClauseId;
    if (ordinal < 3) return edit(hot, [20, 21, 60][ordinal] ?? 0, [1, 2, 3][ordinal] ?? 0);
    const kind = ordinal % 10;
    const clause = pick(free, random).id;
    const former = amended.length > 0 && ordinal % 3 === 0 ? pick(amended, random) : null;
    if (kind < 7) {
      const at = former && random() < 0.5 ? former.at : 10 + Math.floor(random() * 90);
      return edit(former?.clause ?? clause, at, ordinal);
    }
    if (kind === 8) {
      const words = wordsOf(clause);
      return { kind: "alt", on: { clause }, base: runs(words), text: runs([...words.slice(0, 60), "instead;"]) };
    }
    if (kind === 9) return { kind: "delete", on: { clause } };
    const index = Math.max(
      2,
      content.clauses.findIndex(({ id }) => id === clause),
    );
    const order = orderBetween(orders[index] ?? null, orders[index + 1] ?? null, random);
    const clauseKind = content.clauses[index]?.kind === "preambular" ? "preambular" : "operative";
    const text = runs([clauseKind === "preambular" ? "Noting" : "Invites", ...wordsOf(clause).slice(1)]);
    return { kind: "insert", clause: `n${ordinal}` as ClauseId, clauseKind, level: 0, order, text };
  };
  return Array.from({ length: amendments }, (_, ordinal) => ({
    id: `a${ordinal}` as AmendmentId,
    delegation: BENCH_DELEGATIONS[ordinal % BENCH_DELEGATIONS.length] ?? "",
    proposed: proposedFor(ordinal),
  }));
}

/** How many clauses right behind the middle one nobody amends. */
const QUIET = 20;

/** Index of the clause in the middle. */
export function middleOf(clauses: number): number {
  return Math.floor(clauses / 2);
}

const runs = (words: readonly string[]): readonly Run[] => [{ text: words.join(" ") }];

/** Order keys of the clauses. Those that a server gives to the same draft differ in their last, random digits only. */
function ordersOf(clauses: number): readonly string[] {
  const doc = new Y.Doc();
  fillBenchDraft(doc, clauses);
  const stored = draftDoc(doc).clauses;
  return benchContent(clauses).clauses.map(({ id }) => orderOf(stored.get(id) ?? new Y.Map()));
}
