import { describe, expect, test } from "vitest";
import { completeContent } from "../../../shared/document/contentOf.ts";
import { plainText } from "../../../shared/domain/clause.ts";
import { ROUTES } from "../../../shared/protocol/routes.ts";
import { sampleResolution } from "../../../shared/samples/sampleResolution.ts";
import { connectClient, connected } from "../../support/stockClient.ts";
import { startTestServer } from "../../support/testServer.ts";

const TEXT = `The General Assembly,

Recalling its resolution 64/292 of 28 July 2010,

1. Calls upon Member States to inspect every water point once a year;

2. Decides to remain seized of the matter.
`;

test("[HT9] the very first start makes a sample draft, and a later one does not", async () => {
  const first = await startTestServer();
  const { drafts } = (await first.secretariat.call(ROUTES.drafts)).value;
  expect(drafts.map((draft) => [draft.title, draft.role])).toEqual([
    ["Safe drinking water at community water points", "secretariat"],
  ]);
  const params = { draft: drafts[0]?.id ?? "" };
  const content = (await first.secretariat.call(ROUTES.content, { params })).value;
  expect(content).toEqual(completeContent({ ...sampleResolution }));
  await first.stop();
  const second = await startTestServer({ DATA_DIR: first.dataDir });
  expect((await second.secretariat.call(ROUTES.drafts)).value.drafts).toHaveLength(1);
});

describe("a blank draft", () => {
  test("[HT7] has its title and the line of its organ, and nothing that would bear a number", async () => {
    const { secretariat } = await startTestServer();
    const json = {
      title: "The right to food",
      organ: "Human Rights Council",
      symbol: "A/HRC/61/L.5",
      session: "Sixty-first",
    };
    const { id, warnings } = (await secretariat.call(ROUTES.createDraft, { json })).value;
    expect(warnings).toEqual([]);
    const content = (await secretariat.call(ROUTES.content, { params: { draft: id } })).value;
    expect(content).toMatchObject({
      type: "resolution",
      language: "en",
      head: { organ: "Human Rights Council", symbol: "A/HRC/61/L.5", session: "Sixty-first" },
    });
    expect(content.clauses.map((clause) => [clause.kind, plainText(clause.text), clause.number])).toEqual([
      ["title", "The right to food", ""],
      ["enacting", "The Human Rights Council,", ""],
    ]);
  });

  test("[PE6] [PE7] what may not stand in a text becomes a blank in the title and the head of a new draft", async () => {
    const { secretariat } = await startTestServer();
    const json = { title: "Right\nto\u0000food\ufffc", organ: "Human Rights\tCouncil", symbol: "\u2028A/1\ud800" };
    const { id } = (await secretariat.call(ROUTES.createDraft, { json })).value;
    const { clauses, head } = (await secretariat.call(ROUTES.content, { params: { draft: id } })).value;
    expect(clauses.map((clause) => plainText(clause.text))).toEqual(["Right to food", "The Human Rights Council,"]);
    expect(head).toEqual({ organ: "Human Rights Council", symbol: "A/1\ufffd" });
  });

  test("[HT7] a report begins with a running paragraph, and no organ speaks", async () => {
    const { secretariat } = await startTestServer();
    const { id } = (await secretariat.call(ROUTES.createDraft, { json: { title: "Report", type: "report" } })).value;
    const { clauses } = (await secretariat.call(ROUTES.content, { params: { draft: id } })).value;
    expect(clauses.map((clause) => clause.kind)).toEqual(["title", "numbered"]);
  });
});

describe("a draft from a text", () => {
  test("[HT6] plain text, a text file, a content JSON and a JSON file all make a draft that says the same", async () => {
    const { secretariat } = await startTestServer();
    const content = (
      await secretariat.call(ROUTES.readImport, {
        body: TEXT,
        headers: { "content-type": "text/plain; charset=utf-8" },
      })
    ).value.content;
    const file = (text: string, name: string) => {
      const form = new FormData();
      form.set("file", new File([text], name));
      return form;
    };
    const ways = [
      { body: TEXT, headers: { "content-type": "text/plain" } },
      { body: file(TEXT, "draft.TXT") },
      { body: file(`\ufeff${TEXT}`, "draft") },
      { json: content },
      { body: file(JSON.stringify(content), "draft.json") },
    ];
    for (const way of ways) {
      const { id } = (await secretariat.call(ROUTES.createDraft, way)).value;
      const made = (await secretariat.call(ROUTES.content, { params: { draft: id } })).value;
      expect(made.clauses.map((clause) => [clause.kind, clause.label, plainText(clause.text)])).toEqual(
        content.clauses.map((clause) => [clause.kind, clause.label, plainText(clause.text)]),
      );
    }
    expect(content.clauses.map((clause) => clause.label)).toContain("OP 2");
  });

  test("[HT8] reading for review keeps nothing, and hands over the warnings", async () => {
    const { secretariat } = await startTestServer();
    const answer = await secretariat.call(ROUTES.readImport, {
      body: `${TEXT}\n\nSome words that end in a reference.99\n`,
      headers: { "content-type": "text/plain" },
    });
    expect(answer.value.content.clauses.length).toBeGreaterThan(3);
    expect(Array.isArray(answer.value.warnings)).toBe(true);
    expect((await secretariat.call(ROUTES.drafts)).value.drafts).toHaveLength(1);
  });

  test.each([
    ["an empty text", "", "text/plain", 422, "invalid_file"],
    ["bytes that are no text", Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), "text/plain", 422, "invalid_file"],
    ["broken JSON", "{", "application/json", 400, "malformed"],
    ["a content JSON of another version", '{"adref":99}', "application/json", 422, "invalid_file"],
    ["another media type", "<p>", "text/html", 400, "invalid_request"],
    ["a form without a file", "", "multipart/form-data; boundary=x", 400, "malformed"],
    ["an unknown language", '{"language":"tlh"}', "application/json", 400, "invalid_request"],
  ])("[HT6] %s is refused and makes no draft", async (_what, body, type, status, code) => {
    const { secretariat } = await startTestServer();
    const answer = await secretariat.call(ROUTES.createDraft, { body, headers: { "content-type": type } });
    expect([answer.status, answer.code]).toEqual([status, code]);
    expect((await secretariat.call(ROUTES.drafts)).value.drafts).toHaveLength(1);
  });

  test("[HT6] faults of a content JSON are told with their places", async () => {
    const { secretariat } = await startTestServer();
    const broken = { ...completeContent(sampleResolution), language: "tlh" };
    const answer = await secretariat.call(ROUTES.createDraft, { json: broken });
    expect(answer.code).toBe("invalid_file");
    expect(answer.error?.details?.map((detail) => detail.path)).toEqual(["language"]);
  });
});

test("[HT5] only the secretariat makes drafts and reads files", async () => {
  const { secretariat, guest } = await startTestServer();
  const draft = await secretariat.createDraft();
  const facilitator = await secretariat.invite(draft, { role: "facilitator" });
  for (const [who, code] of [
    [facilitator, "no_access"],
    [guest, "sign_in_again"],
  ] as const) {
    expect((await who.call(ROUTES.createDraft, { json: { title: "x" } })).code).toBe(code);
    expect((await who.call(ROUTES.readImport, { body: TEXT, headers: { "content-type": "text/plain" } })).code).toBe(
      code,
    );
  }
});

test("[AC1] the list holds the drafts one may enter, with what one is there; others are closed", async () => {
  const { secretariat } = await startTestServer();
  const [one, two] = [await secretariat.createDraft("One"), await secretariat.createDraft("Two")];
  const kenya = await secretariat.invite(one, { role: "delegation", delegation: "KEN" });
  const { drafts } = (await kenya.call(ROUTES.drafts)).value;
  expect(drafts.map(({ id, role, delegation }) => [id, role, delegation?.code])).toEqual([[one, "delegation", "KEN"]]);
  expect((await kenya.call(ROUTES.draft, { params: { draft: two } })).code).toBe("no_access");
  expect((await kenya.call(ROUTES.draft, { params: { draft: "nothing" } })).code).toBe("not_found");
  expect((await kenya.call(ROUTES.draft, { params: { draft: "__proto__" } })).code).toBe("not_found");
  expect((await secretariat.call(ROUTES.drafts)).value.drafts).toHaveLength(3);
});

test("[HT4] a draft tells its head, state and counts, and who the asker is there", async () => {
  const { secretariat } = await startTestServer();
  const { id } = (await secretariat.call(ROUTES.createDraft, { body: TEXT, headers: { "content-type": "text/plain" } }))
    .value;
  const observer = await secretariat.invite(id, { role: "observer" }, "Olu");
  const draft = (await observer.call(ROUTES.draft, { params: { draft: id } })).value;
  expect(draft).toMatchObject({
    id,
    head: { type: "resolution", language: "en", profile: "un" },
    state: { stage: "drafting", deadline: null, lastDecision: 0 },
    generation: 1,
    counts: { preambular: 1, operative: 2, footnotes: 0, deleted: 0 },
    me: { role: "observer", name: "Olu" },
    people: 0,
  });
  expect(draft.counts.words).toBe(31);
});

test("[HT15] who is in a room is counted by people, each once however many connections", async () => {
  const { address, secretariat } = await startTestServer();
  const draft = await secretariat.createDraft();
  const kenya = await secretariat.invite(draft, { role: "delegation", delegation: { code: "KEN", name: "Kenya" } });
  const sessions = [secretariat.session, kenya.session, kenya.session, kenya.session];
  const clients = sessions.map((session) => connectClient(address, draft, session));
  await Promise.all(clients.map(connected));
  expect((await kenya.call(ROUTES.drafts)).value.drafts.map((one) => one.people)).toEqual([2]);
  expect((await kenya.call(ROUTES.draft, { params: { draft } })).value.people).toBe(2);
});

test("[HT10] the final text comes as a file, the base text with the room's labels, the content as JSON", async () => {
  const { secretariat } = await startTestServer();
  const json = { ...completeContent(sampleResolution) };
  const { id } = (await secretariat.call(ROUTES.createDraft, { json })).value;
  const get = (query: Record<string, string>) => secretariat.call(ROUTES.exportDraft, { params: { draft: id }, query });
  const final = await get({});
  expect(final.headers.get("content-type")).toBe("text/plain; charset=utf-8");
  expect(final.headers.get("content-disposition")).toBe(
    `attachment; filename="A_C.2_81_L.7.txt"; filename*=UTF-8''A_C.2_81_L.7.txt`,
  );
  expect(final.text).toMatch(/^1\. Calls upon/m);
  expect((await get({})).text).toBe(final.text);
  const working = await get({ view: "base" });
  expect(working.text).toMatch(/^OP 1 Calls upon/m);
  expect(working.headers.get("content-disposition")).toBe(
    `attachment; filename="A_C.2_81_L.7_working.txt"; filename*=UTF-8''A_C.2_81_L.7_working.txt`,
  );
  const stored = await get({ format: "json", view: "base" });
  expect(stored.headers.get("content-disposition")).toContain('"A_C.2_81_L.7.json"');
  expect(JSON.parse(stored.text)).toEqual((await secretariat.call(ROUTES.content, { params: { draft: id } })).value);
  expect((await get({ format: "json", view: "final" })).code).toBe("invalid_request");
});

test.each([
  [
    "Право на питание",
    "_______________.txt",
    "%D0%9F%D1%80%D0%B0%D0%B2%D0%BE_%D0%BD%D0%B0_%D0%BF%D0%B8%D1%82%D0%B0%D0%BD%D0%B8%D0%B5.txt",
  ],
  ["𝐀".repeat(60), `${"_".repeat(80)}.txt`, `${"%F0%9D%90%80".repeat(40)}.txt`],
  [`a${"𝐀".repeat(60)}`, `a${"_".repeat(78)}.txt`, `a${"%F0%9D%90%80".repeat(39)}.txt`],
  ['../"secret"\\r\\n: x', "secret_r_n_x.txt", "secret_r_n_x.txt"],
  ["…", "draft.txt", "draft.txt"],
  [`${"water ".repeat(13)}points`, `${"water_".repeat(12)}water.txt`, `${"water_".repeat(12)}water.txt`],
])("[HT10] the file of a draft without a symbol is named after its title: %s", async (title, plain, encoded) => {
  const { secretariat } = await startTestServer();
  const draft = await secretariat.createDraft(title);
  const answer = await secretariat.call(ROUTES.exportDraft, { params: { draft } });
  const named = answer.headers.get("content-disposition") ?? "";
  expect(named.replaceAll(/"_+/g, '"')).toBe(
    `attachment; filename="${plain.replace(/^_+/, "")}"; filename*=UTF-8''${encoded}`,
  );
});
