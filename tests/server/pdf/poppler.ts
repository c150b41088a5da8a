import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** True where poppler's tools are installed (Debian: poppler-utils): an independent reader of our files. */
export const hasPoppler = spawnSync("pdfinfo", ["-v"]).error === undefined;
if (!hasPoppler) {
  process.stderr.write("poppler-utils is not installed: tests that read PDF files back are skipped\n");
}

function poppler(tool: "pdfinfo" | "pdftotext" | "pdffonts", pdf: Uint8Array, ...options: readonly string[]): string {
  const folder = mkdtempSync(path.join(tmpdir(), "adref-pdf-"));
  try {
    const file = path.join(folder, "file.pdf");
    writeFileSync(file, pdf);
    const args = tool === "pdftotext" ? [...options, file, "-"] : [...options, file];
    return execFileSync(tool, args, { encoding: "utf8", maxBuffer: 2 ** 26, stdio: ["ignore", "pipe", "ignore"] });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The words as they are copied page after page; marks of direction are left out. */
export const copiedText = (pdf: Uint8Array, ...options: readonly string[]): string =>
  poppler("pdftotext", pdf, ...options).replaceAll(/[\u202a-\u202e\u2066-\u2069\u200e\u200f]/g, "");

/** What the file says of itself, by field. */
export function fileFacts(pdf: Uint8Array): ReadonlyMap<string, string> {
  return new Map(
    poppler("pdfinfo", pdf)
      .split("\n")
      .map((line) => [line.slice(0, 16).replace(/:\s*$/, "").trim(), line.slice(16).trim()]),
  );
}

/** Names of the fonts without their subset tags, and whether every one is embedded. */
export function fontsOf(pdf: Uint8Array): { names: string[]; areEmbedded: boolean } {
  const rows = poppler("pdffonts", pdf).trim().split("\n").slice(2);
  return {
    names: [...new Set(rows.map((row) => row.split(" ")[0]?.replace(/^[A-Z]{6}\+/, "") ?? ""))].sort(),
    areEmbedded: rows.every((row) => / yes yes yes +\d+ +\d+$/.test(row)),
  };
}

/** A paragraph, heading or cell as the tags tell it; "{3}" stands for the marker of note 3. */
interface TaggedBlock {
  readonly tag: string;
  text: string;
}

interface Tagged {
  readonly blocks: readonly TaggedBlock[];
  /** The notes in the order in which they are first cited: "3 See resolution 55/2." */
  readonly notes: readonly string[];
}

const BLOCK = /^(?:P|H\d|TD|TH)$/;

/** What a reader of tagged PDF is told, in reading order. */
export function taggedText(pdf: Uint8Array): Tagged {
  const blocks: TaggedBlock[] = [];
  const notes: { text: string }[] = [];
  const open: { readonly indent: number; readonly tag: string; readonly block?: { text: string } }[] = [];
  for (const line of poppler("pdfinfo", pdf, "-struct-text").split("\n")) {
    const indent = line.search(/\S/);
    while ((open.at(-1)?.indent ?? -1) >= indent && open.length > 0) open.pop();
    const said = /^\s*"(.*)"$/.exec(line)?.[1];
    const tag = /^\s*([A-Z][A-Za-z\d]*)(?:$|[ :])/.exec(line)?.[1];
    if (said !== undefined) {
      const holder = open.findLast(({ block }) => block)?.block;
      const isMarker = open.some((one) => one.tag === "Lbl") && !open.some((one) => one.tag === "Note");
      const isNoteNumber = open.some((one) => one.tag === "Lbl") && !isMarker;
      if (holder) holder.text += isMarker ? `{${said}}` : isNoteNumber ? `${said} ` : said;
    } else if (tag && (BLOCK.test(tag) || tag === "Note")) {
      const block = { tag, text: "" };
      if (tag === "Note") notes.push(block);
      else if (!open.some((one) => one.tag === "Note")) blocks.push(block);
      const isInNote = tag !== "Note" && open.some((one) => one.tag === "Note");
      open.push(isInNote ? { indent, tag } : { indent, tag, block });
    } else if (tag) open.push({ indent, tag });
  }
  return { blocks, notes: notes.map(({ text }) => text) };
}
