import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdir } from "node:fs/promises";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { assemble, type Performance } from "../../scripts/demo/cast.ts";
import { openHouse } from "../../scripts/demo/house.ts";
import { Narrator } from "../../scripts/demo/narrator.ts";
import { readOptions } from "../../scripts/demo/options.ts";
import { play } from "../../scripts/demo/play.ts";
import { registerTable } from "../../scripts/demo/registerTable.ts";
import { replaced } from "../../scripts/demo/rewriting.ts";
import { draftWords } from "../../server/commands/draftWords.ts";
import { stateJson } from "../../server/http/stateJson.ts";
import { plainText, type Run } from "../../shared/domain/clause.ts";
import type { Decision, DecisionBody, DecisionOf } from "../../shared/domain/events.ts";
import { replay } from "../../shared/domain/evolve.ts";
import type { AmendmentId, ClauseId, FootnoteId } from "../../shared/domain/ids.ts";
import { ROUTES } from "../../shared/protocol/routes.ts";
import { ApiClient } from "../support/apiClient.ts";
import { connectClient, connected } from "../support/stockClient.ts";
import { startTestServer, type TestServer, temporaryFolder, tokenOf } from "../support/testServer.ts";

// The stock client listens for the end of the process, once for each connection.
process.setMaxListeners(60);

const MAIN = fileURLToPath(new URL("../../scripts/demo/main.ts", import.meta.url));

/** Every kind of decision there is; the type sees to it that a new one is not forgotten. */
const EVERY_KIND: Readonly<Record<DecisionBody["type"], true>> = {
  stageSet: true,
  silenceBroken: true,
  revIssued: true,
  revisionRestored: true,
  clauseRestored: true,
  labelsAssigned: true,
  amendmentTabled: true,
  amendmentRevised: true,
  amendmentWithdrawn: true,
  positionTaken: true,
  sponsorJoined: true,
  sponsorLeft: true,
  amendmentsAccepted: true,
  amendmentDeclined: true,
  amendmentParked: true,
  amendmentUnparked: true,
  amendmentReopened: true,
  amendmentsMerged: true,
  decisionUndone: true,
  clauseBracketed: true,
  clauseAgreedAdRef: true,
  clauseAgreed: true,
  clauseReopened: true,
  floorMoved: true,
};

/** What the room has agreed in the end, as it reads. */
const AGREED = [
  "Safe drinking water at community water points",
  "The General Assembly,",
  "Recalling its resolution 64/292 of 28 July 2010, entitled “The human right to water and sanitation”,",
  "Recalling also its resolution 70/1 of 25 September 2015, entitled “Transforming our world: the 2030 Agenda for Sustainable Development”, and the commitment therein to leave no one behind,",
  "Recognizing that a community water point within walking distance is, for many rural households, the only source of water that can be kept safe at reasonable cost,",
  "Noting with appreciation the work of water users’ associations that maintain their own water points and publish the results of their tests,",
  "Deeply concerned that one in four rural water points is out of service at any given time, and that most of them fail for want of a spare part or of somebody trained to fit it,",
  "Mindful of the time that women and girls spend every day in carrying water, and of what they could learn and earn with that time,",
  "Calls upon Member States to ensure that every community water point is inspected by a trained person at least once a year, and twice where its water is not treated, and that the results are made known in plain language to those who drink from it;",
  "Encourages Member States, within their means and according to their national circumstances:",
  "To keep a public register of water points, their condition and their latest test;",
  "To train at least two caretakers for each water point:",
  "One of whom should be a woman;",
  "Both of whom should be paid fairly and on time for their work;",
  "To store the spare parts most often needed no more than one day’s journey away;",
  "To display at each water point how its caretaker can be reached;",
  "Invites international financial institutions to fund maintenance and the training of caretakers as well as construction, and to report annually on the share of each;",
  "Also invites them to accept the public registers referred to in paragraph 2 (a) above as evidence of results;",
  "Encourages those who pay for the construction of a water point to set aside, from the beginning, what ten years of its maintenance will cost;",
  "Requests the Secretary-General to convene, within existing resources and with voluntary contributions, a technical workshop on low-cost testing of water quality, taking into account the survey of rural water points;",
  "Also requests the Secretary-General to submit to the General Assembly at its eighty-fourth session a report on the implementation of the present resolution;",
  "Decides to remain seized of the matter.",
];

interface Show {
  readonly server: TestServer;
  readonly performance: Performance;
  readonly narrator: Narrator;
  readonly lines: readonly string[];
}

/** Everybody in the room of a fresh server, before the first word. */
async function curtain(): Promise<Show> {
  const server = await startTestServer();
  const lines: string[] = [];
  const narrator = new Narrator({ pace: 0, say: (line) => void lines.push(line) });
  const performance = await assemble({ address: server.address, token: tokenOf(server.secretariatUrl), narrator });
  onTestFinished(() => performance.leave());
  return { server, performance, narrator, lines };
}

test("[OP9] the demo negotiates the sample resolution to agreement, with every kind of decision, and its record replays", async () => {
  const { server, performance, narrator, lines } = await curtain();
  const { cast, caller, draft } = performance;
  await play(cast, narrator);

  const { state } = await caller.call(ROUTES.draft, { params: { draft } });
  expect(state).toMatchObject({ stage: "final", sponsors: ["KEN", "NOR", "BRA", "EU"], deadline: null });
  expect(state.progress).toMatchObject({ total: 20, closed: 20, openAmendments: 0 });
  expect(state.clauses.filter(({ status, reservations }) => status !== "agreed" || reservations.length > 0)).toEqual(
    [],
  );
  expect(state.amendments.map(({ number, delegation, kind, status }) => [number, delegation, kind, status])).toEqual([
    ["A-001", "EU", "move", "accepted"],
    ["A-002", "NOR", "edit", "accepted"],
    ["A-003", "JPN", "edit", "acceptedAsModified"],
    ["A-004", "KEN", "edit", "acceptedAsModified"],
    ["A-005", "EU", "edit", "accepted"],
    ["A-006", "BRA", "edit", "accepted"],
    ["A-007", "NOR", "edit", "accepted"],
    ["A-008", "G77", "alt", "withdrawn"],
    ["A-009", "EU", "edit", "merged"],
    ["A-010", "NOR", "edit", "accepted"],
    ["A-011", "JPN", "delete", "declined"],
    ["A-012", "BRA", "insert", "accepted"],
    ["A-013", "KEN", "edit", "declined"],
    ["A-014", "JPN", "edit", "accepted"],
    ["A-015", "BRA", "edit", "parked"],
  ]);

  const { clauses, footnotes } = await caller.call(ROUTES.content, { params: { draft } });
  expect(clauses.map(({ text }) => plainText(text as readonly Run[]))).toEqual(AGREED);
  expect(footnotes[1]?.text).toEqual([
    { text: "See " },
    { text: "Survey of Rural Water Points", marks: ["em"] },
    { text: ", 2026, a sample source made up for this draft." },
  ]);
  const decisions = (await caller.call(ROUTES.decisions, { params: { draft } })).decisions as readonly Decision[];
  expect(state.clauses.map(({ label }) => label)).toEqual(expect.arrayContaining(["OP 2 (d)", "OP 5", "OP 8"]));
  const issued = decisions.find((one): one is DecisionOf<"revIssued"> => one.type === "revIssued");
  expect(issued?.concordance.flatMap(({ from, to }) => (from === to ? [] : [`${from} → ${to}`]))).toEqual([
    "PP 6 → PP 4",
    "PP 4 → PP 5",
    "PP 5 → PP 6",
    "OP 2 (c) bis → OP 2 (d)",
    "OP 4 bis → OP 5",
    "OP 5 → OP 6",
    "OP 6 → OP 7",
    "OP 7 → OP 8",
  ]);

  expect(new Set(decisions.map(({ type }) => type))).toEqual(new Set(Object.keys(EVERY_KIND)));
  const room = await server.rooms.open(draft);
  expect(stateJson(replay(decisions), draftWords(room.draft))).toEqual(state);

  const table = await registerTable(performance);
  expect(table).toHaveLength(16);
  expect(table[3]).toBe("A-003  OP 1           JPN            accepted as modified  once a year → every two years");
  expect(table[9]).toContain("merged into A-010");
  expect(lines).toContain("OP 1 is agreed ad ref");
  expect(lines.filter((line) => line.includes("undefined"))).toEqual([]);
});

test("[OP10] people are in the room by name and with a caret, comments hang together, and what is not tabled stays private", async () => {
  const { server, performance } = await curtain();
  const { cast, draft } = performance;
  const observer = await server.secretariat.invite(draft, { role: "observer" }, "Watcher");
  const client = connectClient(server.address, draft, observer.session);
  await connected(client);
  const { awareness } = client.provider;
  const told = (isTrue: () => boolean) =>
    new Promise<void>((resolve) => {
      const look = () => isTrue() && resolve();
      awareness.on("change", look);
      client.doc.on("update", look);
      look();
    });
  const states = () =>
    [...awareness.getStates().values()] as { user?: { name: string; code: string }; caret?: { clause: string } }[];
  const codes = () => states().flatMap(({ user }) => user?.code ?? []);
  await told(() => codes().length === 7);
  expect(codes().sort()).toEqual(["BRA", "EU", "FAC", "G77", "JPN", "KEN", "NOR"]);

  const pp5 = "sample-pp5" as ClauseId;
  await cast.KEN.writes(pp5, ["spend in", "spend every day in"]);
  await told(() => states().some(({ user, caret }) => user?.name === "Wanjiru Kamau" && caret?.clause === pp5));

  await cast.chair.setsStage("negotiation");
  const id = "demo-private" as AmendmentId;
  await cast.BRA.drafts(id, { clause: pp5 }, ["every day", "every single day"]);
  const thread = await cast.JPN.comments({ clause: pp5 }, "How many hours?");
  await cast.KEN.replies(thread, "Three.");
  await told(() => client.draft.comments.size === 2);
  // The comments came after the private words, on the same disk: had these gone out, they would be here.
  expect(JSON.stringify(client.doc.toJSON())).not.toContain("every single day");
  expect(states().find(({ user }) => user?.code === "BRA")?.caret).toBeUndefined();
  expect(
    [...client.draft.comments.values()].map((comment) => [comment.get("delegation"), comment.get("replyTo")]),
  ).toEqual([
    ["JPN", undefined],
    ["KEN", thread.first],
  ]);
  await cast.BRA.tables(id, "It adds up");
  await told(() => JSON.stringify(client.draft.amendments.toJSON()).includes("every single day"));
});

test("[OP11] what is refused ends the demo, and it says who asked for what", async () => {
  const { performance, narrator } = await curtain();
  const { cast } = performance;
  await expect(cast.chair.declines("demo-nobody" as AmendmentId, "No")).rejects.toThrow(
    "The facilitator asked for “declineAmendment” and was refused (wrong_stage: ",
  );
  await cast.chair.setsStage("negotiation");
  await expect(play(cast, narrator)).rejects.toThrow(
    /^(Kenya|Norway) wrote something and the server refused it \(base_text_closed\)$/,
  );
});

test("[OP11] words that somebody else has changed meanwhile are not guessed at", () => {
  const runs: readonly Run[] = [{ text: "Urges " }, { footnote: "n" as FootnoteId }, { text: "States, to act;" }];
  expect(replaced(runs, [["States, to", "all States to"]])).toEqual([
    { text: "Urges " },
    { footnote: "n" },
    { text: "all States to act;" },
  ]);
  expect(() => replaced(runs, [["Members", "all Members"]])).toThrow("“Members” does not stand in “Urges \ufffcStates");
});

test("[OP11] a command line that cannot be understood is refused by name", () => {
  expect(readOptions(["--pace", "0.5", "--now"])).toEqual({ pace: 0.5, isAtOnce: true });
  expect(readOptions(["--url", "http://h:1/j/abc"])?.server).toEqual({ address: "http://h:1", token: "abc" });
  expect(readOptions(["--url", "http://h:1", "--token", "abc"])?.server).toEqual({
    address: "http://h:1",
    token: "abc",
  });
  expect(readOptions(["--help"])).toBeUndefined();
  expect(() => readOptions(["--pace", "fast"])).toThrow("--pace takes a number");
  expect(() => readOptions(["--url", "ftp://h/j/abc"])).toThrow("--url takes an address");
  expect(() => readOptions(["--url", "http://h:1"])).toThrow("secretariat’s link");
  expect(() => readOptions(["--token", "abc"])).toThrow("--url");
  expect(() => readOptions(["--loud"])).toThrow("--loud");
});

/** The demo in a process of its own, as `npm run demo` starts it. */
function spawnDemo(args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, [MAIN, "--pace", "0", ...args], {
    env: { PATH: process.env.PATH, PORT: "0", ...environment },
    stdio: ["pipe", "pipe", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const exit = once(child, "exit").then(([code]) => code as number | null);
  return { child, exit, ...listenTo(child) };
}

function listenTo(child: ChildProcess) {
  let output = "";
  const looks = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk: Buffer) => {
      output += chunk;
      for (const look of looks) look();
    });
  }
  /** Resolves with all that was printed once `pattern` is in it. */
  const prints = (pattern: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const look = () => pattern.test(output) && resolve(output);
      looks.add(look);
      child.once("exit", (code) => reject(new Error(`left with ${code} without ${pattern}: ${output}`)));
      look();
    });
  return { prints };
}

test("[OP12] [OP13] at Enter it plays on a server of its own, which stays until it is ended and leaves nothing behind", async () => {
  const folder = await temporaryFolder();
  const { child, exit, prints } = spawnDemo([], { TMPDIR: folder });
  const before = await prints(/Enter begins it at once/);
  expect(before).not.toContain("Drafting:");
  const link = /^The room\s+(\S+)$/m.exec(before)?.[1] ?? "";
  child.stdin?.write("\n");
  expect(await prints(/Ctrl\+C closes it/)).toMatch(/— The register —[\s\S]*A-015/);
  expect(await readdir(folder)).toHaveLength(1);
  const guest = await new ApiClient(new URL(link).origin).joined(tokenOf(link), "Late");
  expect(guest.participant.role).toBe("observer");
  child.kill("SIGINT");
  expect(await exit).toBe(0);
  expect(await readdir(folder)).toEqual([]);
});

test("[OP12] [OP13] on a server that runs already it waits for somebody to watch, and leaves the server as it is", async () => {
  const server = await startTestServer();
  const { exit, prints } = spawnDemo(["--url", server.secretariatUrl]);
  const link = /^The room\s+(\S+)$/m.exec(await prints(/Enter begins it at once/))?.[1] ?? "";
  const watcher = await server.guest.joined(tokenOf(link), "Watcher");
  const draft = watcher.participant.draft ?? "";
  const client = connectClient(server.address, draft, watcher.session);
  // As the browser does; before it says anything of itself the stock client is not seen by others.
  client.provider.awareness.setLocalStateField("user", { name: "Watcher" });
  await prints(/A-015/);
  expect(await exit).toBe(0);
  const { state } = (await server.secretariat.call(ROUTES.draft, { params: { draft } })).value;
  expect(state.stage).toBe("final");
});

// Only Linux has a loopback network in which a port can be taken without taking it from anybody.
test.skipIf(process.platform !== "linux")("[OP13] where the usual port is taken its server takes another", async () => {
  const host = "127.0.0.80";
  const other = createServer().listen(8080, host);
  onTestFinished(() => void other.close());
  await once(other, "listening");
  const house = await openHouse({}, { HOST: host, LOG_LEVEL: "silent" });
  onTestFinished(() => house.close());
  expect(house.address).toMatch(/^http:\/\/127\.0\.0\.80:(?!8080$)\d+$/);
  const { participant } = await new ApiClient(house.address).joined(house.token, "Secretariat");
  expect(participant.role).toBe("secretariat");
});

test("[OP11] [OP13] a demo that is refused leaves with 1 and with nothing left behind", async () => {
  const folder = await temporaryFolder();
  const server = await startTestServer();
  const wrong = spawnDemo(["--now", "--url", server.address, "--token", "not-the-token"]);
  expect(await wrong.prints(/The demo stops: .*link_invalid/)).toContain("The secretariat");
  expect(await wrong.exit).toBe(1);
  const taken = spawnDemo(["--now"], { PORT: new URL(server.address).port, TMPDIR: folder });
  expect(await taken.prints(/The demo stops: .*EADDRINUSE/)).not.toContain("    at ");
  expect(await taken.exit).toBe(1);
  expect(await readdir(folder)).toEqual([]);
});
