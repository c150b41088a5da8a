import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { readConfig } from "../../../server/config.ts";
import { startServer } from "../../../server/main.ts";
import { openSqliteStore } from "../../../server/store/sqlite/sqliteStore.ts";
import { StoreError } from "../../../server/store/store.ts";
import { textOf } from "../../../shared/document/draftDoc.ts";
import { ROUTES } from "../../../shared/protocol/routes.ts";
import { connectClient, connected } from "../../support/stockClient.ts";
import { startTestServer, temporaryFolder } from "../../support/testServer.ts";

test("[OP2] the server says that it is alive and, when the store answers, that it is ready", async () => {
  const { guest } = await startTestServer();
  expect((await guest.call(ROUTES.health)).value).toEqual({ status: "ok" });
  expect((await guest.call(ROUTES.ready)).value).toEqual({ status: "ready" });
});

test("[OP3] with a store that fails the server is alive but not ready, and says where to look in the log", async () => {
  const disk = { isBroken: false as boolean };
  const { guest, secretariat, logged } = await startTestServer(
    {},
    {
      wrapStore: (store) => ({
        ...store,
        links: async (draft) => {
          if (disk.isBroken) throw new StoreError("the disk is full");
          return store.links(draft);
        },
      }),
    },
  );
  disk.isBroken = true;
  const ready = await guest.call(ROUTES.ready);
  expect([ready.status, ready.code]).toEqual([503, "storage_unavailable"]);
  expect(ready.error?.reference).toBe(ready.headers.get("x-request-id"));
  const line = logged.find((entry) => entry.request === ready.error?.reference && entry.err);
  expect(line).toMatchObject({ code: "storage_unavailable", err: { message: "the disk is full" } });
  expect(ready.text).not.toContain("disk");
  expect((await guest.call(ROUTES.health)).status).toBe(200);
  disk.isBroken = false;
  expect((await secretariat.call(ROUTES.ready)).status).toBe(200);
});

test("[OP4] each request is one line with the template of its route, its status and its id", async () => {
  const { secretariat, logged } = await startTestServer();
  const draft = await secretariat.createDraft();
  const answer = await secretariat.call(ROUTES.command, { params: { draft }, json: {} });
  const lines = logged.filter((entry) => entry.request === answer.headers.get("x-request-id"));
  expect(lines).toMatchObject([{ method: "POST", route: "/api/drafts/:draft/commands", status: 400, msg: "request" }]);
});

test("[OP5] figures count requests, rooms, connections, commits and refusals, and name nobody", async () => {
  const { guest, secretariat, address } = await startTestServer();
  const draft = await secretariat.createDraft("A title with words");
  const { session } = await secretariat.invite(draft, { role: "observer" }, "Olu");
  const observer = connectClient(address, draft, session);
  await connected(observer);
  const refused = new Promise((resolve) => observer.provider.once("connection-close", resolve));
  textOf(observer.draft.clauses.values().next().value)?.insert(0, "x");
  await refused;
  const writer = connectClient(address, draft, secretariat.session);
  await connected(writer);
  const figures = (await guest.call(ROUTES.metrics)).text;
  expect(figures).toMatch(/^adref_http_request_seconds_count\{method="POST",route="\/api\/drafts",status="201"\} 1$/m);
  expect(figures).toMatch(/^adref_connections 1$/m);
  expect(figures).toMatch(/^adref_rooms 2$/m);
  expect(figures).toMatch(/^adref_updates_refused_total\{code="read_only"\} 1$/m);
  expect(figures).toMatch(/^adref_commit_seconds_count [1-9]/m);
  for (const word of ["Olu", draft, "title with words"]) expect(figures).not.toContain(word);
});

test("[OP8] when the address is taken the server does not start, and its data folder is free again", async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void other.close());
  const dataDir = await temporaryFolder();
  const { port } = other.address() as AddressInfo;
  const config = readConfig({ PORT: String(port), DATA_DIR: dataDir, LOG_LEVEL: "silent" });
  await expect(startServer(config)).rejects.toThrow("EADDRINUSE");
  await openSqliteStore(dataDir).close();
});
