import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startTestServer, temporaryFolder } from "../../support/testServer.ts";

async function builtClient(): Promise<string> {
  const folder = await temporaryFolder();
  await mkdir(join(folder, "assets"));
  await writeFile(join(folder, "index.html"), "<!doctype html><html><head><title>Adref</title></head></html>");
  await writeFile(join(folder, "assets", "main-abc123.js"), `console.log("${"x".repeat(4000)}");`);
  await writeFile(join(folder, "favicon.svg"), "<svg xmlns='http://www.w3.org/2000/svg'/>");
  return folder;
}

test("[HT11] the page stands for every address of a screen, and is never kept", async () => {
  const { address } = await startTestServer({}, { clientFolder: await builtClient() });
  for (const path of ["/", "/j/some-token.with.dots", "/d/abc", "/d/abc/compare?from=1", "/index.html"]) {
    const response = await fetch(address + path);
    const text = await response.text();
    expect([path, response.status, response.headers.get("cache-control")]).toEqual([path, 200, "no-store"]);
    expect(response.headers.get("content-type")).toContain("text/html");
    expect(text).toContain("<title>Adref</title>");
  }
});

test("[SE4] each page has a nonce of its own, and its policy lets only that one add a style sheet", async () => {
  const { address } = await startTestServer({}, { clientFolder: await builtClient() });
  const nonces = new Set<string>();
  for (let index = 0; index < 3; index += 1) {
    const response = await fetch(address);
    const nonce = /<meta property="csp-nonce" nonce="([^"]+)">/.exec(await response.text())?.[1] ?? "";
    expect(response.headers.get("content-security-policy")).toContain(`style-src 'self' 'nonce-${nonce}';`);
    expect(Buffer.from(nonce, "base64")).toHaveLength(16);
    nonces.add(nonce);
  }
  expect(nonces.size).toBe(3);
});

test("[HT11] files with a hash in their name are kept for ever, others are asked for anew", async () => {
  const { address } = await startTestServer({}, { clientFolder: await builtClient() });
  const asset = await fetch(`${address}/assets/main-abc123.js`);
  expect(asset.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  expect(asset.headers.get("content-type")).toMatch(/^text\/javascript/);
  expect(asset.headers.get("content-encoding")).toBe("gzip");
  expect((await asset.text()).length).toBeGreaterThan(4000);
  const icon = await fetch(`${address}/favicon.svg`);
  expect(icon.headers.get("cache-control")).toBe("no-cache");
  expect(await icon.text()).toContain("<svg");
});

test.each([
  "/assets/old-hash.js",
  "/missing.png",
  "/assets/../../package.json",
  "/assets/%2e%2e%2f%2e%2e%2fpackage.json",
  "/..%5cpackage.json",
  "/api",
])("[HT11] %s is not found, not the page", async (path) => {
  const { address } = await startTestServer({}, { clientFolder: await builtClient() });
  const response = await fetch(address + path);
  expect([response.status, (await response.json()).error.code]).toEqual([404, "not_found"]);
});

test("[HT11] without a build there is a page that says what to do, and the API works", async () => {
  const { address } = await startTestServer({}, { clientFolder: join(await temporaryFolder(), "nowhere") });
  const response = await fetch(address);
  expect(response.status).toBe(503);
  expect(await response.text()).toContain("npm start");
  expect(await (await fetch(`${address}/healthz`)).json()).toEqual({ status: "ok" });
});
