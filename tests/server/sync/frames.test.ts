import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { syncFrame, webSocketFrame } from "../../../server/sync/frames.ts";
import { JoinAnswers } from "../../../server/sync/joinAnswers.ts";
import { draftDoc, textOf } from "../../../shared/document/draftDoc.ts";
import { SYNC } from "../../../shared/protocol/messages.ts";
import { syncScene } from "../../support/syncScene.ts";

const scene = syncScene();
const EMPTY = Uint8Array.of(0);

describe("frames made once for all readers", () => {
  test("[SY5] a message of any length is framed as RFC 6455 asks", () => {
    const headOf = (length: number): number[] => {
      const frame = webSocketFrame(new Uint8Array(length).fill(7));
      expect(frame.subarray(frame.byteLength - length).every((byte) => byte === 7)).toBe(true);
      return [...frame.subarray(0, frame.byteLength - length)];
    };
    expect(headOf(0)).toEqual([0x82, 0]);
    expect(headOf(125)).toEqual([0x82, 125]);
    expect(headOf(126)).toEqual([0x82, 126, 0, 126]);
    expect(headOf(65_535)).toEqual([0x82, 126, 255, 255]);
    expect(headOf(65_536)).toEqual([0x82, 127, 0, 0, 0, 0, 0, 1, 0, 0]);
  });

  test("[SY6] a document of more than 64 KB arrives whole", async () => {
    const words = "word ".repeat(30_000);
    await scene.start({ fill: (draft) => void draft.head.set("organ", words) });
    const client = await scene.stock("observer");
    expect(client.draft.head.get("organ")).toBe(words);
  });

  test("[SY6] all who come with nothing get one and the same answer, with what came since behind it", () => {
    const doc = new Y.Doc();
    doc.getText("t").insert(0, "one");
    const answers = new JoinAnswers(doc, { snapshot: null, updates: [] });
    expect(answers.shared(EMPTY)).toBeNull();
    const first = answers.fresh(EMPTY);
    expect(answers.shared(EMPTY)).toBe(first);
    doc.getText("t").insert(3, " two");
    answers.noteChange(); // applied, not yet committed
    expect(answers.shared(EMPTY)).toBe(first);
    const since = syncFrame(SYNC.update, Uint8Array.of(0, 0));
    answers.noteFrames(since);
    expect(answers.shared(EMPTY)).toEqual(Buffer.concat([first, since]));
    expect(answers.shared(EMPTY)).toBe(answers.shared(EMPTY));
    expect(answers.shared(Uint8Array.of(1, 5, 1))).toBeNull();
  });

  test("[SY6] the shared answer is made anew when too much has come since", async () => {
    const server = await scene.start({ limits: { maxConnectionsPerParticipant: 100 } });
    const writer = await scene.stock("facilitator");
    for (let count = 0; count < 600; count++) {
      writer.text("op2").insert(0, "y");
      if (count % 20 === 0) await scene.raw("observer").open();
    }
    await writer.until(() => writer.saved === 601);
    const late = scene.raw("observer");
    const doc = await late.sync();
    expect(textOf(draftDoc(doc).clauses.get("op2"))?.toString()).toMatch(/^y{600}Decides/);
    expect((await server.stored()).clauses.size).toBe(5);
  });
});
