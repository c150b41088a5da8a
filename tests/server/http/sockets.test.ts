import { once } from "node:events";
import { connect } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import WebSocket from "ws";
import { ROUTES } from "../../../shared/protocol/routes.ts";
import { connectClient, connected } from "../../support/stockClient.ts";
import { startTestServer, temporaryFolder } from "../../support/testServer.ts";

/** Close code of a socket with these headers, or the HTTP status that turned it away. */
async function turnedAwayWith(address: string, room: string, headers: Record<string, string>): Promise<number> {
  const socket = new WebSocket(`${address.replace("http", "ws")}/sync/${room}`, { headers });
  onTestFinished(() => socket.terminate());
  // Ending a socket that was never let in is an error to `ws`.
  socket.on("error", () => {});
  return new Promise((resolve) => {
    socket.on("unexpected-response", (_request, response) => resolve(response.statusCode ?? 0));
    socket.on("close", (code) => resolve(code));
  });
}

test("[AC1] sockets are let in by the same rule as requests, and closed with the code of the shared table", async () => {
  const { secretariat, address } = await startTestServer();
  const [one, two] = [await secretariat.createDraft(), await secretariat.createDraft()];
  const ana = await secretariat.invite(one, { role: "observer" });
  const authorization = `Bearer ${ana.session}`;
  expect(await turnedAwayWith(address, one, {})).toBe(4401);
  expect(await turnedAwayWith(address, one, { authorization: "Bearer wrong" })).toBe(4401);
  expect(await turnedAwayWith(address, two, { authorization })).toBe(4403);
  expect(await turnedAwayWith(address, "nothing", { authorization })).toBe(4404);
  expect(await turnedAwayWith(address, `${one}~KEN`, { authorization })).toBe(4403);
});

test("[AC2] the cookie opens sockets as well, but not from another site", async () => {
  const { secretariat, address } = await startTestServer();
  const draft = await secretariat.createDraft();
  const cookie = `adref_session=${secretariat.session}`;
  const socket = new WebSocket(`${address.replace("http", "ws")}/sync/${draft}`, {
    headers: { cookie, origin: address },
  });
  onTestFinished(() => socket.terminate());
  await once(socket, "message");
  expect(await turnedAwayWith(address, draft, { cookie, origin: "https://evil.example" })).toBe(403);
});

test("[AC3] signing out closes the person's sockets with 4205", async () => {
  const { secretariat, address } = await startTestServer();
  const draft = await secretariat.createDraft();
  const client = connectClient(address, draft, secretariat.session);
  await connected(client);
  const closed = new Promise<number>((resolve) =>
    client.provider.once("connection-close", (event) => resolve(event?.code ?? 0)),
  );
  await secretariat.call(ROUTES.signOut);
  expect(await closed).toBe(4205);
});

test.each([
  ["that no number holds is malformed", [255, 255, 255, 255, 255, 255, 255, 127], 4400],
  ["as high as numbers go is taken", [255, 255, 255, 255, 255, 255, 255, 15], 4205],
])("[SE21] presence under an id %s, and the draft opens after a restart", async (_what, client, code) => {
  const DATA_DIR = await temporaryFolder();
  const first = await startTestServer({ DATA_DIR });
  const draft = await first.secretariat.createDraft();
  const observer = await first.secretariat.invite(draft, { role: "observer" });
  const socket = new WebSocket(`${first.address.replace("http", "ws")}/sync/${draft}`, {
    headers: { authorization: `Bearer ${observer.session}` },
  });
  onTestFinished(() => socket.terminate());
  await once(socket, "message");
  const state = [2, 123, 125];
  const message = [1, ...client, 1, ...state];
  socket.send(Uint8Array.of(1, message.length, ...message));
  if (code === 4205) await observer.call(ROUTES.signOut);
  expect(await once(socket, "close").then(([closed]) => closed)).toBe(code);
  await first.stop();
  const second = await startTestServer({ DATA_DIR });
  expect((await second.secretariat.call(ROUTES.draft, { params: { draft } })).status).toBe(200);
});

test("[SE27] a request that offers another protocol is answered like any other", async () => {
  const { address } = await startTestServer();
  const { hostname, port, host } = new URL(address);
  const socket = connect({ host: hostname, port: Number(port) });
  onTestFinished(() => void socket.destroy());
  const head = ["GET /healthz HTTP/1.1", `Host: ${host}`, "Connection: Upgrade, HTTP2-Settings", "Upgrade: h2c"];
  socket.write([...head, "HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA", "", ""].join("\r\n"));
  const [answer] = await once(socket, "data");
  expect(String(answer)).toMatch(/^HTTP\/1\.1 200 OK/);
});
