// @vitest-environment node
import { expect, onTestFinished, test } from "vitest";
import { LocalDesk } from "../../../client/live/localDesk.ts";
import { addPrivateAmendment, type PrivateDoc, privateAmendments } from "../../../shared/document/privateDoc.ts";
import type { AmendmentId, ClauseId, DraftId, ParticipantId } from "../../../shared/domain/ids.ts";

// A page has these; Node has the events, but no page to listen on.
const page = new EventTarget();
globalThis.addEventListener ??= page.addEventListener.bind(page) as typeof globalThis.addEventListener;

function write(desk: PrivateDoc, id: string, words: string): void {
  const base = [{ text: "Urges States" }];
  addPrivateAmendment(
    desk,
    id as AmendmentId,
    "BRA",
    { kind: "edit", on: { clause: "op" as ClauseId } },
    {
      base,
      text: [{ text: words }],
    },
  );
}

const wordsOn = ({ desk }: LocalDesk) => privateAmendments(desk).map(({ text }) => text.toString());

async function open(participant = "p1"): Promise<LocalDesk> {
  const desk = new LocalDesk({
    draft: "d1" as DraftId,
    participant: participant as ParticipantId,
    indexedDB: null,
    storage: null,
  });
  onTestFinished(() => desk.destroy());
  await until(desk, () => desk.isReady);
  return desk;
}

/** Waits for something about a desk; every change of its words or its state is looked at. */
function until(desk: LocalDesk, holds: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const check = () => holds() && resolve();
    desk.subscribe(check);
    desk.desk.doc.on("update", check);
    check();
  });
}

test("[SY56] where the device keeps nothing the desk works all the same, and says so", async () => {
  const desk = await open();
  expect(desk).toMatchObject({ isKept: false, count: 0 });
  write(desk.desk, "a1", "Urges all States");
  expect(desk.count).toBe(1);
  desk.desk.amendments.get("a1")?.set("closed", "discarded");
  expect(desk.count).toBe(0);
});

test("[SY56] two tabs of one person show the same desk, whoever came first; another person's is another", async () => {
  const first = await open();
  write(first.desk, "a1", "Urges all States");
  const [second, stranger] = [await open(), await open("p2")];
  await until(second, () => second.count === 1);
  write(second.desk, "a2", "Calls upon States");
  await until(first, () => first.count === 2);
  expect(wordsOn(first)).toEqual(["Urges all States", "Calls upon States"]);
  expect(wordsOn(second)).toEqual(wordsOn(first));
  expect(wordsOn(stranger)).toEqual([]);
});

test("[SY56] who is known under another name now takes the words along", async () => {
  const [former, present] = [await open(), await open("p2")];
  write(former.desk, "a1", "Urges all States");
  present.takeOver(former);
  expect(wordsOn(present)).toEqual(["Urges all States"]);
});
