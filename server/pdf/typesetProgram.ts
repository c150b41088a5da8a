import { once } from "node:events";
import { createWriteStream } from "node:fs";
import path from "node:path";
import { text } from "node:stream/consumers";
import { Worker } from "node:worker_threads";
import { NodeCompiler, type NodeTypstDocument, PdfStandard } from "@myriaddreamin/typst-ts-node-compiler";
import { fontFolders } from "./pdfFonts.ts";
import type { TypesetHeader, Wanted } from "./typesetJob.ts";

/** The result goes out here: native code may print to the usual streams. */
const RESULT_FD = 3;

const TEMPLATE = path.join(import.meta.dirname, "resolution.typ");

/**
 * Program of the child process that sets pages, so that an abort of the native typesetter ends only this process.
 * Arguments: the most memory in bytes, and what is wanted. Standard input: the page as JSON. Result: one line of JSON
 * (`TypesetHeader`), behind it the PDF. Rules PF10–PF13.
 */
async function main([maxBytes, wanted]: readonly string[]): Promise<void> {
  const guard = new Worker(path.join(import.meta.dirname, "memoryGuard.ts"), {
    workerData: { maxBytes: Number(maxBytes) },
  });
  const [page] = await Promise.all([text(process.stdin), once(guard, "online")]);
  guard.unref();
  const { header, pdf } = typeset(page, wanted as Wanted);
  const out = createWriteStream("", { fd: RESULT_FD });
  out.write(`${JSON.stringify(header)}\n`);
  out.end(pdf);
}

function typeset(page: string, wanted: Wanted): { header: TypesetHeader; pdf?: Buffer } {
  const compiler = NodeCompiler.create({
    workspace: import.meta.dirname,
    fontArgs: [{ fontPaths: fontFolders() }],
  });
  const result = compiler.compile({ mainFilePath: TEMPLATE, inputs: { page } });
  if (!result.result) {
    const error = result.takeDiagnostics();
    return { header: { error: error ? JSON.stringify(error.shortDiagnostics) : "no document" } };
  }
  return wanted === "lines"
    ? { header: { records: recordsOf(compiler, result.result) } }
    : pdfOf(compiler, result.result);
}

/** The sentences of a typesetter's report, each once. */
function messagesOf(report: string): string {
  const messages = [...report.matchAll(/message: ("(?:[^"\\]|\\.)*")/g)].map(([, said = ""]) => said);
  return [...new Set(messages)].join("; ") || report;
}

/** Words that no font has forbid the claim of PDF/UA; the file is tagged all the same. Rule PF3. */
function pdfOf(compiler: NodeCompiler, document: NodeTypstDocument): { header: TypesetHeader; pdf: Buffer } {
  try {
    return { header: {}, pdf: compiler.pdf(document, { pdfStandard: PdfStandard.UA_1 }) };
  } catch (error) {
    return { header: { notAccessible: messagesOf(String(error)) }, pdf: compiler.pdf(document) };
  }
}

function recordsOf(compiler: NodeCompiler, document: NodeTypstDocument): NonNullable<TypesetHeader["records"]> {
  const values = (selector: string) => compiler.query(document, { selector, field: "value" });
  return { lines: values("<line>"), clauses: values("<clause>") };
}

await main(process.argv.slice(2));
