import { expect, test } from "vitest";
import type { BareContent } from "../../shared/document/contentOf.ts";
import { plainText, type Run } from "../../shared/domain/clause.ts";
import type { ClauseId } from "../../shared/domain/ids.ts";
import { ROUTES } from "../../shared/protocol/routes.ts";
import { ApiClient } from "../support/apiClient.ts";
import { Negotiator } from "../support/negotiator.ts";
import { seededRandom } from "../support/random.ts";
import { type SpawnedServer, spawnServer } from "../support/spawnServer.ts";
import { temporaryFolder, tokenOf } from "../support/testServer.ts";

const RUNS = Number(process.env.CRASH_RUNS ?? 5);
const SEED = Number(process.env.CRASH_SEED ?? 20_261_121);
const CLAUSES = 16;

const clauseId = (index: number) => `clause-${index}` as ClauseId;
const words = (index: number) =>
  `Requests the Secretary-General to report in spring on matter ${index} to the Assembly;`;
const taken = (index: number) => words(index).replace("spring", "autumn");

const text: BareContent = {
  adref: 1,
  type: "resolution",
  language: "en",
  head: {},
  clauses: [
    { id: "title" as ClauseId, kind: "title", level: 0, text: [{ text: "Reports" }] },
    ...Array.from({ length: CLAUSES }, (_, index) => ({
      id: clauseId(index),
      kind: "operative" as const,
      level: 0,
      text: [{ text: words(index) }],
    })),
  ],
  footnotes: [],
};

/** A draft in negotiation in which each clause has an amendment to be taken in and another that must be carried over. */
async function prepare(server: SpawnedServer) {
  const secretariat = await new ApiClient(server.address).join(tokenOf(server.secretariatUrl), "Secretariat");
  const draft = (await secretariat.call(ROUTES.createDraft, { json: text })).value.id;
  const chair = new Negotiator(await secretariat.invite(draft, { role: "facilitator" }, "Chair"), draft);
  await chair.must({ command: "setStage", stage: "negotiation" });
  for (let index = 0; index < CLAUSES; index += 1) {
    const table = (amendment: string, delegation: string, from: string, to: string) =>
      chair.must({
        command: "tableAmendment",
        amendment,
        delegation,
        proposed: {
          kind: "edit",
          on: { clause: clauseId(index) },
          base: [{ text: words(index) }],
          text: [{ text: words(index).replace(from, to) }],
        },
      });
    await table(`taken-${index}`, "KEN", "spring", "autumn");
    await table(`other-${index}`, "BRA", "Assembly", "Assembly and the Council");
  }
  const { present } = await chair.content();
  const commands = Array.from({ length: CLAUSES }, (_, index) => ({
    command: "acceptAmendments",
    id: `accept-${index}`,
    amendments: [`taken-${index}`],
    ifBase: present.clauses.find(({ clause }) => clause === clauseId(index))?.ifBase,
    result: [{ text: taken(index) }],
  }));
  return { chair, draft, commands };
}

const wordsOf = (runs: readonly unknown[] | undefined): string => plainText((runs ?? []) as readonly Run[]);

test(`[CMD20] after kill -9 in the midst of taking in, what was answered stands and decisions and words agree (seed ${SEED}, ${RUNS} times)`, {
  timeout: 30_000 + RUNS * 10_000,
}, async () => {
  const random = seededRandom(SEED);
  const environment = { DATA_DIR: await temporaryFolder(), ADREF_ADMIN_TOKEN: "crash-test-token" };
  let cutShort = 0;
  for (let run = 1; run <= RUNS; run += 1) {
    const server = await spawnServer(environment);
    const { chair, draft, commands } = await prepare(server);
    const enough = 1 + Math.floor(random() * (CLAUSES - 4));
    const answered = new Set<string>();
    const killed = new Promise<void>((resolve) => {
      const accepts = commands.map(async (command) => {
        const answer = await chair.ask(command).catch(() => null);
        if (answer?.status === 200) answered.add(command.id);
        if (answered.size === enough) void server.end("SIGKILL");
      });
      void Promise.all(accepts).then(() => resolve());
    });
    await killed;
    await server.end("SIGKILL");

    const again = await spawnServer(environment);
    const back = new Negotiator(chair.api.at(again.address), draft);
    const decisions = await back.decisions();
    const decided = decisions.flatMap((one) => (one.type === "amendmentsAccepted" ? [one.command] : []));
    expect(decided, `run ${run}`).toEqual(expect.arrayContaining([...answered]));
    expect(decisions.map(({ number }) => number)).toEqual(decisions.map((_, index) => index + 1));
    cutShort += CLAUSES - answered.size;
    const { present } = await back.content();
    const { amendments } = await back.state();
    for (let index = 0; index < CLAUSES; index += 1) {
      const where = `run ${run}, clause ${index}`;
      const isTaken = decided.includes(`accept-${index}`);
      const base = isTaken ? taken(index) : words(index);
      expect(wordsOf(present.clauses.find(({ clause }) => clause === clauseId(index))?.text), where).toBe(base);
      expect(amendments.find(({ id }) => id === `taken-${index}`)?.status, where).toBe(isTaken ? "accepted" : "tabled");
      const other = present.amendments.find(({ amendment }) => amendment === `other-${index}`);
      expect(wordsOf(other?.base), where).toBe(base);
      expect(wordsOf(other?.text), where).toBe(base.replace("Assembly", "Assembly and the Council"));
    }
    // Whoever got no answer asks again, and everything is decided once.
    for (const command of commands) expect((await back.ask(command)).status).toBe(200);
    const all = (await back.decisions()).filter(({ type }) => type === "amendmentsAccepted");
    expect(all.map(({ command }) => command).toSorted()).toEqual(commands.map(({ id }) => id).toSorted());
    await again.end("SIGTERM");
  }
  // Else the server was never killed while something was on its way.
  expect(cutShort).toBeGreaterThan(0);
});
