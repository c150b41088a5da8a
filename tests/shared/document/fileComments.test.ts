import { expect, test } from "vitest";
import { Comments } from "../../../shared/document/comments.ts";
import { textOf } from "../../../shared/document/draftDoc.ts";
import { fileComments } from "../../../shared/document/fileComments.ts";
import { passageAnchor } from "../../../shared/document/passageAnchor.ts";
import type { Actor } from "../../../shared/domain/participants.ts";
import { NegotiatedDraft } from "../../support/negotiatedDraft.ts";
import { asAmendment, asClause, chair, member, text } from "../../support/negotiation.ts";

const TIME = Date.parse("2026-11-21T10:00:00.000Z");

function scene() {
  const room = new NegotiatedDraft([
    ["title", "title", "Water"],
    ["op1", "operative", "Urges States to report;"],
    ["op2", "operative", "Decides to meet."],
  ]);
  let now = TIME;
  const as = (actor: Actor): Comments => {
    let count = 0;
    const newId = () => {
      count += 1;
      return `${actor.participant}-${count}`;
    };
    return new Comments({
      ...{ draft: room.draft, desk: null, actor, newId },
      now: () => {
        now += 60_000;
        return now;
      },
    });
  };
  const names: Readonly<Record<string, string>> = { "p-KEN": "Amina", "p-chair": "Chair" };
  const told = () =>
    fileComments(room.draft, {
      name: (participant) => names[participant],
      amendment: (id) => room.state.amendments.get(id),
    });
  return { room, as, told };
}

test("[FA4] comments are on their passage, with answers, authors and whether they are done; withdrawn words are not told", () => {
  const { room, as, told } = scene();
  const [kenya, facilitator] = [as(member("KEN")), as(chair)];
  const op1 = textOf(room.draft.clauses.get("op1"));
  if (!op1) throw new Error("no text");
  const key = kenya.add({
    ...{ about: { clause: asClause("op1") }, text: "How often?\nEvery year?", isPrivate: false },
    anchor: passageAnchor(op1, 16, 22) ?? undefined,
  });
  facilitator.reply(String(key), "Every year.");
  kenya.reply(String(key), "Then fine.");
  kenya.remove(String(key), "p-KEN-2");
  facilitator.resolve(String(key));
  kenya.add({ about: { clause: asClause("op2") }, text: "Where?", isPrivate: false });
  const gone = kenya.add({ about: { clause: asClause("op2") }, text: "Never mind", isPrivate: false });
  kenya.remove(String(gone), String(gone));
  op1.insert(0, "Also ");
  expect(told()).toEqual([
    {
      on: { clause: "op1" },
      range: { from: 21, to: 27 },
      entries: [
        { author: "Amina (KEN)", text: "How often?\nEvery year?", at: "2026-11-21T10:01:00.000Z" },
        { author: "Chair", text: "Every year.", at: "2026-11-21T10:02:00.000Z" },
      ],
      isResolved: true,
    },
    {
      on: { clause: "op2" },
      entries: [{ author: "Amina (KEN)", text: "Where?", at: "2026-11-21T10:05:00.000Z" }],
      isResolved: false,
    },
  ]);
});

test("[FA4] what is about an amendment stands on its clause; about a clause that is gone there is nothing", () => {
  const { room, as, told } = scene();
  const brazil = as(member("BRA"));
  const base = room.runs({ clause: asClause("op1") });
  const proposed = { kind: "edit", on: { clause: asClause("op1") }, base, text: text("Urges all States to report;") };
  room.must({ command: "tableAmendment", amendment: "a1", proposed }, member("KEN"));
  const insert = { kind: "insert", clause: asClause("new"), clauseKind: "operative", level: 0, order: "zV" };
  room.must(
    { command: "tableAmendment", amendment: "a2", proposed: { ...insert, text: text("Hopes.") } },
    member("KEN"),
  );
  brazil.add({ about: { amendment: asAmendment("a1") }, text: "All?", isPrivate: false });
  brazil.add({ about: { amendment: asAmendment("a2") }, text: "Really?", isPrivate: false });
  brazil.add({ about: { clause: asClause("op2") }, text: "Gone soon", isPrivate: false });
  room.draft.clauses.get("op2")?.set("deleted", true);
  expect(told().map(({ on, entries }) => [on.clause, entries[0]?.author, entries[0]?.text])).toEqual([
    ["op1", "BRA", "All?"],
    ["new", "BRA", "Really?"],
  ]);
});
