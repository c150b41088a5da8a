// @vitest-environment node
import { expect, test } from "vitest";
import type { Connection } from "../../../client/live/connection.ts";
import { textOf } from "../../../shared/document/draftDoc.ts";
import { startTestServer } from "../../support/testServer.ts";
import { sitDown, until } from "./liveServer.ts";

const titleOf = (connection: Connection) => {
  for (const clause of connection.snapshot.document.clauses.values()) {
    const text = clause.get("kind") === "title" ? textOf(clause) : undefined;
    if (text) return text;
  }
  throw new Error("the draft has no title");
};

test("[SY42] [SY43] over the real server every keystroke is acknowledged and seen by the others", async () => {
  const server = await startTestServer();
  const draft = await server.secretariat.createDraft("Water");
  const { connection: facilitator } = await sitDown(
    await server.secretariat.invite(draft, { role: "facilitator" }),
    draft,
  );
  const { connection: observer } = await sitDown(await server.secretariat.invite(draft, { role: "observer" }), draft);
  for (const letter of " for all") titleOf(facilitator).insert(titleOf(facilitator).length, letter);
  titleOf(facilitator).delete(0, 1);
  titleOf(facilitator).insert(0, "W");
  await until(facilitator, () => facilitator.snapshot.waiting > 0);
  await until(facilitator, () => facilitator.snapshot.status === "saved");
  expect(facilitator.isUnsent).toBe(false);
  const seen = () => titleOf(observer).toString();
  await until(observer, () => seen() === "Water for all");
  expect(seen()).toBe("Water for all");
});

test("[SY44] what the real server refuses comes back, and the session goes on with the server's text", async () => {
  const server = await startTestServer();
  const draft = await server.secretariat.createDraft("Water");
  const { connection: observer } = await sitDown(await server.secretariat.invite(draft, { role: "observer" }), draft);
  titleOf(observer).insert(0, "Fire and ");
  await until(observer, () => observer.snapshot.salvaged.length > 0 && observer.snapshot.status === "saved");
  expect(titleOf(observer).toString()).toBe("Water");
  const [item] = observer.snapshot.salvaged;
  expect(item?.code).toBe("read_only");
  expect(item?.texts[0]?.mine).toEqual([{ text: "Fire and Water" }]);
});
