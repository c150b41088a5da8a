import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { pdfPageOf } from "../../../server/pdf/pdfPageOf.ts";
import { writePdf } from "../../../server/pdf/writePdf.ts";
import { contentOfLines } from "./languageSamples.ts";

const OPTIONS = { paper: "a4", hasMasthead: false, hasLineNumbers: false } as const;
/** A Chinese sign that is too rare for the fonts of the project. */
const RARE = "\u{31350}";
const content = contentOfLines([["operative", 0, `Requests ${RARE}`]], {});
const PROGRAM = path.join(import.meta.dirname, "../../../server/pdf/typesetProgram.ts");

let folder: string;
let settings: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "adref-fonts-"));
  settings = path.join(folder, "fonts.conf");
  writeFileSync(settings, `<fontconfig><dir>${folder}</dir></fontconfig>`);
  const manifest = createRequire(import.meta.url).resolve("@expo-google-fonts/noto-serif-sc/package.json");
  const font = readFileSync(path.join(path.dirname(manifest), "400Regular/NotoSerifSC_400Regular.ttf"));
  writeFileSync(path.join(folder, "rare.ttf"), withRareSign(font));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A font whose last mapped sign is the rare one. */
function withRareSign(font: Buffer): Buffer {
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, index) => 12 + 16 * index);
  const cmap = font.readUInt32BE((tables.find((at) => font.toString("latin1", at, at + 4) === "cmap") ?? 0) + 8);
  for (let index = 0; index < font.readUInt16BE(cmap + 2); index++) {
    const at = cmap + font.readUInt32BE(cmap + 4 + 8 * index + 4);
    if (font.readUInt16BE(at) !== 12) continue;
    const lastGroup = at + 16 + 12 * (font.readUInt32BE(at + 12) - 1);
    font.writeUInt32BE(0x31350, lastGroup);
    font.writeUInt32BE(0x31350, lastGroup + 4);
  }
  return font;
}

test("[PF10] a font of the machine changes nothing, even where it alone has a sign", async () => {
  const shown = spawnSync(process.execPath, [PROGRAM, "1000000000", "pdf"], {
    input: JSON.stringify(pdfPageOf({ view: "final", content }, OPTIONS)),
    env: { FONTCONFIG_FILE: settings },
    stdio: ["pipe", "ignore", "inherit", "pipe"],
  });
  // Without our precaution the sign would be there.
  expect(shown.output[3]?.toString("latin1")).toMatch(/^\{\}\n%PDF/);
  vi.stubEnv("FONTCONFIG_FILE", settings);
  vi.stubEnv("HOME", folder);
  try {
    const { notAccessible } = await writePdf({ view: "final", content }, OPTIONS);
    expect(notAccessible).toContain(RARE);
  } finally {
    vi.unstubAllEnvs();
  }
});
