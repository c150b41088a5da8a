import type { ImportWarning } from "../../../document/content.ts";
import type { FileAmendment, FileComment } from "../../../document/draftFile.ts";
import { runsLength } from "../../../document/inline.ts";
import { storableText } from "../../../domain/words.ts";
import { warning } from "../../warnings.ts";
import { isDelegationCode, isReasonInitials } from "../trackedForm.ts";
import { type FoundAmendment, fileAmendment } from "./amendmentReader.ts";
import type { Authors } from "./authors.ts";
import type { ClauseTexts } from "./clauseTexts.ts";
import type { FileNotes } from "./fileNotes.ts";
import type { Placed, PlacedUnit } from "./placeUnits.ts";
import type { Comment } from "./readComments.ts";
import type { Piece } from "./story.ts";

interface Context {
  readonly placed: readonly Placed[];
  readonly authors: Authors;
  readonly texts: ClauseTexts;
  readonly notes: FileNotes;
  readonly isOurs: boolean;
  readonly warnings: ImportWarning[];
}

/** Reasons go to the amendments that they are given for, everything else is a thread on a clause. Rule DI16. */
export function readThreads(
  comments: ReadonlyMap<string, Comment>,
  found: readonly FoundAmendment[],
  context: Context,
): { readonly amendments: readonly FileAmendment[]; readonly comments: readonly FileComment[] } {
  const amendments = found.map((one) => fileAmendment(one, context.authors));
  const threads: FileComment[] = [];
  for (const [root, answers] of threadsOf(comments)) {
    const anchor = anchorOf(root.id, context);
    if (!anchor) {
      const message = `a comment by ${root.author} stands nowhere in the text and was left out`;
      context.warnings.push(warning("comment_without_place", message, root.text));
      continue;
    }
    const reasoned = answers.length === 0 ? amendmentOf(root, anchor, found, amendments, context) : -1;
    const amendment = amendments[reasoned];
    if (amendment) {
      const number = /^A-\d+$/.test(root.initials) ? { number: root.initials } : {};
      amendments[reasoned] = { ...amendment, ...number, reason: storableLines(root.text) };
    } else threads.push(thread(root, answers, anchor, context));
  }
  return { amendments, comments: threads };
}

/** Comments that answer nothing, each with all answers to it, in the order of the file. */
function threadsOf(comments: ReadonlyMap<string, Comment>): ReadonlyMap<Comment, Comment[]> {
  const threads = new Map<Comment, Comment[]>();
  for (const comment of comments.values()) {
    let root = comment;
    for (let step = 0; root.parent !== undefined && step < comments.size; step += 1) {
      root = comments.get(root.parent) ?? root;
    }
    const answers = threads.get(root) ?? [];
    if (root !== comment) answers.push(comment);
    threads.set(root, answers);
  }
  return threads;
}

/** Where a comment stands. */
interface Anchor {
  readonly shows: PlacedUnit;
  /** Pieces within its range; none for a point. */
  readonly pieces: readonly Piece[];
  /** Markers of notes that it may speak of, the likeliest first. */
  readonly markers: readonly (readonly Piece[])[];
}

function anchorOf(id: string, { placed, texts, notes }: Context): Anchor | undefined {
  const units = placed.flatMap((slot) => (slot.type === "unit" ? [slot] : []));
  const isHere = ({ comments }: { readonly comments: readonly string[] }): boolean => comments.includes(id);
  const behind = (all: readonly Piece[]): readonly Piece[] => all.filter(({ points }) => points?.includes(id));
  const inText = units.find(({ unit }) => unit.paragraphs.some(isHere));
  if (inText) {
    const all = texts.pieces(inText);
    const inRange = all.filter(isHere);
    // A comment on a marker alone is often but a point.
    return { shows: inText, pieces: inRange, markers: inRange.length > 0 ? [inRange] : [behind(all), all] };
  }
  const inTable = units.find(({ unit }) => unit.table?.rows.some(({ cells }) => cells.flat().some(isHere)));
  if (inTable) {
    const all = cellPieces(inTable);
    return { shows: inTable, pieces: [], markers: [behind(all), all.filter(isHere)] };
  }
  const citing = units.find((one) => notes.citedIn(texts.pieces(one)).some(isHere));
  return citing && { shows: citing, pieces: [], markers: [texts.pieces(citing)] };
}

function cellPieces({ unit }: PlacedUnit): readonly Piece[] {
  return (unit.table?.rows ?? []).flatMap(({ cells }) => cells.flat().flatMap(({ pieces }) => pieces));
}

/** The amendment that a comment gives the reason for; -1 where it is no reason. */
function amendmentOf(
  { author, initials }: Comment,
  { shows, pieces, markers }: Anchor,
  found: readonly FoundAmendment[],
  amendments: readonly FileAmendment[],
  { authors, notes, isOurs }: Context,
): number {
  const [key, ...others] = authors.keysOf(author);
  if (key === undefined || others.length > 0) return -1;
  const isOwn = (piece: Piece) => piece.revisions.some((revision) => authors.has(revision, key));
  const isTold = isOurs && isReasonInitials(initials);
  const isOnOwn = pieces.length > 0 && pieces.every(isOwn);
  // Whoever works in Word selects the sentence, not the change. What we wrote ourselves says it by its initials.
  const isAround = !isOnOwn && pieces.some(isOwn) && !(isOurs && isDelegationCode(author));
  if (!isTold && !isOnOwn && !isAround) return -1;
  const cited = markers.map((some) => notes.idsIn(some));
  const here: { readonly index: number; readonly isNote: boolean; readonly rank: number }[] = [];
  found.forEach(({ key: own, proposed, shows: place }, index) => {
    if (own !== key || amendments[index]?.reason !== undefined) return;
    const note = proposed.kind === "edit" && "footnote" in proposed.on ? proposed.on.footnote : undefined;
    const rank = note === undefined ? cited.length : cited.findIndex((ids) => ids.includes(note));
    if (note === undefined ? place === shows : rank >= 0) here.push({ index, isNote: note !== undefined, rank });
  });
  here.sort((a, b) => a.rank - b.rank);
  if (isAround && here.length !== 1) return -1;
  const isChanged = pieces.some(isOwn);
  return (here.find(({ isNote }) => isNote !== isChanged) ?? here[0])?.index ?? -1;
}

function thread(root: Comment, answers: readonly Comment[], { shows, pieces }: Anchor, context: Context): FileComment {
  const range = shows.unit.isBase ? rangeOf(root.id, shows, pieces, context) : undefined;
  return {
    on: { clause: shows.id },
    ...(range ? { range } : {}),
    entries: [root, ...answers].map(({ author, text, at }) => ({
      author,
      text: storableLines(text),
      ...(at === undefined ? {} : { at }),
    })),
    isResolved: root.isResolved,
  };
}

/** Offsets in the base text of the words within a comment's range; nothing where that is all of them, or none. */
function rangeOf(
  id: string,
  shows: PlacedUnit,
  inRange: readonly Piece[],
  { texts }: Context,
): { readonly from: number; readonly to: number } | undefined {
  const pieces = texts.pieces(shows);
  const first = inRange[0] ? pieces.indexOf(inRange[0]) : -1;
  const last = pieces.findLastIndex(({ comments }) => comments.includes(id));
  if (first < 0) return undefined;
  const length = runsLength(texts.base(shows));
  const from = Math.min(length, texts.offset(shows, pieces.slice(0, first)));
  const to = Math.min(length, texts.offset(shows, pieces.slice(0, last + 1)));
  return from >= to || (from === 0 && to === length) ? undefined : { from, to };
}

/** Words of a comment: any text, lines apart. */
function storableLines(text: string): string {
  return text
    .split("\n")
    .map((line) => storableText(line))
    .join("\n");
}
