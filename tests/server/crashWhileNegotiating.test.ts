import { expect, test } from "vitest";
import * as Y from "yjs";
import { openSqliteStore } from "../../server/store/sqlite/sqliteStore.ts";
import type { BareContent } from "../../shared/document/contentOf.ts";
import { draftDoc, textOf } from "../../shared/document/draftDoc.ts";
import { readRuns } from "../../shared/document/inline.ts";
import { plainText, type Run } from "../../shared/domain/clause.ts";
import type { Decision } from "../../shared/domain/events.ts";
import { replay } from "../../shared/domain/evolve.ts";
import type { ClauseId, DraftId } from "../../shared/domain/ids.ts";
import { ROUTES } from "../../shared/protocol/routes.ts";
import { ApiClient } from "../support/apiClient.ts";
import { Negotiator } from "../support/negotiator.ts";
import { pick, seededRandom } from "../support/random.ts";
import { spawnServer } from "../support/spawnServer.ts";
import { connectClient, connected } from "../support/stockClient.ts";
import { temporaryFolder, tokenOf } from "../support/testServer.ts";
import { holdsAll, Typist } from "../support/typist.ts";

const RUNS = Number(process.env.CRASH_RUNS ?? 5);
const SEED = Number(process.env.CRASH_SEED ?? 20_261_122);
const CLAUSES = 30;

const clauseId = (index: number) => `clause-${index}` as ClauseId;
const content: BareContent = {
  adref: 1,
  type: "resolution",
  language: "en",
  head: {},
  clauses: Array.from({ length: CLAUSES }, (_, index) => ({
    id: clauseId(index),
    kind: "operative" as const,
    level: 0,
    text: [{ text: `Requests the Secretary-General to report in spring on matter ${index} to the Assembly;` }],
  })),
  footnotes: [],
};

/** What was asked in a run, and which of it was answered. */
class Asked {
  readonly commands: Record<string, unknown>[] = [];
  readonly answered = new Set<string>();

  async ask(who: Negotiator, command: Record<string, unknown>): Promise<boolean> {
    const named = { ...command, id: `c-${this.commands.length}` };
    this.commands.push(named);
    const answer = await who.ask(named).catch(() => null);
    if (answer?.status === 200) this.answered.add(named.id);
    if (answer && answer.status !== 200) this.commands[this.commands.indexOf(named)] = {};
    return answer !== null;
  }
}

/** One delegation after another tables; the facilitator takes in, parks, declines and takes up again. Ends with the server. */
async function negotiate(asked: Asked, chair: Negotiator, seats: readonly Negotiator[], random: () => number) {
  let lives = true;
  let tabled = 0;
  const tabling = seats.map(async (seat) => {
    while (lives) {
      const clause = clauseId(Math.floor(random() * CLAUSES));
      const { text, words } = await seat.clause(clause);
      const to = words.replace(pick(["spring", "matter", "Assembly"], random), `word${tabled}`);
      const proposed = { kind: "edit", on: { clause }, base: text, text: [{ text: `${to} once` }] };
      tabled += 1;
      lives &&= await asked.ask(seat, { command: "tableAmendment", amendment: `a-${tabled}`, proposed });
    }
  });
  const deciding = async (): Promise<void> => {
    while (lives) {
      const { present } = await chair.content();
      const { amendments } = await chair.state();
      const undecided = amendments.filter(({ status }) => status === "tabled" || status === "parked");
      if (undecided.length === 0) continue;
      const { id, status, on } = pick(undecided, random);
      const way =
        status === "parked"
          ? "unparkAmendment"
          : pick(["accept", "accept", "parkAmendment", "declineAmendment"], random);
      if (way !== "accept") {
        lives &&= await asked.ask(chair, { command: way, amendment: id, reason: "Because" });
        continue;
      }
      const clause = present.clauses.find((one) => "clause" in on && one.clause === on.clause);
      const result = [{ text: `${plainText((clause?.text ?? []) as readonly Run[])} taken ${id}` }];
      const command = { command: "acceptAmendments", amendments: [id], ifBase: clause?.ifBase, result };
      lives &&= await asked.ask(chair, command);
    }
  };
  // A server that is gone answers nothing more: whoever waits for it ends.
  await Promise.allSettled([...tabling, deciding()]);
}

/**
 * Goes through the log as it is on disk, one update after another, and holds what each decision says against the words
 * right before and right after it. Gives the document that comes of it.
 */
async function replayedLog(dataDir: string, room: string): Promise<{ doc: Y.Doc; taken: number; typed: number }> {
  const store = openSqliteStore(dataDir);
  const rows = await store.readLog(room, 0, 1_000_000);
  await store.close();
  const doc = new Y.Doc();
  const draft = draftDoc(doc);
  const words = (clause: string) => plainText(readRuns(textOf(draft.clauses.get(clause)) as Y.Text));
  let taken = 0;
  let typed = 0;
  for (const { body, participant, seq } of rows) {
    if (participant !== null) typed += 1;
    const decided = draft.decisions.length;
    const before = new Map([...draft.clauses.keys()].map((id) => [id, words(id)]));
    const bases = new Map([...draft.amendments].map(([id, map]) => [id, JSON.stringify(map.get("base"))]));
    Y.applyUpdate(doc, body);
    const decisions = draft.decisions.toArray().slice(decided) as Decision[];
    const touched = new Set<string>();
    for (const decision of decisions) {
      if (decision.type !== "amendmentsAccepted" || decision.change.type !== "text") continue;
      const { on, before: was, result } = decision.change;
      const clause = "clause" in on ? on.clause : "";
      touched.add(clause);
      taken += 1;
      expect(before.get(clause), `update ${seq}, before`).toBe(plainText(was));
      expect(words(clause), `update ${seq}, after`).toBe(plainText(result));
      const state = replay(draft.decisions.toArray() as Decision[]);
      for (const { id, status, proposed } of state.amendments.values()) {
        if ((status !== "tabled" && status !== "parked") || proposed.kind !== "edit") continue;
        if (!("clause" in proposed.on) || proposed.on.clause !== clause) continue;
        // Carried over, or left as it was where the words it changes have gone.
        const base = draft.amendments.get(id)?.get("base") as readonly Run[];
        if (plainText(base) !== plainText(result)) expect(JSON.stringify(base)).toBe(bases.get(id));
      }
    }
    if (participant !== null) expect(decisions, `update ${seq}`).toEqual([]);
    if (participant === null && decided > 0) {
      for (const [id, former] of before) if (!touched.has(id)) expect(words(id), `update ${seq}`).toBe(former);
    }
  }
  return { doc, taken, typed };
}

test(`[CMD20] after kill -9 at any moment of a negotiation, what was answered stands, and the words are those that typing and decisions make (seed ${SEED}, ${RUNS} times)`, {
  timeout: 30_000 + RUNS * 15_000,
}, async () => {
  const random = seededRandom(SEED);
  const seen = { cutShort: 0, taken: 0, typed: 0, unsaved: 0, types: new Set<string>() };
  for (let run = 1; run <= RUNS; run += 1) {
    const dataDir = await temporaryFolder();
    const environment = { DATA_DIR: dataDir, ADREF_ADMIN_TOKEN: "crash-test-token" };
    const server = await spawnServer(environment);
    const { address } = server;
    const secretariat = await new ApiClient(address).join(tokenOf(server.secretariatUrl), "Secretariat");
    const draft = (await secretariat.call(ROUTES.createDraft, { json: content })).value.id as DraftId;
    const seat = async (wish: Parameters<ApiClient["invite"]>[1]) =>
      new Negotiator(await secretariat.invite(draft, wish), draft);
    const chair = await seat({ role: "facilitator" });
    const seats = [
      await seat({ role: "delegation", delegation: "KEN" }),
      await seat({ role: "delegation", delegation: "BRA" }),
    ];
    await chair.must({ command: "setStage", stage: "negotiation" });
    const typists = await Promise.all(
      [secretariat, chair.api].map((who) => Typist.enter(address, draft, who.session, random)),
    );
    const typing = typists.map((typist) => typist.type());
    const asked = new Asked();
    const enough = 10 + Math.floor(random() * 40);
    const killed = new Promise<void>((resolve) => {
      const { add } = asked.answered;
      asked.answered.add = (id) => {
        add.call(asked.answered, id);
        // In the midst of what the others are asking.
        if (asked.answered.size === enough)
          setTimeout(() => void server.end("SIGKILL").then(() => resolve()), random() * 8);
        return asked.answered;
      };
    });
    const negotiating = negotiate(asked, chair, seats, random);
    await killed;
    for (const typist of typists) typist.leave();
    await Promise.all([...typing, negotiating]);

    const { doc: logged, taken, typed } = await replayedLog(dataDir, draft);
    const again = await spawnServer(environment);
    const back = new Negotiator(chair.api.at(again.address), draft);
    const decisions = await back.decisions();
    const where = `run ${run}`;
    expect(
      decisions.map(({ command }) => command),
      where,
    ).toEqual(expect.arrayContaining([...asked.answered]));
    expect(
      decisions.map(({ number }) => number),
      where,
    ).toEqual(decisions.map((_, index) => index + 1));
    // The server, a newcomer's copy and the log on disk say one thing.
    const reader = connectClient(again.address, draft, secretariat.session);
    await connected(reader);
    // Who comes in gets a state that is ready to be sent, and what came after it right behind.
    await expect.poll(() => reader.doc.toJSON(), { timeout: 10_000, message: where }).toEqual(logged.toJSON());
    reader.provider.destroy();
    expect(draftDoc(logged).decisions.toArray(), where).toEqual(decisions);
    const { amendments } = await back.state();
    const replayed = [...replay(decisions as readonly Decision[]).amendments.values()];
    expect(amendments.map(({ id, status }) => [id, status])).toEqual(replayed.map(({ id, status }) => [id, status]));
    for (const typist of typists) {
      expect(holdsAll(reader.doc, typist.received), `${where}: what a typist was shown is there`).toBe(true);
      expect(holdsAll(reader.doc, typist.acknowledged), `${where}: what a typist was told is saved is there`).toBe(
        true,
      );
      seen.unsaved += typist.sent.length - typist.acknowledged.length;
    }
    const open = asked.commands.filter(({ id }) => typeof id === "string" && !asked.answered.has(id));
    seen.cutShort += open.length;
    // Who got no answer asks again: carried out already, carried out now, or too late; never twice.
    for (const command of open) {
      const who =
        command.command === "tableAmendment"
          ? seats.map((one) => new Negotiator(one.api.at(again.address), draft))
          : [back];
      for (const one of who) expect([200, 400, 403, 409]).toContain((await one.ask(command)).status);
    }
    const carriedOut = (await back.decisions()).map(({ command, type }) => `${command} ${type}`);
    expect(new Set(carriedOut).size, where).toBe(carriedOut.length);
    seen.taken += taken;
    seen.typed += typed;
    for (const { type } of decisions) seen.types.add(type);
    await again.end("SIGTERM");
  }
  // Else every crash came in a moment of rest, and nothing was tried.
  expect(seen.cutShort).toBeGreaterThan(0);
  expect(seen.unsaved).toBeGreaterThan(0);
  expect(seen.taken).toBeGreaterThan(RUNS);
  expect(seen.typed).toBeGreaterThan(RUNS * 20);
  expect([...seen.types]).toEqual(
    expect.arrayContaining(["amendmentTabled", "amendmentsAccepted", "amendmentParked", "amendmentDeclined"]),
  );
});
