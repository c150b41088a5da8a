import { expect, onTestFinished, test } from "vitest";
import { FILE_LIMITS, type FileLimits, FileWorker } from "../../../server/files/fileWorker.ts";
import { NO_PAST } from "../../../shared/amendments/draftPast.ts";
import { INITIAL_STATE } from "../../../shared/domain/draftState.ts";
import { ImportError } from "../../../shared/formats/importError.ts";
import { ContentFaults } from "../../../shared/formats/readFile.ts";
import { clauseOfWords, longestBeat, strangeText } from "../../support/hostileText.ts";

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (format: "txt" | "json", text: string) => ({ kind: "read", format, bytes: bytesOf(text) }) as const;
const TEXT =
  "The General Assembly,\n\nRecalling its resolution 78/187,\n\n1. Urges States to report;\n\n2. Decides to go on.";

function worker(limits: Partial<FileLimits> = {}): FileWorker {
  const made = new FileWorker({ ...FILE_LIMITS, ...limits });
  onTestFinished(() => made.stop());
  return made;
}

test("[SE31] files are read one after another, each with its own answer", async () => {
  const files = worker();
  const [one, other, faulty] = await Promise.allSettled([
    files.run(read("txt", TEXT)),
    files.run(read("txt", "")),
    files.run(read("json", '{"adref":1,"language":"tlh"}')),
  ]);
  expect(one.status === "fulfilled" && one.value.content.clauses.map(({ label }) => label)).toEqual([
    ...["", "PP 1", "OP 1", "OP 2"],
  ]);
  expect(other.status === "rejected" && other.reason).toBeInstanceOf(ImportError);
  const reason: unknown = faulty.status === "rejected" && faulty.reason;
  expect(reason instanceof ContentFaults && reason.faults.map(({ path }) => path)).toContain("language");
});

/** Nothing of the file is like anything of the draft: every paragraph is compared with every other. */
function laborious() {
  const clauses = Array.from({ length: 1_900 }, (_, index) => clauseOfWords(index));
  const draft = {
    head: { type: "resolution", language: "en" } as const,
    ...{ clauses, deleted: [], notes: [], state: INITIAL_STATE, past: NO_PAST },
  };
  return { kind: "place", format: "txt", bytes: bytesOf(strangeText(1_900)), draft } as const;
}

test("[SE30] what takes too long is ended, nobody waits meanwhile, and the next file is read", async () => {
  const files = worker({ timeoutMs: 3_000 });
  const job = laborious();
  const beat = longestBeat();
  await expect(files.run(job)).rejects.toMatchObject({ name: "FileJobError", reason: "time" });
  expect(beat()).toBeLessThan(2_000);
  expect((await files.run(read("txt", TEXT))).content.clauses).toHaveLength(4);
});

test("[SE30] what takes too much memory is ended, and the next file is read", async () => {
  const files = worker({ memoryMb: 40 });
  await expect(files.run(laborious())).rejects.toMatchObject({ name: "FileJobError", reason: "memory" });
  expect((await files.run(read("txt", TEXT))).content.clauses).toHaveLength(4);
});

test("[SE31] what nobody waits for any more is not read; more than may wait is refused; after the end nothing is", async () => {
  const files = worker({ maxWaiting: 1 });
  const gone = new AbortController();
  const first = files.run(read("txt", TEXT));
  const second = files.run(read("txt", TEXT), gone.signal);
  await expect(files.run(read("txt", TEXT))).rejects.toMatchObject({ reason: "busy" });
  gone.abort();
  await expect(second).rejects.toMatchObject({ reason: "cancelled" });
  expect((await first).content.clauses).toHaveLength(4);
  const last = files.run(read("txt", TEXT));
  const stopped = files.stop();
  await expect(last).rejects.toMatchObject({ reason: "stopped" });
  await stopped;
  await expect(files.run(read("txt", TEXT))).rejects.toMatchObject({ reason: "stopped" });
});
