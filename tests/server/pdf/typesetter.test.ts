import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { PdfPage } from "../../../server/pdf/pdfPage.ts";
import { type TypesetLimits, Typesetter } from "../../../server/pdf/typesetter.ts";
import { writePdf } from "../../../server/pdf/writePdf.ts";
import { contentOfLines } from "./languageSamples.ts";

const PROGRAM = path.join(import.meta.dirname, "misbehavingProgram.ts");
const OPTIONS = { paper: "a4", hasMasthead: true, hasLineNumbers: false } as const;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "adref-typesetter-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

let logs = 0;
/** A typesetter whose program does what the title says, and what its jobs have logged. */
function misbehaving(limits: Partial<TypesetLimits> = {}) {
  const typesetter = new Typesetter({ timeoutMs: 20_000, ...limits }, PROGRAM);
  logs += 1;
  const log = path.join(folder, `log-${logs}`);
  return {
    run: async (title: string, signal?: AbortSignal) => {
      const page = { title, log } as Partial<PdfPage> as PdfPage;
      const { pdf } = await typesetter.typeset(page, "pdf", signal);
      return Buffer.from(pdf).toString();
    },
    logged: () => readFileSync(log, "utf8").trim().split("\n"),
  };
}

describe("a child process sets the pages", () => {
  test("[PF11] jobs run one at a time, in the order they were asked for", async () => {
    const { run, logged } = misbehaving();
    expect(await Promise.all([run("a"), run("b"), run("c")])).toEqual(["set", "set", "set"]);
    expect(logged()).toEqual(["start", "end", "start", "end", "start", "end"]);
  });

  test("[PF11] so many may wait, the next is told at once", async () => {
    const { run } = misbehaving({ maxWaiting: 1 });
    const first = run("a");
    const second = run("b");
    await expect(run("c")).rejects.toMatchObject({ code: "too_many_waiting" });
    expect([await first, await second, await run("d")]).toEqual(["set", "set", "set"]);
  });

  test("[PF11] a job that takes too long is ended, and the next one works", async () => {
    const { run } = misbehaving({ timeoutMs: 1500 });
    const hanging = run("hang");
    const next = run("a");
    await expect(hanging).rejects.toMatchObject({ code: "too_slow" });
    expect(await next).toBe("set");
  });

  test("[PF12] a job that takes too much memory is ended, and the next one works", async () => {
    const { run } = misbehaving({ maxBytes: 200_000_000 });
    const hungry = run("eat");
    const next = run("a");
    await expect(hungry).rejects.toMatchObject({ code: "too_much_memory" });
    expect(await next).toBe("set");
  });

  test("[PF12] the limits hold for the real typesetter too, whose memory is not Node's", async () => {
    const words =
      "Recalling all that was said of lagoons, of their fish and of those who live on their shores, ".repeat(20);
    const content = contentOfLines(
      Array.from({ length: 400 }, () => ["preambular", 0, words] as const),
      {},
    );
    const write = (limits: Partial<TypesetLimits>) =>
      writePdf({ view: "final", content }, OPTIONS, { typesetter: new Typesetter(limits) });
    await expect(write({ maxBytes: 150_000_000 })).rejects.toMatchObject({ code: "too_much_memory" });
    await expect(write({ timeoutMs: 1 })).rejects.toMatchObject({ code: "too_slow" });
  });

  test("[PF13] a child that aborts or gives nonsense is an error that says so, and the next job works", async () => {
    const { run } = misbehaving();
    const jobs = ["crash", "babble", "a"].map((title) => run(title));
    await expect(jobs[0]).rejects.toMatchObject({ code: "crashed", message: expect.stringContaining("SIGABRT") });
    await expect(jobs[1]).rejects.toMatchObject({ code: "crashed", message: expect.stringContaining("code 3") });
    expect(await jobs[2]).toBe("set");
  });

  test("[PF13] a page that cannot be set is told in the typesetter's words", async () => {
    const typesetter = new Typesetter();
    const broken = { title: "no blocks", language: "en" } as Partial<PdfPage> as PdfPage;
    await expect(typesetter.typeset(broken, "pdf")).rejects.toMatchObject({
      code: "not_set",
      message: expect.stringContaining("isRightToLeft"),
    });
  });

  test("[PF14] who goes away ends the job, running or waiting, and nobody else's", async () => {
    const { run, logged } = misbehaving();
    const running = new AbortController();
    const waiting = new AbortController();
    const jobs = [run("hang", running.signal), run("b", waiting.signal), run("c")];
    waiting.abort(new Error("went away while waiting"));
    await expect(jobs[1]).rejects.toThrow("went away while waiting");
    await vi.waitFor(() => expect(logged()).toEqual(["start"]), { timeout: 20_000 });
    running.abort(new Error("went away"));
    await expect(jobs[0]).rejects.toThrow("went away");
    expect(await jobs[2]).toBe("set");
    expect(logged()).toEqual(["start", "start", "end"]);
    await expect(run("d", AbortSignal.abort(new Error("gone before")))).rejects.toThrow("gone before");
  });
});
