/**
 * `npm run convert -- <in> <out> [options]`: converts a file without a server; the formats are told by the endings. Warnings
 * go to stderr with their line. Exit code 0: written; 1: a file could not be read, understood or written; 2: called wrongly.
 * Rules EX20–EX25.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import type { DraftFileImport } from "../shared/document/draftFile.ts";
import type { ReadableFormat } from "../shared/formats/exportFormats.ts";
import type { FileView, PageOptions } from "../shared/formats/fileView.ts";
import { ImportError } from "../shared/formats/importError.ts";
import { ContentFaults, readFile } from "../shared/formats/readFile.ts";
import { writeFile } from "../shared/formats/writeFile.ts";
import { ConvertError } from "./convert/convertError.ts";
import { convertedView } from "./convert/convertedView.ts";
import { type ConvertOptions, convertOptions } from "./convert/convertOptions.ts";

/** Ids by order, so that the same file gives the same file. */
function idsByOrder(): (what: "clause" | "footnote") => string {
  const reached = { c: 0, f: 0 };
  return (what) => {
    const letter = what === "clause" ? "c" : "f";
    reached[letter] += 1;
    return `${letter}${reached[letter]}`;
  };
}

async function readSource(path: string, format: ReadableFormat): Promise<DraftFileImport> {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    throw new ConvertError(1, `cannot read ${path}: ${reasonOf(error)}`);
  }
  try {
    const file = await readFile(format, new Uint8Array(bytes), { newId: idsByOrder() });
    for (const { line, message, excerpt } of file.warnings) {
      process.stderr.write(`${path}:${line ?? "-"}: ${message} (${excerpt})\n`);
    }
    return file;
  } catch (error) {
    if (error instanceof ContentFaults) {
      const faults = error.faults.map((fault) =>
        fault.path === "" ? fault.message : `${fault.path}: ${fault.message}`,
      );
      throw new ConvertError(1, `${path}:\n${faults.join("\n")}`);
    }
    if (error instanceof ImportError) throw new ConvertError(1, `${path}: ${error.message}`);
    throw error;
  }
}

async function written({ format }: ConvertOptions["to"], view: FileView, page: PageOptions): Promise<Uint8Array> {
  if (format !== "pdf") return writeFile(format, view, page);
  const { writePdf } = await import("../server/pdf/writePdf.ts");
  return (await writePdf(view, page)).pdf;
}

function writeTarget(path: string, bytes: Uint8Array): void {
  try {
    writeFileSync(path, bytes);
  } catch (error) {
    throw new ConvertError(1, `cannot write ${path}: ${reasonOf(error)}`);
  }
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ENOENT") return "there is no such file or folder";
  if (code === "EISDIR") return "it is a folder";
  if (code === "EACCES") return "access is denied";
  return error instanceof Error ? error.message : String(error);
}

async function convert(args: readonly string[]): Promise<void> {
  const options = convertOptions(args);
  const { from, to, against, page } = options;
  if ([from, against].some((source) => source && resolve(source.path) === resolve(to.path))) {
    throw new ConvertError(2, "both files are the same");
  }
  const file = await readSource(from.path, from.format);
  const old = against && (await readSource(against.path, against.format)).content;
  writeTarget(to.path, await written(to, convertedView(file, options, old), page));
}

try {
  await convert(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof ConvertError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error.exitCode;
}
