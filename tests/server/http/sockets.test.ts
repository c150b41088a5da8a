import { once } from "node:events";
import { expect, onTestFinished, test } from "vitest";
import WebSocket from "ws";
import { ROUTES } from "../../../shared/protocol/routes.ts";
import { connectClient, connected } from "../../support/stockClient.ts";
import { startTestServer } from "../../support/testServer.ts";

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
