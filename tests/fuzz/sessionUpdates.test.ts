// @vitest-environment jsdom
import { expect, test } from "vitest";
import * as Y from "yjs";
import { ClientClaims } from "../../server/sync/clientClaims.ts";
import { judgeUpdate } from "../../server/sync/judgeUpdate.ts";
import { DEFAULT_SYNC_LIMITS } from "../../server/sync/limits.ts";
import { draftPolicy } from "../../server/sync/roomPolicy.ts";
import { draftDoc } from "../../shared/document/draftDoc.ts";
import { INITIAL_STATE } from "../../shared/domain/draftState.ts";
import type { ParticipantId } from "../../shared/domain/ids.ts";
import type { Actor } from "../../shared/domain/participants.ts";
import { filled } from "../support/editorHarness.ts";
import { editorPeers, sessionDraft } from "../support/editorPeer.ts";
import { runSession } from "../support/sessionModel.ts";

const RUNS = Number(process.env.FUZZ_RUNS ?? 20);

test("[BIND12] whatever a person does in the editor, undo included, the server's inspection takes it", {
  timeout: 60_000 + RUNS * 2_000,
}, () => {
  const refusals: string[] = [];
  let judged = 0;
  for (let seed = 1; seed <= RUNS; seed++) {
    const server = new Y.Doc();
    Y.applyUpdate(server, filled(sessionDraft));
    const claims = new ClientClaims(server, new Map());
    const policy = draftPolicy(draftDoc(server));
    const report = runSession(
      seed,
      () => {
        const peers = editorPeers();
        peers.forEach((peer, number) => {
          const participant = `person-${number + 1}` as ParticipantId;
          const actor: Actor = { participant, name: participant, role: "facilitator" };
          peer.doc.on("update", (update: Uint8Array, origin: unknown) => {
            if (origin === "remote") return;
            judged++;
            const verdict = judgeUpdate(
              { doc: server, policy, claims, limits: DEFAULT_SYNC_LIMITS },
              update,
              actor,
              INITIAL_STATE,
            );
            if (verdict.ok) for (const client of verdict.clients) claims.claim(client, participant);
            else refusals.push(`seed ${seed}: ${JSON.stringify(verdict)}`);
            Y.applyUpdate(server, update);
          });
        });
        return peers;
      },
      { rounds: 3, steps: 6 },
    );
    expect(report.problems).toEqual([]);
    server.destroy();
  }
  expect(refusals).toEqual([]);
  expect(judged).toBeGreaterThan(RUNS * 20);
});
