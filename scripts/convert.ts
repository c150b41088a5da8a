/**
 * `npm run convert -- <in> <out>`: converts a file without a server; the formats are told by the endings, .txt and .json.
 * Warnings go to stderr with their line. Exit code 0: written; 1: the file could not be read, understood or written;
 * 2: called wrongly. Rules EX20–EX22.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { extname, resolve } from "node:path";
import type { Content, ImportWarning } from "../shared/document/content.ts";
import { readContentJson } from "../shared/document/readContent.ts";
import { writeContentJson } from "../shared/document/writeContent.ts";
import { ImportError } from "../shared/formats/importError.ts";
import { exportText } from "../shared/formats/text/exportText.ts";
import { importText } from "../shared/formats/text/importText.ts";

/** What went wrong, in words for the person at the command line. */
class ConvertError extends Error {
  readonly exitCode: 1 | 2;

  constructor(exitCode: 1 | 2, message: string) {
    super(message);
    this.exitCode = exitCode;
  }
}

interface Converted {
  readonly content: Content;
  readonly warnings: readonly ImportWarning[];
}

const READERS: Readonly<Record<string, (source: string) => Converted>> = { ".txt": readText, ".json": readJson };
const WRITERS: Readonly<Record<string, (content: Content) => string>> = {
  ".txt": exportText,
  ".json": writeContentJson,
};

/** Ids by order, so that the same text gives the same file. */
function readText(source: string): Converted {
  const reached = { c: 0, f: 0 };
  const newId = (what: "clause" | "footnote") => {
    const letter = what === "clause" ? "c" : "f";
    reached[letter] += 1;
    return `${letter}${reached[letter]}`;
  };
  return importText(source, { newId });
}

function readJson(source: string): Converted {
  const read = readContentJson(source);
  if (read.ok) return { content: read.content, warnings: [] };
  const faults = read.errors.map(({ path, message }) => (path === "" ? message : `${path}: ${message}`));
  throw new ConvertError(1, faults.join("\n"));
}

function byEnding<T>(table: Readonly<Record<string, T>>, path: string): T {
  const ending = extname(path).toLowerCase();
  const found = Object.hasOwn(table, ending) ? table[ending] : undefined;
  if (found) return found;
  throw new ConvertError(
    2,
    `${path}: the ending ${ending === "" ? "is missing" : `${ending} is not known`}; known are .txt and .json`,
  );
}

function readSource(path: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    throw new ConvertError(1, `cannot read ${path}: ${reasonOf(error)}`);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new ConvertError(1, `${path} is not UTF-8 text`);
  }
}

function writeTarget(path: string, text: string): void {
  try {
    writeFileSync(path, text);
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

function convert(args: readonly string[]): void {
  const [from, to, ...more] = args;
  if (from === undefined || to === undefined || more.length > 0) {
    throw new ConvertError(2, "usage: npm run convert -- <in> <out>   (.txt or .json)");
  }
  const read = byEnding(READERS, from);
  const write = byEnding(WRITERS, to);
  if (resolve(from) === resolve(to)) throw new ConvertError(2, "both files are the same");
  let converted: Converted;
  try {
    converted = read(readSource(from));
  } catch (error) {
    if (error instanceof ImportError) throw new ConvertError(1, `${from}: ${error.message}`);
    if (error instanceof ConvertError && !error.message.includes(from))
      throw new ConvertError(1, `${from}:\n${error.message}`);
    throw error;
  }
  for (const { line, message, excerpt } of converted.warnings) {
    process.stderr.write(`${from}:${line ?? "-"}: ${message} (${excerpt})\n`);
  }
  writeTarget(to, write(converted.content));
}

try {
  convert(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof ConvertError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error.exitCode;
}
