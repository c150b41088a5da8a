import { performance } from "node:perf_hooks";
import { describe, expect, test } from "vitest";
import { FILE_LIMITS } from "../../../server/files/fileWorker.ts";
import { HTTP_LIMITS } from "../../../server/http/limits.ts";
import type { BareContent } from "../../../shared/document/contentOf.ts";
import { plainText, type Run } from "../../../shared/domain/clause.ts";
import { EXPORT_VIEWS, FORMATS, READABLE_ENDINGS } from "../../../shared/formats/exportFormats.ts";
import { readFile } from "../../../shared/formats/readFile.ts";
import { ROUTES } from "../../../shared/protocol/routes.ts";
import { sampleResolution } from "../../../shared/samples/sampleResolution.ts";
import { counter } from "../../support/counter.ts";
import { download, fileTable, formOf } from "../../support/fileTable.ts";
import { clauseOfWords, strangeText } from "../../support/hostileText.ts";
import { startTestServer } from "../../support/testServer.ts";
import { wordsOfWord } from "../../support/wordFile.ts";

const OP3 = "sample-op3";

/** How a file of each format begins. */
const BEGINNINGS: Readonly<Record<string, string>> = { docx: "PK", pdf: "%PDF", akn: "<?xml", html: "<!", json: "{" };
const decoded = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

test("[HT31] [EX30] every format comes in every view it has, with its media type and a name that says which; no other does", async () => {
  const { chair, kenya, brazil, draft } = await fileTable();
  await kenya.table("ken", OP3, "annually", "every two years", { reason: "Budgets run so." });
  await brazil.table("bra", OP3, "construction", "building");
  const { lastDecision } = await chair.state();
  await chair.must({
    command: "issueRev",
    ifDecision: lastDecision,
    dispositions: ["ken", "bra"].map((amendment) => ({ amendment, becomes: "kept" })),
  });
  for (const [format, { mediaType, ending, views }] of Object.entries(FORMATS)) {
    for (const view of EXPORT_VIEWS) {
      const query = `format=${format}&view=${view}${view === "redline" ? "&from=0" : ""}`;
      const answer = await download(kenya.api, `/api/drafts/${draft}/export?${query}`);
      if (!(views as readonly string[]).includes(view)) {
        expect([answer.status, JSON.parse(decoded(answer.bytes)).error.code], query).toEqual([400, "invalid_request"]);
        continue;
      }
      expect([answer.status, answer.type], `${query} ${decoded(answer.bytes).slice(0, 300)}`).toEqual([200, mediaType]);
      const variant =
        { final: "", base: format === "json" ? "" : "_working", compilation: "_compilation" }[view as "final"] ??
        `_${view}`;
      expect(answer.name).toBe(`A_C.2_81_L.7${variant}.${ending}`);
      expect(decoded(answer.bytes).slice(0, 5), query).toContain(BEGINNINGS[format] ?? "");
      if (format === "docx" && view === "compilation")
        expect(wordsOfWord(answer.bytes)).toContain("KEN: every two years");
    }
  }
  expect((await download(kenya.api, `/api/drafts/${draft}/export?format=docx&view=redline`)).status).toBe(400);
  expect((await download(kenya.api, `/api/drafts/${draft}/export?format=docx&view=redline&from=9`)).status).toBe(404);
}, 60_000);

test("[HT31] [FA1] a tracked file has the amendments that the filter lets through, with authors, reasons and, if wanted, comments", async () => {
  const { kenya, brazil, draft } = await fileTable();
  await kenya.table("ken", OP3, "annually", "every two years", { reason: "Budgets run so." });
  await brazil.table("bra", OP3, "construction", "building");
  await kenya.must({ command: "joinSponsors", amendment: "bra" });
  const read = async (query: string) => {
    const { bytes } = await download(kenya.api, `/api/drafts/${draft}/export?format=docx&view=tracked${query}`);
    return readFile("docx", bytes, { newId: counter() });
  };
  const all = await read("");
  expect(all.amendments.map(({ authors, reason }) => [authors, reason])).toEqual(
    expect.arrayContaining([
      [["KEN"], "Budgets run so."],
      [["BRA", "KEN"], undefined],
    ]),
  );
  expect((await read("&delegations=BRA")).amendments.map(({ authors }) => authors)).toEqual([["BRA", "KEN"]]);
}, 30_000);

test("[HT34] the register comes as a spreadsheet and a Word file, in the language asked for or preferred", async () => {
  const { kenya, draft } = await fileTable();
  await kenya.table("ken", OP3, "annually", "every two years", { reason: "=1+1" });
  const get = (query: string, languages = "") =>
    download(kenya.api, `/api/drafts/${draft}/register?${query}`, { "Accept-Language": languages });
  const sheet = await get("format=xlsx");
  expect([sheet.status, sheet.type, sheet.name]).toEqual([
    200,
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "A_C.2_81_L.7_register.xlsx",
  ]);
  expect(decoded(sheet.bytes).slice(0, 2)).toBe("PK");
  const word = await get("format=docx&lang=fr", "en");
  expect([word.type, word.name]).toEqual([FORMATS.docx.mediaType, "A_C.2_81_L.7_register.docx"]);
  expect(wordsOfWord(word.bytes)).toContain("Délégation");
  const heading = async (languages: string) => decoded((await get("format=csv", languages)).bytes).split('"')[1];
  expect(await heading("de, fr-CH;q=0.8, en;q=0.7")).toBe("Numéro");
  expect(await heading("de, fr;q=0.2, en;q=0.7")).toBe("Number");
  expect(await heading("zh")).toBe("Number");
  expect((await get("format=csv&lang=zh")).status).toBe(400);
}, 30_000);

describe("reading", () => {
  test("[HT30] [EX31] every format that can be read makes a draft that says the same", async () => {
    const { secretariat } = await startTestServer();
    const { id } = (await secretariat.call(ROUTES.createDraft, { json: sampleResolution })).value;
    const said = async (draft: string) =>
      (await secretariat.call(ROUTES.content, { params: { draft } })).value.clauses.map(
        ({ label, text }) => `${label} ${plainText(text as readonly Run[])}`,
      );
    const original = await said(id);
    for (const [ending, format] of Object.entries(READABLE_ENDINGS)) {
      const { bytes } = await download(secretariat, `/api/drafts/${id}/export?format=${format}`);
      const made = await secretariat.call(ROUTES.createDraft, { body: formOf(bytes, `Draft${ending.toUpperCase()}`) });
      expect(await said(made.value.id), ending).toEqual(original);
    }
  }, 60_000);

  test.each([
    [
      "random bytes called Word",
      Uint8Array.from({ length: 5_000 }, (_, n) => (n * 7919) % 256),
      "x.docx",
      422,
      "invalid_file",
    ],
    ["a cut Word file", Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0), "x.docx", 422, "invalid_file"],
    [
      "a document type with entities",
      '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "cc">]><a>&b;</a>',
      "x.xml",
      422,
      "invalid_file",
    ],
    ["an unknown ending", "words", "x.odt", 422, "invalid_file"],
    ["a content JSON with faults", '{"adref":1}', "x.json", 422, "invalid_file"],
    ["bytes that are no text", Uint8Array.of(0xff, 0xd8), "x.md", 422, "invalid_file"],
    ["a text that is too large", "x".repeat(9 * 1024 * 1024), "x.txt", 413, "too_large"],
    ["a Word file that is too large", new Uint8Array(25 * 1024 * 1024), "x.docx", 413, "too_large"],
  ])("[HT30] %s is refused with the reason, and makes no draft", async (_what, bytes, name, status, code) => {
    const { secretariat } = await startTestServer();
    for (const route of [ROUTES.readImport, ROUTES.createDraft]) {
      const answer = await secretariat.call(route, { body: formOf(bytes, name) });
      expect([answer.status, answer.code]).toEqual([status, code]);
      expect(answer.error?.message.length).toBeGreaterThan(10);
    }
    expect((await secretariat.call(ROUTES.drafts)).value.drafts).toHaveLength(1);
  });

  test("[FA15] the tracked changes of a file are taken in or left out, and counted", async () => {
    const { server, kenya, draft } = await fileTable();
    await kenya.table("ken", OP3, "annually", "every two years");
    const { bytes } = await download(kenya.api, `/api/drafts/${draft}/export?format=docx&view=tracked`);
    const read = async (fields: Record<string, string>) => {
      const answer = await server.secretariat.call(ROUTES.readImport, { body: formOf(bytes, "x.docx", fields) });
      if (answer.code) return answer.code;
      const op3 = answer.value.content.clauses.find(({ label }) => label === "OP 3");
      const words = plainText((op3?.text ?? []) as readonly Run[]);
      return [answer.value.changes, words.includes("every two years"), words.includes("annually")];
    };
    expect(await read({})).toEqual([1, true, false]);
    expect(await read({ changes: "accept" })).toEqual([1, true, false]);
    expect(await read({ changes: "reject" })).toEqual([1, false, true]);
    expect(await read({ changes: "keep" })).toBe("invalid_request");
  }, 30_000);
});

test("[HT33] a file is read as amendments by those who may table, keeps nothing, and each item can be tabled", async () => {
  const { server, chair, kenya, observer, draft } = await fileTable();
  await kenya.table("ken", OP3, "annually", "every two years", { reason: "Budgets run so." });
  const { bytes } = await download(kenya.api, `/api/drafts/${draft}/export?format=docx&view=tracked`);
  await kenya.must({ command: "withdrawAmendment", amendment: "ken" });
  const send = (who: typeof kenya, form: FormData = formOf(bytes, "Kenya.docx")) =>
    who.api.call(ROUTES.importAmendments, { params: { draft }, body: form });
  const { lastDecision } = await chair.state();
  const { value } = await send(kenya);
  expect(value).toMatchObject({
    authors: [{ name: "KEN", count: 1, suggested: "KEN", sponsors: [] }],
    items: [
      {
        author: "KEN",
        kind: "edit",
        clause: OP3,
        label: "OP 3",
        problem: null,
        reason: "Budgets run so.",
        excerpt: "annually → every two years",
      },
    ],
    ...{ untracked: [], comments: [], warnings: [] },
  });
  expect((await chair.state()).lastDecision).toBe(lastDecision);
  expect((await send(chair)).value.items).toHaveLength(1);
  const [item] = value.items;
  await kenya.must({
    command: "tableAmendment",
    amendment: "again",
    proposed: item?.proposed,
    notes: item?.notes,
    reason: item?.reason,
  });
  expect((await kenya.amendment("again")).words).toContain("every two years");

  const text = decoded((await download(kenya.api, `/api/drafts/${draft}/export?format=txt`)).bytes);
  const plain = await send(kenya, formOf(text.replace("annually", "twice a year"), "x.txt"));
  expect(plain.value).toMatchObject({
    authors: [],
    items: [],
    untracked: [{ author: "", clause: OP3, excerpt: "annually → twice a year" }],
  });
  expect((await send(observer)).code).toBe("read_only");
  expect((await send(kenya, formOf("PK nothing", "x.docx"))).code).toBe("invalid_file");
  const wrong = await Promise.all(
    [
      formOf("%PDF", "x.docx"),
      formOf(bytes.slice(0, 9_000), "x.docx"),
      formOf("<a/>", "x.xml"),
      formOf(" ", "x.txt"),
    ].map((form) => send(kenya, form)),
  );
  expect(wrong.map(({ error }) => error?.file)).toEqual(["not_docx", "damaged", "not_akn", "empty"]);
  expect((await kenya.api.call(ROUTES.importAmendments, { params: { draft }, json: {} })).code).toBe("invalid_request");
  expect(
    (await server.guest.call(ROUTES.importAmendments, { params: { draft }, body: formOf(bytes, "x.docx") })).code,
  ).toBe("sign_in_again");
  await chair.must({ command: "setStage", stage: "drafting", reason: "Once more." });
  expect((await send(kenya)).code).toBe("wrong_stage");
}, 30_000);

test("[HT32] a file that takes too long to make is refused with a sentence, and what takes no time is made", async () => {
  const { kenya, draft } = await fileTable({ fileLimits: { ...FILE_LIMITS, timeoutMs: 1 } });
  const get = (format: string) => kenya.api.call(ROUTES.exportDraft, { params: { draft }, query: { format } });
  const failed = await get("docx");
  expect([failed.status, failed.code, failed.error?.message]).toEqual([
    ...[503, "export_failed", "The file could not be made: The file takes too long."],
  ]);
  expect((await get("json")).status).toBe(200);
  expect((await get("docx")).code).toBe("export_failed");
});

test("[SE30] [SE31] while a hostile file is read everybody else is answered, and the next file is read", async () => {
  const limits = { ...HTTP_LIMITS, sessionRequestsPerMinute: 1_000_000, addressRequestsPerMinute: 1_000_000 };
  const server = await startTestServer({}, { httpLimits: limits, fileLimits: { ...FILE_LIMITS, timeoutMs: 3_000 } });
  const { secretariat } = server;
  const content: BareContent = {
    ...sampleResolution,
    footnotes: [],
    clauses: [
      ...sampleResolution.clauses.slice(0, 2),
      ...Array.from({ length: 1_900 }, (_, index) => {
        const { id, kind, level, runs } = clauseOfWords(index);
        return { id, kind, level, text: runs };
      }),
    ],
  };
  const draft = (await secretariat.call(ROUTES.createDraft, { body: formOf(JSON.stringify(content), "x.json") })).value
    .id;
  const facilitator = await secretariat.invite(draft, { role: "facilitator" });
  const stage = { command: "setStage", id: "start", stage: "negotiation" };
  expect((await facilitator.call(ROUTES.command, { params: { draft }, json: stage })).status).toBe(200);
  let isReading = true;
  const reading = facilitator
    .call(ROUTES.importAmendments, { params: { draft }, body: formOf(strangeText(1_900), "x.txt") })
    .finally(() => {
      isReading = false;
    });
  const waits: number[] = [];
  while (isReading) {
    const before = performance.now();
    expect((await secretariat.call(ROUTES.me)).status).toBe(200);
    waits.push(performance.now() - before);
  }
  expect([(await reading).code, (await reading).error?.message]).toEqual([
    "invalid_file",
    "The file takes too long to read.",
  ]);
  expect(waits.length).toBeGreaterThan(20);
  expect(waits.sort((a, b) => a - b)[Math.floor(waits.length * 0.95)]).toBeLessThan(250);
  const next = await facilitator.call(ROUTES.importAmendments, {
    params: { draft },
    body: formOf("The General Assembly,\n\n1. Urges;\n\n2. Goes on.", "x.txt"),
  });
  expect(next.status).toBe(200);
}, 60_000);
