import type * as Y from "yjs";
import { addCommentEntry, rewriteCommentEntry } from "../../shared/document/commentEntries.ts";
import { textOf } from "../../shared/document/draftDoc.ts";
import { THREAD_ACTS } from "../../shared/domain/discussionPermissions.ts";
import type { AmendmentId, ClauseId } from "../../shared/domain/ids.ts";
import { pick } from "../support/random.ts";
import { type Edit, type Hand, place, WORDS } from "./hand.ts";
import { FATES } from "./permissionWorld.ts";

/** A tabled amendment that this person may write; there is one for everybody who may write any. */
function someAmendment({ draft, actor, random }: Hand): Y.Map<unknown> {
  const code = actor.delegation?.code;
  const ids = Object.entries(FATES).flatMap(([id, { status, delegation, sponsors, on }]) => {
    const isOwn = actor.role !== "delegation" || delegation === code || (code !== undefined && sponsors.includes(code));
    return status === "tabled" && isOwn && on === undefined ? [id] : [];
  });
  return draft.amendments.get(pick(ids, random)) as Y.Map<unknown>;
}

/** What sponsors, and the organisers on their behalf, do with what is tabled. */
export const AMENDMENT_EDITS: Readonly<Record<string, Edit>> = {
  typeAmendment: (hand) => {
    const text = textOf(someAmendment(hand)) as Y.Text;
    text.insert(place(text, hand), pick(WORDS, hand.random));
  },
  formatAmendment: (hand) => {
    const text = textOf(someAmendment(hand)) as Y.Text;
    const end = place(text, hand);
    if (end > 0) text.format(0, end, { em: hand.random() < 0.5 ? true : null });
  },
  eraseAmendment: (hand) => {
    const text = textOf(someAmendment(hand)) as Y.Text;
    const [from = 0, to = 0] = [place(text, hand), place(text, hand)].sort((a, b) => a - b);
    if (to > from) text.delete(from, to - from);
  },
  reason: (hand) => {
    const amendment = someAmendment(hand);
    if (hand.random() < 0.8) amendment.set("reason", pick(WORDS, hand.random));
    else amendment.delete("reason");
  },
};

/** A comment of one's own. */
function ownComment({ draft, actor, random }: Hand): Y.Map<unknown> {
  const own = [...draft.comments.values()].filter((comment) => comment.get("author") === actor.participant);
  return pick(own, random);
}

function writeComment(hand: Hand, more: Partial<Parameters<typeof addCommentEntry>[1]>): void {
  const { draft, actor, unique, random } = hand;
  const about =
    random() < 0.5 ? { clause: "c0" as ClauseId } : { amendment: pick(["a1", "a6", "d1"], random) as AmendmentId };
  const entry = {
    id: unique(),
    author: actor.participant,
    delegation: actor.delegation?.code,
    about,
    at: 5,
    text: "Why not?\nBecause.",
    replyTo: undefined,
    anchor: undefined,
    act: undefined,
    ...more,
  };
  draft.doc.transact(() => addCommentEntry(draft.comments, entry));
}

/** What anybody does in a draft or at a desk. */
export const COMMENT_EDITS: Readonly<Record<string, Edit>> = {
  comment: (hand) => writeComment(hand, hand.random() < 0.5 ? { anchor: "AQIDBA" } : {}),
  reply: (hand) => writeComment(hand, { replyTo: pick(["k1", "k2"], hand.random) }),
  resolve: (hand) => writeComment(hand, { replyTo: "k1", act: pick(THREAD_ACTS, hand.random), text: "" }),
  editComment: (hand) => {
    const comment = ownComment(hand);
    const words = textOf(comment)?.toString() ?? "";
    const edited = hand.random() < 0.7 ? `${words.slice(0, 3)} well, ${words.slice(3)}` : words.slice(2);
    hand.draft.doc.transact(() => rewriteCommentEntry(comment, edited, 7));
  },
  removeComment: (hand) => {
    const comment = ownComment(hand);
    if (hand.random() < 0.7) comment.set("deleted", hand.random() < 0.6);
    else comment.delete("deleted");
  },
};
