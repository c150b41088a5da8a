import { parentPort } from "node:worker_threads";
import { placeFile } from "../../shared/amendments/placeFile.ts";
import { ImportError } from "../../shared/formats/importError.ts";
import { ContentFaults, readFile } from "../../shared/formats/readFile.ts";
import { registerWords } from "../../shared/formats/register/registerWords.ts";
import { writeFile } from "../../shared/formats/writeFile.ts";
import { newId } from "../access/tokens.ts";
import { type FileAnswer, type FileJob, READY } from "./fileJob.ts";
import { wordsOfPlain } from "./plainDraft.ts";

/** The thread in which files are read and written: one job at a time, in the order they come. */
const tools = { newId: () => newId<string>(), random: Math.random };

async function done(job: FileJob): Promise<unknown> {
  switch (job.kind) {
    case "read":
      return readFile(job.format, job.bytes, tools);
    case "place": {
      const file = await readFile(job.format, job.bytes, tools);
      const placed = placeFile(file, wordsOfPlain(job.draft), job.draft.state, tools, job.draft.past);
      return { ...placed, warnings: file.warnings };
    }
    case "write":
      return writeFile(job.format, job.view, job.options);
    case "register":
      return writeRegister(job);
  }
}

async function writeRegister({
  format,
  rows,
  language,
  draft,
}: FileJob & { readonly kind: "register" }): Promise<Uint8Array> {
  const words = registerWords(language);
  if (format === "xlsx")
    return (await import("../../shared/formats/register/registerXlsx.ts")).registerXlsx(rows, words);
  return (await import("../../shared/formats/register/registerDocx.ts")).registerDocx(rows, words, draft);
}

async function answerTo(job: FileJob): Promise<FileAnswer> {
  try {
    return { ok: true, value: await done(job) };
  } catch (error) {
    if (error instanceof ImportError) {
      const { code, message } = error;
      return {
        ok: false,
        why: "import",
        code,
        message,
        ...(error instanceof ContentFaults ? { faults: error.faults } : {}),
      };
    }
    const { message, stack = "" } = error instanceof Error ? error : new Error(String(error));
    return { ok: false, why: "fault", message, stack };
  }
}

parentPort?.on("message", (job: FileJob) => {
  void answerTo(job).then((answer) => parentPort?.postMessage(answer));
});
parentPort?.postMessage(READY);
