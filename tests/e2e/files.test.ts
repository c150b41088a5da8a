import { readFile as readBytes } from "node:fs/promises";
import type { BrowserContextOptions, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import type { Content } from "../../shared/document/content.ts";
import { delegationsOf } from "../../shared/domain/amendment.ts";
import { plainText } from "../../shared/domain/clause.ts";
import { readableFormat } from "../../shared/formats/exportFormats.ts";
import { readFile } from "../../shared/formats/readFile.ts";
import { Negotiator } from "../support/negotiator.ts";
import { browserOfFile } from "./support/browser.ts";
import { complaintsOf } from "./support/gathering.ts";
import { seatedNegotiation } from "./support/seatedNegotiation.ts";
import { axeProblems } from "./support/visitor.ts";

const browser = browserOfFile();

/** A draft in negotiation with amendments of every shape that a file carries. */
async function negotiated() {
  const { house, draft, chair, kenya, brazil, europe } = await seatedNegotiation(browser());
  await kenya.table("ken", "sample-op3", "annually", "every two years", { reason: "A burden." });
  await brazil.table("bra", "sample-op3", "annually", "twice a year");
  await europe.table("eu", "sample-op3", "construction", "construction and training");
  await europe.must({
    ...{ command: "tableAmendment", amendment: "new" },
    proposed: {
      ...{ kind: "insert", clause: "eu-new", clauseKind: "operative", level: 0, order: "zzzz" },
      text: [{ text: "Invites the regional commissions to help;" }],
    },
  });
  await brazil.must({
    ...{ command: "tableAmendment", amendment: "gone" },
    proposed: { kind: "delete", on: { clause: "sample-op4" } },
  });
  return { house, draft, chair, kenya };
}

type Negotiated = Awaited<ReturnType<typeof negotiated>>;

/** The room of somebody, with the export dialog open. */
async function exporting({ house, draft, chair }: Negotiated, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await house.page(chair.api.session, options);
  await page.goto(`${house.address}/d/${draft}`);
  await page.locator(".ProseMirror").waitFor();
  await openExport(page);
  return page;
}

async function openExport(page: Page): Promise<void> {
  const shown = page.getByRole("button", { name: /^(Export|Exporter)$/ });
  if (await shown.first().isVisible()) await shown.first().click();
  else {
    await page
      .getByRole("navigation")
      .getByRole("button", { name: /^(More|Plus)$/ })
      .click();
    await page.getByRole("menuitem", { name: /^(Export|Exporter)$/ }).click();
  }
  await page.getByRole("dialog").waitFor();
}

/** Takes one file out by the dialog, and opens the dialog again. */
async function take(page: Page, what: string | RegExp, format: string | RegExp) {
  await page.getByRole("radio", { name: what, exact: true }).check({ force: true });
  await page.getByRole("radio", { name: format, exact: true }).check({ force: true });
  const coming = page.waitForEvent("download");
  await page.getByRole("dialog").getByRole("button", { name: "Export", exact: true }).click();
  const download = await coming;
  const bytes = await readBytes(await download.path());
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await openExport(page);
  return { name: download.suggestedFilename(), bytes };
}

/** Names of the choices of a group as they stand in the dialog. */
function choices(page: Page, group: string): Promise<string[]> {
  return page
    .getByRole("radiogroup", { name: group })
    .getByRole("radio")
    .evaluateAll((radios) => radios.map((one) => one.closest("label")?.textContent?.trim() ?? ""));
}

let made = 0;
const newId = () => {
  made += 1;
  return `read${made}`;
};

const wordsOf = ({ clauses }: Pick<Content, "clauses">): string[] => clauses.map(({ text }) => plainText(text).trim());

/** Chooses a file on a screen that takes one. */
async function giveFile(page: Page, name: string, bytes: Buffer): Promise<void> {
  const place = page.locator("input[type=file]");
  await place.waitFor({ state: "attached" });
  await place.setInputFiles({ name, mimeType: "application/octet-stream", buffer: bytes });
}

test("[UI57] every view is taken out in every format that the dialog offers for it, and every file opens", {
  timeout: 180_000,
}, async () => {
  const scene = await negotiated();
  const page = await exporting(scene);
  const complaints = complaintsOf(page);
  const base = await scene.house.content(scene.draft);
  const taken: string[] = [];
  for (const what of await choices(page, "What")) {
    await page.getByRole("radio", { name: what, exact: true }).check({ force: true });
    for (const format of await choices(page, "Format")) {
      const { name, bytes } = await take(page, what, format);
      taken.push(name);
      const start = bytes.subarray(0, 4).toString("latin1");
      if (name.includes("_register") || name.endsWith(".pdf")) {
        const expected = name.endsWith(".pdf")
          ? "%PDF"
          : name.endsWith(".csv")
            ? "\u00ef\u00bb\u00bf"
            : "PK\u0003\u0004";
        expect(start.startsWith(expected), `${name} begins with ${JSON.stringify(start)}`).toBe(true);
        continue;
      }
      const reader = readableFormat(name);
      if (!reader) throw new Error(`nothing reads ${name}`);
      const file = await readFile(reader, new Uint8Array(bytes), { newId });
      expect(file.content.clauses.length, name).toBeGreaterThan(10);
      if (what === "Clean text") expect(wordsOf(file.content), name).toEqual(wordsOf(base));
      if (what === "Tracked changes") {
        expect(wordsOf(file.content), name).toEqual(wordsOf(base));
        expect(file.amendments.map(({ authors }) => authors.join()).sort(), name).toEqual([
          "BRA",
          "BRA",
          "EU",
          "EU",
          "KEN",
        ]);
      }
    }
  }
  const symbol = "A_C.2_81_L.7";
  expect(new Set(taken).size).toBe(taken.length);
  expect(
    taken.every((name) => name.startsWith(symbol)),
    taken.join(),
  ).toBe(true);
  expect(taken).toContain(`${symbol}_tracked.docx`);
  expect(taken).toContain(`${symbol}_register.xlsx`);
  expect(complaints).toEqual([]);
});

describe("a file of amendments", () => {
  test("[UI210] tracked changes go out of one draft and, after a review, into another as amendments of the same delegations", {
    timeout: 120_000,
  }, async () => {
    const scene = await negotiated();
    const { house, chair } = scene;
    const room = await exporting(scene);
    const { name, bytes } = await take(room, "Tracked changes", "Word (.docx)");

    // The other draft: the same file with its changes left out.
    const desk = await house.page(house.secretariat.session);
    await desk.goto(`${house.address}/open`);
    await giveFile(desk, name, bytes);
    await desk.getByText(/This file has \d+ tracked changes/).waitFor();
    // Not `check`, which looks for the tick in the very same moment.
    await desk.getByText(/^Leave them out/).click();
    await desk.getByText("Also invites them to accept").waitFor();
    await desk.getByRole("button", { name: "Create the draft" }).click();
    await desk.locator(".ProseMirror").waitFor();
    const other = new URL(desk.url()).pathname.split("/")[2] ?? "";
    expect(wordsOf(await house.content(other))).toEqual(wordsOf(await house.content(scene.draft)));
    const program = new Negotiator(await house.secretariat.invite(other, { role: "facilitator" }, "Program"), other);
    await program.must({ command: "setStage", stage: "negotiation" });

    await desk.locator("#room-toolbar").getByRole("button", { name: /^More/ }).click();
    await desk.getByRole("menuitem", { name: "Amendments from a file…" }).click();
    await giveFile(desk, name, bytes);
    await desk.getByRole("heading", { level: 1, name: "Review the amendments" }).waitFor();
    expect(await desk.getByRole("heading", { level: 3 }).allTextContents()).toContain("OP 3");
    // Nobody of them has joined the other draft: the names are what the file says.
    for (const code of ["KEN", "BRA", "EU"]) {
      const choose = desk.getByRole("button", { name: new RegExp(`Delegation for ${code}$`) });
      if (!/Choose…/.test((await choose.textContent()) ?? "")) continue;
      await choose.click();
      await desk.getByRole("option", { name: "Another delegation…" }).click();
      await desk.getByRole("textbox", { name: "Code of the delegation" }).last().fill(code);
    }
    await desk.getByRole("button", { name: "Table 5 amendments" }).click();
    await desk.getByText(/5 amendments were tabled: A-001/).waitFor();
    expect(await axeProblems(desk)).toEqual([]);

    const spoken = async (draft: Negotiator) =>
      (await draft.state()).amendments
        .map((one) => `${delegationsOf(one as never).join()} ${one.kind} ${one.reason ?? ""}`)
        .sort();
    expect(await spoken(program)).toEqual(await spoken(chair));
    const compiled = async (draft: Negotiator) =>
      wordsOf((await draft.content({ view: "compilation" })).content as Content);
    expect((await compiled(program)).toSorted()).toEqual((await compiled(chair)).toSorted());

    await desk.getByRole("link", { name: "See the register" }).click();
    await desk.getByRole("grid").waitFor();
    expect(await desk.locator("[data-row]").count()).toBe(5);
  });

  test("[UI211] a delegation tables what stands in its own file as its own; [UI213] before that, leaving asks", {
    timeout: 120_000,
  }, async () => {
    const scene = await negotiated();
    const { house, draft, kenya, chair } = scene;
    const room = await exporting(scene);
    const { bytes } = await take(room, "Tracked changes", "Word (.docx)");
    const before = (await chair.state()).amendments.length;
    const page = await house.page(kenya.api.session);
    const asked: string[] = [];
    page.on("dialog", (dialog) => {
      asked.push(dialog.type());
      void dialog.dismiss();
    });
    await page.goto(`${house.address}/d/${draft}/import`);
    await giveFile(page, "my capital.docx", bytes);
    const button = page.getByRole("button", { name: /Table \d amendments/ });
    await button.waitFor();
    await page.getByRole("button", { name: "Untick all" }).click();
    await page
      .getByRole("checkbox", { name: /insert/ })
      .first()
      .check({ force: true });
    await page.close({ runBeforeUnload: true });
    await expect.poll(() => asked).toEqual(["beforeunload"]);

    await page.getByRole("button", { name: "Table 1 amendment" }).click();
    await page.getByText(/1 amendment was tabled: A-006/).waitFor();
    const { amendments } = await chair.state();
    expect(amendments).toHaveLength(before + 1);
    expect(amendments.at(-1)).toMatchObject({ delegation: "KEN", enteredBy: null });
    await page.getByRole("button", { name: "Another file" }).click();
    await page.getByRole("heading", { level: 1, name: "Amendments from a file" }).waitFor();
  });

  test("[UI209] a file that is none is refused in words, and the server goes on", async () => {
    const { house, draft, kenya } = await negotiated();
    const page = await house.page(kenya.api.session);
    await page.goto(`${house.address}/d/${draft}/import`);
    await giveFile(page, "broken.docx", Buffer.from("PK\u0003\u0004 not a zip"));
    await page
      .getByRole("alert")
      .getByText(/cut off or damaged|no Word file/)
      .waitFor();
    await giveFile(page, "plain.txt", Buffer.from("The General Assembly,\n\n1. Urges States to act."));
    await page.getByRole("heading", { level: 1, name: "Review the amendments" }).waitFor();
  });
});

describe("the dialog", () => {
  test("[UI206] the preview is a page in a frame under the content policy; a PDF opens in a window of its own", async () => {
    const page = await exporting(await negotiated());
    const complaints = complaintsOf(page);
    await page.getByRole("button", { name: "Preview" }).click();
    const frame = page.frameLocator("iframe");
    await frame.getByText("Safe drinking water at community water points").waitFor();
    // Its own style sheet holds: the text is set in a serif.
    expect(await frame.locator("body").evaluate((body) => getComputedStyle(body).fontFamily)).toMatch(/serif/i);
    await page.getByRole("button", { name: "Back to the choices" }).click();
    await page.getByRole("radio", { name: "PDF", exact: true }).check({ force: true });
    const opening = page.context().waitForEvent("page");
    await page.getByRole("button", { name: "Preview in a new window" }).click();
    const pdf = await opening;
    await pdf.waitForURL(/^blob:/);
    expect(complaints).toEqual([]);
  });

  test("[UI205] by keyboard alone: what, format, paper, and the file", async () => {
    const scene = await negotiated();
    const page = await exporting(scene);
    const stop = async (name: RegExp, role: string) => {
      for (let press = 0; press < 30; press += 1) {
        await page.keyboard.press("Tab");
        const here = await page.evaluate(() => {
          const { activeElement } = document;
          return `${activeElement?.getAttribute("type") ?? activeElement?.tagName} ${activeElement?.closest("label")?.textContent ?? activeElement?.textContent}`;
        });
        if (here.toLowerCase().startsWith(role) && name.test(here)) return;
      }
      throw new Error(`Tab never came to ${name}`);
    };
    await stop(/Clean text/, "radio");
    await page.keyboard.press("ArrowDown");
    await stop(/Word/, "radio");
    await page.keyboard.press("ArrowRight");
    await stop(/A4/, "radio");
    await page.keyboard.press("ArrowRight");
    await stop(/Line numbers/, "checkbox");
    await page.keyboard.press("Space");
    await stop(/^button Export$/i, "button");
    const coming = page.waitForEvent("download");
    await page.keyboard.press("Enter");
    expect((await coming).suggestedFilename()).toBe("A_C.2_81_L.7_working.pdf");
    await page.getByRole("dialog").waitFor({ state: "detached" });
  });

  test("[A11Y18] axe finds nothing in the dialog, its preview and the review of a file, light and dark, in both languages, wide and narrow", {
    timeout: 120_000,
  }, async () => {
    const scene = await negotiated();
    const room = await exporting(scene);
    const { bytes } = await take(room, "Tracked changes", "Word (.docx)");
    for (const options of [
      {},
      { colorScheme: "dark", locale: "fr-FR" },
      { viewport: { width: 360, height: 740 } },
    ] as const) {
      const page = await exporting(scene, options);
      expect(await axeProblems(page), JSON.stringify(options)).toEqual([]);
      await page.getByRole("dialog").getByRole("radio", { name: "Compilation" }).check({ force: true });
      expect(await axeProblems(page), JSON.stringify(options)).toEqual([]);
      await page.getByRole("button", { name: /^(Preview|Aperçu)$/ }).click();
      await page.frameLocator("iframe").getByText("Safe drinking water").waitFor();
      // Nothing may run in the frame, the examiner neither; it has its name, and goes.
      expect(await page.locator("iframe").getAttribute("title")).toMatch(/^(Preview|Aperçu)$/);
      await page.locator("iframe").evaluate((frame) => frame.remove());
      expect(await axeProblems(page), JSON.stringify(options)).toEqual([]);
      await page.goto(`${scene.house.address}/d/${scene.draft}/import`);
      await giveFile(page, "tracked.docx", bytes);
      await page.getByRole("heading", { level: 1, name: /^(Review|Vérifier) / }).waitFor();
      expect(await axeProblems(page), JSON.stringify(options)).toEqual([]);
      await page.context().close();
    }
  });

  test("[A11Y13] neither the dialog nor the review scrolls sideways, at 320 by 256 px neither", {
    timeout: 120_000,
  }, async () => {
    const scene = await negotiated();
    const room = await exporting(scene);
    const { bytes } = await take(room, "Tracked changes", "Word (.docx)");
    for (const viewport of [
      { width: 360, height: 740 },
      { width: 320, height: 256 },
    ]) {
      const page = await exporting(scene, { viewport });
      const beyond = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      const inDialog = await page
        .getByRole("dialog")
        .evaluate((dialog) =>
          Math.max(...[dialog, ...dialog.children].map((one) => one.scrollWidth - one.clientWidth)),
        );
      expect([await beyond(), inDialog], JSON.stringify(viewport)).toEqual([0, 0]);
      await page.goto(`${scene.house.address}/d/${scene.draft}/import`);
      await giveFile(page, "tracked.docx", bytes);
      await page.getByRole("heading", { level: 1, name: "Review the amendments" }).waitFor();
      expect(await beyond(), JSON.stringify(viewport)).toBeLessThanOrEqual(0);
      await page.context().close();
    }
  });
});
