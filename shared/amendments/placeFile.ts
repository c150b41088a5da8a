import type { DraftFile, FileAmendment } from "../document/draftFile.ts";
import { plainText } from "../domain/clause.ts";
import type { DraftState } from "../domain/draftState.ts";
import type { ClauseId } from "../domain/ids.ts";
import { sameRuns } from "../domain/joinRuns.ts";
import { type DraftPast, NO_PAST } from "./draftPast.ts";
import type { DraftWords } from "./draftWords.ts";
import { isOf, type Proposes } from "./fileOrder.ts";
import type { PlacedItem } from "./placedItem.ts";
import { deletion, editItem, type FileEdit, fileText, placedEdits, problemAt } from "./placeFileEdits.ts";
import { type Ground, type PlacingTools, placingGround, type Unkeyed } from "./placeFileGround.ts";
import { FilePlaces } from "./placeFilePlaces.ts";
import { shortened } from "./register.ts";
import { untrackedChanges } from "./untrackedChanges.ts";

/** What a file proposes, held against a draft. */
export interface PlacedFile {
  /** In the order in which the file names them. */
  readonly authors: readonly PlacedAuthor[];
  /** In the order of the draft; what has no place at the end. */
  readonly items: readonly PlacedItem[];
  /** What the file's own text says otherwise without a tracked change. */
  readonly untracked: readonly PlacedItem[];
  /** What is said in the file and is no reason of an item, answers behind what they answer. */
  readonly comments: readonly PlacedComment[];
}

interface PlacedComment {
  readonly author: string;
  /** Of the paragraph that it stands on, as the room calls it, else as the file does. */
  readonly label: string;
  /** "\n" between lines. */
  readonly text: string;
}

interface PlacedAuthor {
  /** All of them, behind commas; `items` name them so. */
  readonly name: string;
  /** Who proposes, then who co-sponsors. */
  readonly names: readonly string[];
  readonly count: number;
}

/** Where a file does not say who proposes something. */
const NOBODY = "?";

/**
 * The amendments of a file as amendments of a draft that may have changed since: each on the clause or note it belongs to,
 * its words rebased onto the present ones; several of one author on one text are one. What cannot be placed or tabled is an
 * item with its reason: nothing is left out. Besides, what the file's text says otherwise without tracking, and the draft
 * never said. Pure, but for the ids and order keys that come from `tools`. Rules FA5–FA14, FA18, FA19.
 */
export function placeFile(
  file: DraftFile,
  words: DraftWords,
  state: DraftState,
  tools: PlacingTools,
  past: DraftPast = NO_PAST,
): PlacedFile {
  const ground = placingGround(file, words, state, tools);
  const authors = authorsOf(file.amendments);
  const items = placedItems(ground, file.amendments);
  return {
    authors: authors.map(({ name, names }) => ({
      name,
      names,
      count: items.filter(({ author }) => author === name).length,
    })),
    items: keyed("a", inDraftOrder(items, words)),
    untracked: keyed("u", inDraftOrder(untrackedChanges(ground, past), words)),
    comments: file.comments.flatMap(({ on, entries }) => {
      const ours = ground.clauseFor(on.clause);
      const label = (ours && ground.labels.get(ours.id)) ?? fileText(ground, on).label;
      return entries.map(({ author, text }) => ({ author, label, text }));
    }),
  };
}

const nameOf = ({ authors }: FileAmendment): string => (authors.length > 0 ? authors.join(", ") : NOBODY);

function authorsOf(
  amendments: readonly FileAmendment[],
): { readonly name: string; readonly names: readonly string[] }[] {
  const byName = new Map(amendments.map((one) => [nameOf(one), one.authors.length > 0 ? one.authors : [NOBODY]]));
  return [...byName].map(([name, names]) => ({ name, names }));
}

function placedItems(ground: Ground, amendments: readonly FileAmendment[]): Unkeyed[] {
  const places = new FilePlaces(ground, amendments.filter(isOf("insert")));
  return [
    ...editsTogether(amendments.filter(isOf("edit"))).flatMap(({ author, on, edits }) =>
      placedEdits(ground, author, on, edits),
    ),
    ...amendments.flatMap((amendment): Unkeyed[] => {
      if (isOf("insert")(amendment)) return [places.insertItem(nameOf(amendment), amendment)];
      if (isOf("move")(amendment)) return [places.moveItem(nameOf(amendment), amendment)];
      if (isOf("alt")(amendment)) return [altItem(ground, amendment)];
      return isOf("delete")(amendment) ? [deleteItem(ground, amendment)] : [];
    }),
  ];
}

/** Edits by author and text, in the order in which the file has the first of each. */
function editsTogether(edits: readonly FileEdit[]) {
  const groups = new Map<string, { author: string; on: FileEdit["proposed"]["on"]; edits: FileEdit[] }>();
  for (const edit of edits) {
    const author = nameOf(edit);
    const { on } = edit.proposed;
    const key = JSON.stringify([author, on]);
    const group = groups.get(key) ?? { author, on, edits: [] };
    group.edits.push(edit);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function altItem(ground: Ground, amendment: Proposes<"alt">): Unkeyed {
  const { on } = amendment.proposed;
  const text = ground.runsFor(amendment.proposed.text);
  const place = ground.placeFor(on);
  const theirs = fileText(ground, on);
  const base = place?.present ?? ground.runsFor(theirs.runs);
  const label = (place?.clause && ground.labels.get(place.clause.id)) ?? theirs.label;
  const problem = !place
    ? "no_place"
    : sameRuns(base, text)
      ? "nothing_changed"
      : problemAt(ground, place.on, place.clause?.kind);
  const clause = place?.clause?.id ?? null;
  const head = { author: nameOf(amendment), clause, label, reason: amendment.reason ?? "", problem } as const;
  const item = editItem(ground, head, { kind: "alt", on: clause === null ? on : { clause }, base, text });
  return { ...item, excerpt: shortened(plainText(text)) };
}

function deleteItem(ground: Ground, amendment: Proposes<"delete">): Unkeyed {
  const { on } = amendment.proposed;
  const head = { author: nameOf(amendment), reason: amendment.reason ?? "" };
  const clause = ground.placeFor(on)?.clause;
  if (clause) return deletion(ground, head, clause);
  const { runs, label } = fileText(ground, on);
  return {
    ...head,
    kind: "delete",
    clause: null,
    label,
    before: runs,
    after: [],
    proposed: null,
    notes: [],
    // The room may have taken it out already.
    problem: ground.words.isDeleted(on.clause) ? "nothing_changed" : "no_place",
    excerpt: shortened(plainText(runs)),
  };
}

/** By where it is in the draft; what is about one clause stays together, what has no place comes last. */
function inDraftOrder(items: readonly Unkeyed[], words: DraftWords): Unkeyed[] {
  const orders = words.clauses.map(({ id, order }) => ({ id, order }));
  const at = new Map<ClauseId, number>(orders.map(({ id }, index) => [id, index]));
  const rank = ({ clause, proposed }: Unkeyed): number => {
    if (clause !== null) return at.get(clause) ?? orders.length;
    if (proposed?.kind !== "insert") return orders.length + 1;
    return orders.filter(({ order }) => order < proposed.order).length - 0.5;
  };
  return items
    .map((item) => ({ item, rank: rank(item) }))
    .sort(
      (a, b) => a.rank - b.rank || (orderOf(a.item) < orderOf(b.item) ? -1 : Number(orderOf(a.item) > orderOf(b.item))),
    )
    .map(({ item }) => item);
}

/** Of new clauses in one place; what is about one clause stays in the order of the file. */
const orderOf = ({ proposed }: Unkeyed): string => (proposed?.kind === "insert" ? proposed.order : "");

const keyed = (letter: string, items: readonly Unkeyed[]): PlacedItem[] =>
  items.map((item, index) => ({ ...item, key: `${letter}${index + 1}` }));
