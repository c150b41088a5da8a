import * as Y from "yjs";
import { addClause, addFootnote, cellsOf, textOf } from "../../shared/document/draftDoc.ts";
import { ORIGINS } from "../../shared/document/origins.ts";
import { CLAUSE_KINDS, levelRange } from "../../shared/domain/clause.ts";
import type { ClauseId, FootnoteId } from "../../shared/domain/ids.ts";
import type { Actor, Stage } from "../../shared/domain/participants.ts";
import { pick } from "../support/random.ts";
import { DESK_EDITS } from "./deskEdits.ts";
import { AMENDMENT_EDITS, COMMENT_EDITS } from "./discussionEdits.ts";
import { below, type Edit, type Hand, place, typing, WORDS } from "./hand.ts";
import { LOCKED } from "./permissionWorld.ts";

const openClauses = ({ draft }: Hand): string[] =>
  [...draft.clauses.keys()].filter((id) => !(LOCKED as readonly string[]).includes(id));
/** Half the time the one paragraph where everybody is at work: otherwise people would hardly meet. */
const someText = (hand: Hand): Y.Text =>
  textOf(hand.draft.clauses.get(hand.random() < 0.5 ? "c2" : pick(openClauses(hand), hand.random))) as Y.Text;
const someClause = (hand: Hand): Y.Map<unknown> =>
  hand.draft.clauses.get(pick(openClauses(hand), hand.random)) as Y.Map<unknown>;

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
