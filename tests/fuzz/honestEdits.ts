import * as Y from "yjs";
import { addCommentEntry, rewriteCommentEntry } from "../../shared/document/commentEntries.ts";
import { addClause, addFootnote, cellsOf, type DraftDoc, textOf } from "../../shared/document/draftDoc.ts";
import { ORIGINS } from "../../shared/document/origins.ts";
import { addPrivateAmendment, type PrivatePlace, privateDoc } from "../../shared/document/privateDoc.ts";
import { CLAUSE_KINDS, levelRange } from "../../shared/domain/clause.ts";
import { THREAD_ACTS } from "../../shared/domain/discussionPermissions.ts";
import type { AmendmentId, ClauseId, FootnoteId } from "../../shared/domain/ids.ts";
import type { Actor, Stage } from "../../shared/domain/participants.ts";
import { isRequiredKey } from "../../shared/domain/permissions.ts";
import { pick } from "../support/random.ts";
import { FATES, LOCKED } from "./permissionWorld.ts";

/** Somebody at a screen: a document of their own, undo as the editor has it, and ids that nobody else makes. */
export interface Hand {
  /** Part of every id it makes. */
  readonly name: string;
  readonly draft: DraftDoc;
  readonly undo: Y.UndoManager;
  readonly actor: Actor;
  readonly random: () => number;
  unique(): string;
}

/** Undo as the editor sets it up: own typing only, and never the last value of a key that a clause must have. */
export function undoManager(draft: DraftDoc): Y.UndoManager {
  return new Y.UndoManager([draft.clauses, draft.footnotes, draft.amendments], {
    trackedOrigins: new Set([ORIGINS.typing]),
    captureTimeout: 0,
    deleteFilter: ({ parentSub }) => parentSub === null || !isRequiredKey(parentSub),
  });
}

type Edit = (hand: Hand) => void;

const WORDS = ["also ", "further", " 😀", "Noting", "x", " de l’homme", "تؤكد", " ", "�"];

const openClauses = ({ draft }: Hand): string[] =>
  [...draft.clauses.keys()].filter((id) => !(LOCKED as readonly string[]).includes(id));
/** Half the time the one paragraph where everybody is at work: otherwise people would hardly meet. */
const someText = (hand: Hand): Y.Text =>
  textOf(hand.draft.clauses.get(hand.random() < 0.5 ? "c2" : pick(openClauses(hand), hand.random))) as Y.Text;
const someClause = (hand: Hand): Y.Map<unknown> =>
  hand.draft.clauses.get(pick(openClauses(hand), hand.random)) as Y.Map<unknown>;
const below = (end: number, { random }: Hand): number => Math.floor(random() * end);
/** An editor never puts the caret between the halves of a pair. */
function place(text: Y.Text, hand: Hand): number {
  const at = below(text.length + 1, hand);
  const delta = text.toDelta() as { insert: unknown }[];
  const flat = delta.map(({ insert }) => (typeof insert === "string" ? insert : "#")).join("");
  const code = flat.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at;
}
const typing = (hand: Hand, work: () => void): void => hand.draft.doc.transact(work, ORIGINS.typing);

/** New clauses as the editor makes them: all are born invisible, then come to life in a step that undo can take back. */
function newClauses(hand: Hand, count: number): void {
  const { draft, random } = hand;
  const ids = Array.from({ length: count }, () => hand.unique() as ClauseId);
  draft.doc.transact(() => {
    for (const id of ids) {
      const kind = pick(CLAUSE_KINDS, random);
      const order = `m${id.replaceAll("_", "")}`;
      addClause(draft, { id, kind, level: levelRange(kind)[0], order, deleted: true });
    }
  }, ORIGINS.birth);
  typing(hand, () => {
    for (const id of ids) {
      draft.clauses.get(id)?.set("deleted", false);
      textOf(draft.clauses.get(id))?.insert(0, "Requests ", { em: true });
    }
  });
}

export const BASE_EDITS: Readonly<Record<string, Edit>> = {
  type: (hand) => {
    const text = someText(hand);
    typing(hand, () => text.insert(place(text, hand), pick(WORDS, hand.random)));
  },
  erase: (hand) => {
    const text = someText(hand);
    const from = place(text, hand);
    const to = place(text, hand);
    if (from !== to) typing(hand, () => text.delete(Math.min(from, to), Math.abs(to - from)));
  },
  format: (hand) => {
    const text = someText(hand);
    const [from = 0, to = 0] = [place(text, hand), place(text, hand)].sort((a, b) => a - b);
    const value = hand.random() < 0.6 ? true : null;
    if (to > from)
      typing(hand, () => text.format(from, to - from, { [pick(["em", "sub", "sup"], hand.random)]: value }));
  },
  restyle: (hand) => {
    const text = someText(hand);
    const [from = 0, to = 0] = [place(text, hand), place(text, hand)].sort((a, b) => a - b);
    if (to === from) return;
    const mark = pick(["em", "sub", "sup"], hand.random);
    // A mark that is made and taken back at once, and words that go with it: the marks are kept for undo, and sent.
    typing(hand, () => {
      text.format(from, to - from, { [mark]: true });
      text.format(from, to - from, { [mark]: null });
      text.delete(from, to - from);
    });
  },
  typeFormatted: (hand) => {
    const text = someText(hand);
    typing(hand, () => text.insert(place(text, hand), "italic", { em: true }));
  },
  breakLine: (hand) => {
    const text = someText(hand);
    typing(hand, () => text.insertEmbed(place(text, hand), { break: true }));
  },
  cite: (hand) => {
    const text = someText(hand);
    typing(hand, () => text.insertEmbed(place(text, hand), { footnote: pick(["n1", "n2"], hand.random) }));
  },
  newClause: (hand) => newClauses(hand, 1),
  paste: (hand) => newClauses(hand, 5),
  newNote: (hand) => {
    const id = hand.unique() as FootnoteId;
    hand.draft.doc.transact(() => {
      addFootnote(hand.draft, id);
      hand.draft.footnotes.get(id)?.set("deleted", true);
    }, ORIGINS.birth);
    const text = someText(hand);
    typing(hand, () => {
      hand.draft.footnotes.get(id)?.set("deleted", false);
      textOf(hand.draft.footnotes.get(id))?.insert(0, "Ibid.");
      text.insertEmbed(place(text, hand), { footnote: id });
    });
  },
  editNote: (hand) => {
    const text = textOf(hand.draft.footnotes.get(pick(["n1", "n2"], hand.random))) as Y.Text;
    typing(hand, () => text.insert(place(text, hand), "see "));
  },
  tombstone: (hand) => {
    const clause = someClause(hand);
    typing(hand, () => (hand.random() < 0.7 ? clause.set("deleted", hand.random() < 0.5) : clause.delete("deleted")));
  },
  move: (hand) => {
    const clause = someClause(hand);
    typing(hand, () => clause.set("order", `o${below(1_000_000, hand)}`));
  },
  moveTwice: (hand) => {
    const clause = someClause(hand);
    typing(hand, () => {
      for (let n = 0; n < 3; n++) clause.set("order", `p${below(1_000_000, hand)}`);
    });
  },
  kind: (hand) => {
    const clause = someClause(hand);
    const kind = pick(CLAUSE_KINDS, hand.random);
    typing(hand, () => {
      clause.set("kind", kind);
      clause.set("level", levelRange(kind)[0]);
    });
  },
  level: (hand) => {
    const clause = someClause(hand);
    typing(hand, () => clause.set("level", below(5, hand)));
  },
  newCell: (hand) => {
    const cells = cellsOf(hand.draft.clauses.get("table1") as Y.Map<unknown>) as Y.Map<Y.Text>;
    const key = `B${below(2, hand)}|${hand.unique().replaceAll("_", "")}`;
    hand.draft.doc.transact(() => cells.set(key, new Y.Text()), ORIGINS.birth);
    typing(hand, () => cells.get(key)?.insert(0, "new cell"));
  },
  typeInCell: (hand) => {
    const cells = cellsOf(hand.draft.clauses.get("table1") as Y.Map<unknown>) as Y.Map<Y.Text>;
    const keys = [...cells.keys()];
    if (keys.length > 0) typing(hand, () => cells.get(pick(keys, hand.random))?.insert(0, "c"));
  },
  removeCell: (hand) => {
    const cells = cellsOf(hand.draft.clauses.get("table1") as Y.Map<unknown>) as Y.Map<Y.Text>;
    // Two people who both bring back one removed cell would meet in it: the one known honest refusal (rule PE5).
    const keys = [...cells.keys()].filter((key) => hand.name === "me" || key.includes(hand.name));
    if (keys.length > 0) typing(hand, () => cells.delete(pick(keys, hand.random)));
  },
  header: (hand) => typing(hand, () => void hand.draft.clauses.get("table1")?.set("header", below(3, hand))),
  undo: ({ undo }) => void undo.undo(),
  redo: ({ undo }) => void undo.redo(),
};

export const HEAD_EDITS: Readonly<Record<string, Edit>> = {
  setHead: ({ draft, random }) =>
    void draft.head.set(pick(["organ", "symbol", "number", "session", "agendaItem"], random), pick(WORDS, random)),
  takeHead: ({ draft }) => draft.head.delete("symbol"),
  language: ({ draft, random }) => void draft.head.set("language", pick(["ar", "en", "zh"], random)),
  phrase: ({ draft }) => void draft.head.set("phrase:operative:Applauding", true),
};

/** A tabled amendment that this person may write; there is one for everybody who may write any. */
function someAmendment({ draft, actor, random }: Hand): Y.Map<unknown> {
  const code = actor.delegation?.code;
  const ids = Object.entries(FATES).flatMap(([id, { status, delegation, sponsors, on }]) => {
    const isOwn = actor.role !== "delegation" || delegation === code || (code !== undefined && sponsors.includes(code));
    return status === "tabled" && isOwn && on === undefined ? [id] : [];
  });
  return draft.amendments.get(pick(ids, random)) as Y.Map<unknown>;
}

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

/** An amendment that a delegation is writing. */
const onDesk = ({ draft, random }: Hand): Y.Map<unknown> =>
  draft.amendments.get(pick([...draft.amendments.keys()], random)) as Y.Map<unknown>;

function begin(hand: Hand, amendment: PrivatePlace): void {
  const { draft, actor, unique } = hand;
  const id = unique() as AmendmentId;
  const base = [{ text: "Urges" }];
  const desk = privateDoc(draft.doc);
  const words = { base, text: [...base, { text: " all", marks: ["em"] as const }] };
  draft.doc.transact(
    () => addPrivateAmendment(desk, id, actor.delegation?.code ?? "", amendment, words),
    ORIGINS.birth,
  );
}

const ON = { clause: "c2" as ClauseId };

/** What members do in the private document of their delegation, besides comments. */
export const DESK_EDITS: Readonly<Record<string, Edit>> = {
  beginEdit: (hand) => begin(hand, { kind: "edit", on: ON }),
  beginNote: (hand) => begin(hand, { kind: "edit", on: { footnote: "n1" as FootnoteId } }),
  beginVersion: (hand) => begin(hand, { kind: "alt", on: ON }),
  beginRemoval: (hand) => begin(hand, { kind: "delete", on: ON }),
  beginMove: (hand) => begin(hand, { kind: "move", on: ON, order: "b7", level: 1 }),
  beginClause: (hand) =>
    begin(hand, {
      kind: "insert",
      clause: hand.unique() as ClauseId,
      clauseKind: pick(["preambular", "operative"], hand.random),
      level: 0,
      order: "b8",
    }),
  typeOnDesk: (hand) => {
    const text = textOf(onDesk(hand)) as Y.Text;
    typing(hand, () => text.insert(place(text, hand), pick(WORDS, hand.random)));
  },
  formatOnDesk: (hand) => {
    const text = textOf(onDesk(hand)) as Y.Text;
    const end = place(text, hand);
    if (end > 0) typing(hand, () => text.format(0, end, { em: hand.random() < 0.5 ? true : null }));
  },
  eraseOnDesk: (hand) => {
    const text = textOf(onDesk(hand)) as Y.Text;
    const [from = 0, to = 0] = [place(text, hand), place(text, hand)].sort((a, b) => a - b);
    if (to > from) typing(hand, () => text.delete(from, to - from));
  },
  startAfresh: (hand) => {
    const amendment = onDesk(hand);
    hand.draft.doc.transact(() => {
      for (const text of [amendment.get("base"), amendment.get("text")] as Y.Text[]) {
        text.delete(0, text.length);
        text.insert(0, "Urges all");
      }
    }, ORIGINS.birth);
  },
  reasonOnDesk: (hand) => {
    const amendment = onDesk(hand);
    if (hand.random() < 0.8) amendment.set("reason", pick(WORDS, hand.random));
    else amendment.delete("reason");
  },
  placeOnDesk: (hand) => {
    const amendment = onDesk(hand);
    amendment.set("order", `q${below(1_000_000, hand)}`);
    amendment.set("level", below(3, hand));
  },
  putAside: (hand) => {
    const amendment = onDesk(hand);
    if (hand.random() < 0.7) amendment.set("closed", pick(["discarded", "tabled"], hand.random));
    else amendment.delete("closed");
  },
  noteOnDesk: (hand) => {
    const { notes } = privateDoc(hand.draft.doc);
    const note = new Y.Map<unknown>();
    hand.draft.doc.transact(() => {
      note.set("text", new Y.Text("Our red line"));
      note.set("clause", "c2");
      notes.set(hand.unique(), note);
    });
    textOf(notes.get(pick([...notes.keys()], hand.random)))?.insert(0, "! ");
  },
  undo: ({ undo }) => void undo.undo(),
  redo: ({ undo }) => void undo.redo(),
};

/** Everything this person may honestly do in this stage; `desk` is whose private document it is, null for the draft. */
export function honestEdits({ role, delegation }: Actor, stage: Stage, desk: string | null): Record<string, Edit> {
  if (role === "observer") return {};
  if (desk !== null) return delegation?.code === desk ? { ...DESK_EDITS, ...COMMENT_EDITS } : {};
  const isOrganiser = role !== "delegation";
  const isEditor =
    (stage === "drafting" && (isOrganiser || delegation?.coreGroup === true)) ||
    (stage === "negotiation" && isOrganiser);
  return {
    ...COMMENT_EDITS,
    ...(stage === "negotiation" ? AMENDMENT_EDITS : {}),
    ...(isEditor ? BASE_EDITS : {}),
    ...(isOrganiser ? HEAD_EDITS : {}),
  };
}
