import * as Y from "yjs";
import { textOf } from "../../shared/document/draftDoc.ts";
import { ORIGINS } from "../../shared/document/origins.ts";
import { addPrivateAmendment, type PrivatePlace, privateDoc } from "../../shared/document/privateDoc.ts";
import type { AmendmentId, ClauseId, FootnoteId } from "../../shared/domain/ids.ts";
import { pick } from "../support/random.ts";
import { below, type Edit, type Hand, place, typing, WORDS } from "./hand.ts";

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
