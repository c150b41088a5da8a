import { expect, test } from "vitest";
import * as Y from "yjs";
import { openSqliteStore } from "../../server/store/sqlite/sqliteStore.ts";
import type { Content } from "../../shared/document/content.ts";
import { draftDoc } from "../../shared/document/draftDoc.ts";
import type { Decision } from "../../shared/domain/events.ts";
import { replay } from "../../shared/domain/evolve.ts";
import { ROUTES } from "../../shared/protocol/routes.ts";
import { sampleResolution } from "../../shared/samples/sampleResolution.ts";
import { ApiClient } from "../support/apiClient.ts";
import { Negotiator } from "../support/negotiator.ts";
import { seededRandom } from "../support/random.ts";
import { spawnServer } from "../support/spawnServer.ts";
import { temporaryFolder, tokenOf } from "../support/testServer.ts";

const RUNS = Number(process.env.CRASH_RUNS ?? 3);
const SEED = Number(process.env.CRASH_SEED ?? 20_261_122);
/** So many Revs are asked for at once; each sees what the one before has decided. */
const REVS = 40;

test(`[REV6] after kill -9 in the midst of issuing Revs, each has its decision and its text on disk, or neither (seed ${SEED}, ${RUNS} times)`, {
  timeout: 30_000 + RUNS * 10_000,
}, async () => {
  const random = seededRandom(SEED);
  let cutShort = 0;
  for (let run = 1; run <= RUNS; run += 1) {
    const folder = await temporaryFolder();
    const server = await spawnServer({ DATA_DIR: folder });
    const secretariat = await new ApiClient(server.address).join(tokenOf(server.secretariatUrl), "Secretariat");
    const draft = (await secretariat.call(ROUTES.createDraft, { json: sampleResolution })).value.id;
    const chair = new Negotiator(await secretariat.invite(draft, { role: "facilitator" }, "Chair"), draft);
    await chair.must({ command: "setStage", stage: "negotiation" });
    const enough = 1 + Math.floor(random() * (REVS / 2));
    let answered = 0;
    const asked = Array.from({ length: REVS }, async (_, index) => {
      const answer = await chair.ask({ command: "issueRev", ifDecision: index + 1 }).catch(() => null);
      if (answer?.status !== 200) return;
      answered += 1;
      if (answered === enough) await server.end("SIGKILL");
    });
    await Promise.all(asked);
    await server.end("SIGKILL");
    cutShort += REVS - answered;

    const store = openSqliteStore(folder);
    const loaded = await store.loadRoom(draft);
    const doc = draftDoc(new Y.Doc());
    for (const update of [loaded.snapshot, ...loaded.updates]) if (update) Y.applyUpdate(doc.doc, update);
    const { revisions } = replay(doc.decisions.toArray() as Decision[]);
    expect(revisions.length - 1, `run ${run}`).toBeGreaterThanOrEqual(answered);
    for (const revision of revisions) {
      const { content, ...stored } = (await store.revision(draft, revision.rev)) ?? { content: "{}" };
      expect(stored, `run ${run}`).toEqual(revision);
      expect((JSON.parse(content) as Content).clauses).toHaveLength(sampleResolution.clauses.length);
    }
    expect(await store.revision(draft, revisions.length)).toBeUndefined();
    await store.close();
  }
  // Else the server was never killed while a Rev was on its way.
  expect(cutShort).toBeGreaterThan(0);
});
