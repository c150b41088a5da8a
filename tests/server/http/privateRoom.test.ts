import { expect, test } from "vitest";
import { ROUTES } from "../../../shared/protocol/routes.ts";
import type { ApiClient } from "../../support/apiClient.ts";
import { connectClient, connected } from "../../support/stockClient.ts";
import { startTestServer } from "../../support/testServer.ts";

test("[SY25] a delegation sees who opened its private room and when, those who left included; nobody else sees it", async () => {
  const { secretariat, guest, address } = await startTestServer();
  const draft = await secretariat.createDraft();
  const kenya = await secretariat.invite(draft, { role: "delegation", delegation: "KEN" }, "Wanjiru");
  const colleague = await kenya.invite(draft, { role: "delegation", delegation: "KEN" }, "Otieno");
  const brazil = await secretariat.invite(draft, { role: "delegation", delegation: "BRA" }, "João");
  const chair = await secretariat.invite(draft, { role: "facilitator" }, "Chair");
  const observer = await secretariat.invite(draft, { role: "observer" }, "Olu");
  const open = async (seat: ApiClient): Promise<void> => {
    const client = connectClient(address, `${draft}~KEN`, seat.session);
    await connected(client);
    client.provider.destroy();
  };
  const openings = (seat: ApiClient) => seat.call(ROUTES.privateOpenings, { params: { draft } });

  expect((await openings(kenya)).value).toEqual({ openings: [] });
  const before = Date.now();
  await open(kenya);
  await open(colleague);
  await open(kenya);
  const seen = (await openings(kenya)).value.openings;
  expect(seen.map(({ name }) => name)).toEqual(["Wanjiru", "Otieno", "Wanjiru"]);
  const times = seen.map(({ at }) => Date.parse(at));
  expect(times).toEqual(times.toSorted((a, b) => b - a));
  expect(Math.min(...times)).toBeGreaterThanOrEqual(before);
  expect(Math.max(...times)).toBeLessThanOrEqual(Date.now());
  expect(new Set(seen.map(({ participant }) => participant)).size).toBe(2);

  await colleague.call(ROUTES.leaveDraft, { params: { draft } });
  expect((await openings(kenya)).value.openings.map(({ name }) => name)).toEqual(["Wanjiru", "Otieno", "Wanjiru"]);
  // Others see their own room, or none at all.
  expect((await openings(brazil)).value).toEqual({ openings: [] });
  for (const seat of [secretariat, chair, observer, colleague]) expect((await openings(seat)).code).toBe("no_access");
  expect((await openings(guest)).code).toBe("sign_in_again");
  expect((await kenya.call(ROUTES.privateOpenings, { params: { draft: "nothing" } })).code).toBe("not_found");
});
