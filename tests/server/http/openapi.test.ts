import { expect, test } from "vitest";
import { ERRORS } from "../../../shared/protocol/errors.ts";
import { ROUTES, type RouteSpec } from "../../../shared/protocol/routes.ts";
import { startTestServer } from "../../support/testServer.ts";

interface Described {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, { operationId: string; responses: Record<string, unknown> }>>;
  readonly components: { readonly schemas: Record<string, unknown> };
}

test("[HT1] every route of the table is described and mounted, and nothing else answers", async () => {
  const { guest, secretariat, address } = await startTestServer();
  const description = JSON.parse((await guest.call(ROUTES.openapi)).text) as Described;
  expect(description.openapi).toBe("3.1.0");
  const described = Object.entries(description.paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const listed = Object.values<RouteSpec>(ROUTES).map(
    ({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, "{$1}")}`,
  );
  expect(described.sort()).toEqual(listed.sort());
  for (const spec of Object.values<RouteSpec>(ROUTES)) {
    const answer = await secretariat.call(spec, {
      params: { draft: "x", link: "x" },
      json: spec.method === "GET" ? undefined : {},
    });
    // A route that is not mounted would answer with `not_found` without having looked at draft or body.
    if (!spec.path.includes(":draft")) expect(answer.code, spec.path).not.toBe("not_found");
  }
  for (const [method, path] of [
    ["GET", "/api/nothing"],
    ["PUT", "/api/drafts"],
    ["GET", "/api/join"],
  ] as const) {
    const answer = await fetch(address + path, { method });
    expect([answer.status, (await answer.json()).error.code]).toEqual([404, "not_found"]);
  }
});

test("[HT1] every reference of the description leads somewhere, and every status of an error code is told", async () => {
  const { guest } = await startTestServer();
  const { text } = await guest.call(ROUTES.openapi);
  const description = JSON.parse(text) as Described;
  const references = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, reference]) => reference);
  expect(new Set(references)).toContain("#/components/schemas/Content");
  for (const reference of references) {
    const name = /^#\/components\/schemas\/(\w+)$/.exec(reference ?? "")?.[1] ?? "";
    expect(description.components.schemas, reference).toHaveProperty(name);
  }
  for (const [name, spec] of Object.entries<RouteSpec>(ROUTES)) {
    const operation = Object.values(description.paths)
      .flatMap((operations) => Object.values(operations))
      .find((one) => one.operationId === name);
    const statuses = spec.errors.map((code) => String(ERRORS[code].http));
    expect(Object.keys(operation?.responses ?? {})).toEqual(
      expect.arrayContaining([String(spec.status), "500", ...statuses]),
    );
  }
});

test("[HT2] errors have the status of the shared table, a code, a sentence and the key of a message", async () => {
  const { guest } = await startTestServer();
  const answer = await guest.call(ROUTES.me);
  expect(answer.status).toBe(ERRORS.sign_in_again.http);
  expect(answer.error).toEqual({
    code: "sign_in_again",
    message: expect.stringMatching(/session/),
    messageKey: "error.signInAgain",
  });
  expect(answer.headers.get("www-authenticate")).toBe("Bearer");
});

test("[HT3] a body that is not JSON, not UTF-8 or not there is refused", async () => {
  const { guest } = await startTestServer();
  const send = (body: BodyInit | undefined, type = "application/json") =>
    guest.call(ROUTES.join, { ...(body === undefined ? {} : { body }), headers: { "content-type": type } });
  expect((await send("{oops")).code).toBe("malformed");
  expect((await send(Uint8Array.of(0x22, 0xff, 0x22))).code).toBe("malformed");
  expect((await send(undefined)).code).toBe("malformed");
  expect((await send("token=x", "application/x-www-form-urlencoded")).code).toBe("invalid_request");
});
