import { request } from "node:http";
import { expect, test } from "vitest";
import { HTTP_LIMITS } from "../../../server/http/limits.ts";
import { ROUTES } from "../../../shared/protocol/routes.ts";
import { startTestServer, tokenOf } from "../../support/testServer.ts";

test("[SE4] every answer forbids scripts, styles, frames and connections that are not our own", async () => {
  const { address } = await startTestServer();
  for (const path of ["/api/me", "/api/nothing", "/healthz", "/", "/assets/nothing.js"]) {
    const response = await fetch(address + path);
    await response.text();
    const { headers } = response;
    const policy = headers.get("content-security-policy") ?? "";
    const host = new URL(address).host;
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
    expect(policy).toContain(`connect-src 'self' ws://${host} wss://${host};`);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain("unsafe");
    expect(Object.fromEntries(headers)).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "cross-origin-opener-policy": "same-origin",
    });
  }
});

test("[SE4] a host name that would write into the policy is left out of it", async () => {
  const { address } = await startTestServer();
  const policy = await new Promise<string>((resolve, reject) => {
    request(`${address}/healthz`, { headers: { host: "x; script-src *" } }, (response) => {
      response.resume();
      resolve(String(response.headers["content-security-policy"]));
    })
      .on("error", reject)
      .end();
  });
  expect(policy).not.toContain("*");
});

test("[SE4] nothing of the API is kept by caches", async () => {
  const { secretariat } = await startTestServer();
  expect((await secretariat.call(ROUTES.me)).headers.get("cache-control")).toBe("no-store");
});

test("[SE3] another site may not write in somebody's name; the own site, by any of its names, and programs may", async () => {
  const { secretariat, address } = await startTestServer({ BASE_URL: "https://adref.example.org" });
  const create = (headers: Record<string, string>) =>
    secretariat.call(ROUTES.createDraft, { json: { title: "x" }, headers });
  for (const origin of ["https://evil.example", "null", "https://adref.example.org.evil.example", `${address}0`]) {
    const answer = await create({ origin });
    expect([answer.status, answer.code]).toEqual([403, "foreign_origin"]);
  }
  for (const headers of [{}, { origin: address }, { origin: "https://adref.example.org" }]) {
    expect((await create(headers)).status).toBe(201);
  }
  expect((await secretariat.call(ROUTES.me, { headers: { origin: "https://evil.example" } })).status).toBe(200);
});

test("[SE3] a form of another site cannot pass as JSON", async () => {
  const { guest, secretariatUrl } = await startTestServer();
  const body = JSON.stringify({ token: tokenOf(secretariatUrl), name: "Eve" });
  const answer = await guest.call(ROUTES.join, { body, headers: { "content-type": "text/plain" } });
  expect([answer.status, answer.code]).toEqual([400, "invalid_request"]);
});

test("[SE6] tokens that open nothing are limited by address; a good one still opens", async () => {
  const limits = { ...HTTP_LIMITS, failedTokensPerMinute: 3 };
  const { guest, secretariatUrl } = await startTestServer({}, { httpLimits: limits });
  const codes: unknown[] = [];
  for (let index = 0; index < 5; index += 1) {
    codes.push((await guest.call(ROUTES.join, { json: { token: `guess-${index}`, name: "Eve" } })).code);
  }
  expect(codes).toEqual(["link_invalid", "link_invalid", "link_invalid", "too_fast", "too_fast"]);
  const limited = await guest.call(ROUTES.previewLink, { json: { token: "guess-6" } });
  expect(limited.status).toBe(429);
  expect(Number(limited.headers.get("retry-after"))).toBeGreaterThan(0);
  expect((await guest.joined(tokenOf(secretariatUrl), "Ana")).participant.role).toBe("secretariat");
});

test("[SE6] requests are limited by person, and without a session by address", async () => {
  const limits = { ...HTTP_LIMITS, sessionRequestsPerMinute: 2, addressRequestsPerMinute: 4 };
  const { guest, secretariat } = await startTestServer({}, { httpLimits: limits });
  const statuses = async (who: typeof guest, count: number) => {
    const seen: number[] = [];
    for (let index = 0; index < count; index += 1) seen.push((await who.call(ROUTES.me)).status);
    return seen;
  };
  expect(await statuses(secretariat, 3)).toEqual([200, 200, 429]);
  // Joining as secretariat was the address's first.
  expect(await statuses(guest, 4)).toEqual([401, 401, 401, 429]);
  expect((await guest.call(ROUTES.health)).status).toBe(200);
});

test("[SE6] a body over the limit is refused before it is read to the end", async () => {
  const limits = { ...HTTP_LIMITS, maxJsonBytes: 1000, maxUploadBytes: 2000 };
  const { guest, secretariat } = await startTestServer({}, { httpLimits: limits });
  const long = await guest.call(ROUTES.join, { json: { token: "x".repeat(1000), name: "Eve" } });
  expect([long.status, long.code]).toEqual([413, "too_large"]);
  const upload = { body: "word ".repeat(500), headers: { "content-type": "text/plain" } };
  expect((await secretariat.call(ROUTES.createDraft, upload)).code).toBe("too_large");
  // Without a length said in advance.
  const stream = new ReadableStream({
    pull: (controller) => controller.enqueue(new TextEncoder().encode("word ".repeat(100))),
  });
  const response = await fetch(`${secretariat.address}/api/imports`, {
    method: "POST",
    body: stream,
    duplex: "half",
    headers: { authorization: `Bearer ${secretariat.session}`, "content-type": "text/plain" },
  } as RequestInit);
  expect([response.status, (await response.json()).error.code]).toEqual([413, "too_large"]);
});

test("[SE5] no token stands in the log, in the figures or in the database, whatever way it came", async () => {
  const { guest, secretariat, secretariatUrl, logged, store } = await startTestServer();
  const draft = await secretariat.createDraft();
  const link = await secretariat.createLink(draft, { role: "observer" });
  const ana = await guest.join(link.token, "Ana");
  for (const path of [`/j/${link.token}`, `/sync/${draft}?token=${link.token}`])
    await (await fetch(guest.address + path)).text();
  await guest.call(ROUTES.previewLink, { json: { token: "a-wrong-token-of-a-guest" } });
  const figures = (await guest.call(ROUTES.metrics)).text;
  const rows = JSON.stringify([await store.links(null), await store.links(draft as never)]);
  for (const secret of [tokenOf(secretariatUrl), link.token, ana.session, "a-wrong-token-of-a-guest"]) {
    expect(JSON.stringify(logged)).not.toContain(secret);
    expect(figures).not.toContain(secret);
    expect(rows).not.toContain(secret);
  }
  expect(logged.length).toBeGreaterThan(5);
});
