// @vitest-environment node
import { expect, onTestFinished, test } from "vitest";
import type { Connection } from "../../../client/live/connection.ts";
import { openPrivateRoom } from "../../../client/live/usePrivateRoom.ts";
import { textOf } from "../../../shared/document/draftDoc.ts";
import { addPrivateAmendment, type PrivateDoc, privateAmendments } from "../../../shared/document/privateDoc.ts";
import type { AmendmentId, ClauseId } from "../../../shared/domain/ids.ts";
import { ApiClient } from "../../support/apiClient.ts";
import { Negotiator } from "../../support/negotiator.ts";
import { spawnServer } from "../../support/spawnServer.ts";
import { startTestServer, temporaryFolder, tokenOf } from "../../support/testServer.ts";
import { type LiveSeat, sitDown, until } from "./liveServer.ts";

const BRA = { role: "delegation", delegation: { code: "BRA", name: "Brazil" } } as const;
const SECRET = "and invites all of them";

const amendment = (id: string) => id as AmendmentId;

/** Begins an amendment of a new paragraph. */
function write(desk: PrivateDoc, id: string, words: string): void {
  const place = {
    kind: "insert",
    clause: `c-${id}` as ClauseId,
    clauseKind: "operative",
    level: 0,
    order: "X",
  } as const;
  addPrivateAmendment(desk, amendment(id), "BRA", place, { base: [], text: [{ text: words }] });
}

const wordsOn = (room: Connection<PrivateDoc>) =>
  privateAmendments(room.snapshot.document).map(({ text }) => text.toString());

/** Opens the private room of Brazil beside a draft, as the room of the screen does. */
function enter({ connection }: LiveSeat): Connection<PrivateDoc> {
  const room = openPrivateRoom(connection, "BRA");
  connection.joint.join(room);
  onTestFinished(() => room.destroy());
  return room;
}

async function entered(seat: LiveSeat): Promise<Connection<PrivateDoc>> {
  const room = enter(seat);
  await until(room, () => room.snapshot.status === "saved");
  return room;
}

test("[SY53] two members see each other's private words; for organisers and others the room stays shut and empty", async () => {
  const server = await startTestServer();
  const draft = await server.secretariat.createDraft("Water");
  const first = await server.secretariat.invite(draft, BRA, "Ana");
  const ana = await sitDown(first, draft);
  const bia = await sitDown(await first.invite(draft, BRA, "Bia"), draft);
  const chair = await sitDown(await server.secretariat.invite(draft, { role: "facilitator" }), draft);
  const [one, two] = [await entered(ana), await entered(bia)];
  write(one.snapshot.document, "a1", SECRET);
  await until(two, () => wordsOn(two).length === 1);
  privateAmendments(two.snapshot.document)[0]?.text.insert(0, "Urges, ");
  await until(one, () => wordsOn(one)[0] === `Urges, ${SECRET}`);
  const shut = enter(chair);
  await until(shut, () => shut.snapshot.phase.kind === "halted");
  expect(shut.snapshot).toMatchObject({ phase: { kind: "halted", code: "no_access" } });
  expect(wordsOn(shut)).toEqual([]);
  expect(JSON.stringify(chair.connection.snapshot.document.doc.toJSON())).not.toContain(SECRET);
});

test("[SY53] private words written while the server is dead are sent when it is back, and survive the next death", async () => {
  const environment = { DATA_DIR: await temporaryFolder(), ADREF_ADMIN_TOKEN: "private-test-token" };
  let server = await spawnServer(environment);
  const secretariat = await new ApiClient(server.address).join(tokenOf(server.secretariatUrl), "Secretariat");
  const draft = await secretariat.createDraft("Water");
  const first = await secretariat.invite(draft, BRA, "Ana");
  const ana = await sitDown(first, draft);
  const room = await entered(ana);
  write(room.snapshot.document, "a1", "Urges States");
  await until(room, () => room.snapshot.waiting > 0);
  await until(room, () => room.snapshot.status === "saved");
  await server.end("SIGKILL");
  await until(room, () => room.snapshot.status === "offline");
  write(room.snapshot.document, "a2", SECRET);
  await until(room, () => room.snapshot.waiting === 1);
  expect(ana.connection.joint.snapshot).toMatchObject({ status: "offline", waiting: 1 });
  expect(ana.connection.joint.isUnsent).toBe(true);
  const port = new URL(server.address).port;
  server = await spawnServer({ ...environment, PORT: port });
  ana.connection.joint.retryNow();
  await until(room, () => room.snapshot.status === "saved");
  expect(room.snapshot).toMatchObject({ waiting: 0, salvaged: [], back: { sent: 1 } });
  await server.end("SIGKILL");
  await spawnServer({ ...environment, PORT: port });
  const bia = await sitDown(await first.invite(draft, BRA, "Bia"), draft);
  const later = await entered(bia);
  expect(wordsOn(later)).toEqual(["Urges States", SECRET]);
}, 30_000);

test("[SY57] words typed into an amendment that was declined meanwhile come back under its number", async () => {
  const server = await startTestServer();
  const draft = await server.secretariat.createDraft("Water");
  const chair = new Negotiator(await server.secretariat.invite(draft, { role: "facilitator" }, "Chair"), draft);
  await chair.must({ command: "setStage", stage: "negotiation" });
  const client = await server.secretariat.invite(draft, BRA, "Ana");
  const place = { kind: "insert", clause: "c1", clauseKind: "operative", level: 0, order: "X" };
  const proposed = { ...place, text: [{ text: "Urges States" }] };
  await new Negotiator(client, draft).must({ command: "tableAmendment", amendment: "a1", proposed });
  const ana = await sitDown(client, draft);
  const { connection } = ana;
  await until(connection, () => connection.snapshot.document.amendments.has("a1"));
  ana.line.cut();
  await until(connection, () => connection.snapshot.status === "offline");
  const { revision } = (await chair.state()).amendments[0] ?? { revision: 0 };
  await chair.must({ command: "declineAmendment", amendment: "a1", ifRevision: revision, reason: "Not now." });
  textOf(connection.snapshot.document.amendments.get("a1"))?.insert(12, " to act");
  await until(connection, () => connection.snapshot.waiting === 1);
  ana.line.mend();
  connection.retryNow();
  await until(connection, () => connection.snapshot.salvaged.length > 0 && connection.snapshot.status === "saved");
  expect(connection.snapshot.salvaged).toMatchObject([
    {
      code: "amendment_closed",
      amendment: "a1",
      label: "A-001",
      texts: [
        {
          place: { amendment: "a1", part: "text" },
          label: "A-001",
          mine: [{ text: "Urges States to act" }],
          theirs: [{ text: "Urges States" }],
        },
      ],
    },
  ]);
  expect(textOf(connection.snapshot.document.amendments.get("a1"))?.toString()).toBe("Urges States");
});

test("[SY53] [SY57] private words that the server does not take come back, and the room goes on", async () => {
  const server = await startTestServer();
  const draft = await server.secretariat.createDraft("Water");
  const room = await entered(await sitDown(await server.secretariat.invite(draft, BRA, "Ana"), draft));
  const { document } = room.snapshot;
  document.doc.transact(() => {
    write(document, "a1", SECRET);
    document.doc.getMap("clauses").set("c9", "no such root here");
  });
  await until(room, () => room.snapshot.salvaged.length > 0 && room.snapshot.status === "saved");
  const [item] = room.snapshot.salvaged;
  const [text] = item?.texts ?? [];
  expect(text).toMatchObject({ place: { own: "a1", part: "text" }, mine: [{ text: SECRET }], theirs: null });
  expect(wordsOn(room)).toEqual([]);
  expect(item && text && room.putBack(item, text)).toBe(true);
  await until(room, () => room.snapshot.waiting === 0 && room.snapshot.status === "saved");
  expect(wordsOn(room)).toEqual([SECRET]);
  expect(room.snapshot.salvaged).toEqual([]);
});
