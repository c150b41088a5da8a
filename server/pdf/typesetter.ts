import { spawn } from "node:child_process";
import path from "node:path";
import type { Readable } from "node:stream";
import { buffer, text } from "node:stream/consumers";
import { OUT_OF_MEMORY_SIGNAL } from "./outOfMemory.ts";
import type { PdfPage } from "./pdfPage.ts";
import { TypesetError } from "./typesetError.ts";
import type { TypesetHeader, Wanted } from "./typesetJob.ts";

/** What setting pages may cost; beyond it a job ends with an error and no result. */
export interface TypesetLimits {
  readonly timeoutMs: number;
  /** Resident memory of the child process. */
  readonly maxBytes: number;
  /** Jobs that may wait behind the one that runs. */
  readonly maxWaiting: number;
}

/** Ten pages take some 130 MB; the line map of 270 pages 850 MB and a few seconds. */
const DEFAULT_LIMITS: TypesetLimits = { timeoutMs: 60_000, maxBytes: 1_000_000_000, maxWaiting: 20 };

const PROGRAM = path.join(import.meta.dirname, "typesetProgram.ts");

/** What the child says on its error stream is kept to this many characters. */
const MAX_REPORT = 2000;

/** Pages as they were set, with what the child process says of them. */
export interface Typeset {
  readonly header: TypesetHeader;
  readonly pdf: Uint8Array;
}

/**
 * Sets pages in child processes of their own, one at a time in the order asked for: the native typesetter would stop the
 * event loop while it works, and its aborts cannot be caught. Rules PF10–PF13.
 */
export class Typesetter {
  readonly #limits: TypesetLimits;
  readonly #program: string;
  #waiting = 0;
  #last: Promise<unknown> = Promise.resolve();

  constructor(limits: Partial<TypesetLimits> = {}, program = PROGRAM) {
    this.#limits = { ...DEFAULT_LIMITS, ...limits };
    this.#program = program;
  }

  /**
   * Runs one job when those before it are done.
   * @throws TypesetError; the reason of `signal` where that stops the job, waiting or running.
   */
  async typeset(page: PdfPage, wanted: Wanted, signal?: AbortSignal): Promise<Typeset> {
    signal?.throwIfAborted();
    if (this.#waiting > this.#limits.maxWaiting) {
      throw new TypesetError("too_many_waiting", `${this.#limits.maxWaiting} files are waiting to be made already`);
    }
    const before = this.#last;
    const job = (async () => {
      await before;
      signal?.throwIfAborted();
      return await this.#run(page, wanted, signal);
    })();
    this.#last = job.catch(() => undefined);
    this.#waiting += 1;
    try {
      return await unlessAborted(job, signal);
    } finally {
      this.#waiting -= 1;
    }
  }

  async #run(page: PdfPage, wanted: Wanted, signal: AbortSignal | undefined): Promise<Typeset> {
    const { timeoutMs, maxBytes } = this.#limits;
    const child = spawn(process.execPath, [this.#program, String(maxBytes), wanted], {
      stdio: ["pipe", "ignore", "pipe", "pipe"],
      env: childEnvironment(),
    });
    const ended = Promise.withResolvers<{ code: number | null; signal: NodeJS.Signals | null }>();
    child.once("error", (error) => ended.reject(new TypesetError("crashed", error.message)));
    child.once("close", (code, endedBy) => ended.resolve({ code, signal: endedBy }));
    let stopped: unknown;
    const stop = (why: unknown) => {
      stopped ??= why;
      child.kill("SIGKILL");
    };
    const timer = setTimeout(
      () => stop(new TypesetError("too_slow", `setting the pages took more than ${timeoutMs} ms`)),
      timeoutMs,
    );
    const cancel = () => stop(signal?.reason);
    signal?.addEventListener("abort", cancel);
    try {
      // A child that is gone before it has read everything is told by how it ended.
      child.stdin?.on("error", () => undefined).end(JSON.stringify(page));
      const [end, result, report] = await Promise.all([
        ended.promise,
        buffer(child.stdio[3] as Readable).catch(() => Buffer.alloc(0)),
        text(child.stderr as Readable).catch(() => ""),
      ]);
      if (stopped !== undefined) throw stopped;
      if (end.signal === OUT_OF_MEMORY_SIGNAL) {
        throw new TypesetError("too_much_memory", `setting the pages took more than ${maxBytes} bytes of memory`);
      }
      const cut = result.indexOf(0x0a);
      if (end.code !== 0 || cut < 0) {
        const how = end.signal ?? `code ${end.code}`;
        throw new TypesetError("crashed", `the typesetter ended with ${how}: ${report.slice(-MAX_REPORT)}`);
      }
      const header = JSON.parse(result.toString("utf8", 0, cut)) as TypesetHeader;
      if (header.error !== undefined) throw new TypesetError("not_set", header.error);
      return { header, pdf: new Uint8Array(result.subarray(cut + 1)) };
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener("abort", cancel);
    }
  }
}

/** The work's own end, or at once the reason for which it is no longer wanted. */
async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  const aborted = Promise.withResolvers<never>();
  const abort = () => aborted.reject(signal.reason);
  signal.addEventListener("abort", abort);
  try {
    return await Promise.race([work, aborted.promise]);
  } finally {
    signal.removeEventListener("abort", abort);
  }
}

/** Nothing of the server's environment but what starts a program; the machine's fonts are hidden. Rule PF10. */
function childEnvironment(): NodeJS.ProcessEnv {
  const { PATH, TMPDIR, SystemRoot } = process.env;
  const fonts = path.join(import.meta.dirname, "fontconfig", "fonts.conf");
  return {
    FONTCONFIG_FILE: fonts,
    XDG_CONFIG_HOME: import.meta.dirname,
    ...(PATH ? { PATH } : {}),
    ...(TMPDIR ? { TMPDIR } : {}),
    ...(SystemRoot ? { SystemRoot } : {}),
  };
}
