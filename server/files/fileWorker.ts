import { Worker } from "node:worker_threads";
import { ImportError } from "../../shared/formats/importError.ts";
import { ContentFaults } from "../../shared/formats/readFile.ts";
import { type FileAnswer, type FileJob, type FileResult, READY } from "./fileJob.ts";

/** How much one file may take. */
export interface FileLimits {
  readonly timeoutMs: number;
  /** Memory of JavaScript values; what readers unpack has limits of its own. */
  readonly memoryMb: number;
  /** Jobs that may wait. */
  readonly maxWaiting: number;
}

export const FILE_LIMITS: FileLimits = { timeoutMs: 20_000, memoryMb: 512, maxWaiting: 64 };

/** Why a job has no result. */
export class FileJobError extends Error {
  override readonly name = "FileJobError";
  readonly reason: "time" | "memory" | "busy" | "cancelled" | "stopped";

  constructor(reason: FileJobError["reason"]) {
    super(SENTENCES[reason]);
    this.reason = reason;
  }
}

const SENTENCES: Readonly<Record<FileJobError["reason"], string>> = {
  time: "The file takes too long.",
  memory: "The file takes too much memory.",
  busy: "Too many files are being read or made at this moment.",
  cancelled: "Nobody waits for the file any more.",
  stopped: "The server is stopping.",
};

interface Waiting {
  readonly job: FileJob;
  readonly signal: AbortSignal | undefined;
  readonly resolve: (answer: FileAnswer) => void;
  readonly reject: (error: Error) => void;
}

/** After this long without work the thread is given back. */
const IDLE_MS = 60_000;

/**
 * Reads and writes files in a thread of its own, one after another, so that a heavy or hostile file stops nobody: what
 * takes too long or too much memory is ended with its thread, and the next file gets a new one. Rules SE30, SE31.
 */
export class FileWorker {
  readonly #limits: FileLimits;
  readonly #waiting: Waiting[] = [];
  #running: Waiting | null = null;
  #worker: Worker | null = null;
  #timer: NodeJS.Timeout | undefined;
  #isStopped = false;

  constructor(limits: FileLimits = FILE_LIMITS) {
    this.#limits = limits;
  }

  /**
   * Does one job. @throws FileJobError where it cannot be done within the limits; ImportError, with the faults of a content
   * JSON, where the file cannot be read; any other error is a fault of ours.
   */
  async run<Job extends FileJob>(job: Job, signal?: AbortSignal): Promise<FileResult<Job>> {
    if (this.#isStopped) throw new FileJobError("stopped");
    if (this.#waiting.length >= this.#limits.maxWaiting) throw new FileJobError("busy");
    const answer = await new Promise<FileAnswer>((resolve, reject) => {
      this.#waiting.push({ job, signal, resolve, reject });
      this.#next();
    });
    if (answer.ok) return answer.value as FileResult<Job>;
    if (answer.why === "fault") throw Object.assign(new Error(answer.message), { stack: answer.stack });
    throw answer.faults ? new ContentFaults(answer.faults) : new ImportError(answer.code, answer.message);
  }

  /** Ends what is running; nothing is taken any more. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    for (const { reject } of this.#waiting.splice(0)) reject(new FileJobError("stopped"));
    this.#fail(new FileJobError("stopped"));
    await this.#end();
  }

  #next(): void {
    if (this.#running) return;
    const next = this.#waiting.shift();
    clearTimeout(this.#timer);
    if (!next) {
      this.#timer = setTimeout(() => void this.#end(), IDLE_MS).unref();
      return;
    }
    if (next.signal?.aborted) {
      next.reject(new FileJobError("cancelled"));
      this.#next();
      return;
    }
    this.#running = next;
    if (!this.#worker) this.#worker = this.#start();
    else this.#begin(this.#worker);
  }

  #begin(worker: Worker): void {
    if (!this.#running) return;
    worker.ref();
    this.#timer = setTimeout(() => this.#abandon(new FileJobError("time")), this.#limits.timeoutMs);
    worker.postMessage(this.#running.job);
  }

  #start(): Worker {
    const { memoryMb } = this.#limits;
    const worker = new Worker(new URL("./fileThread.ts", import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: Math.ceil(memoryMb / 8) },
    });
    worker.on("message", (answer: FileAnswer | typeof READY) => {
      if (worker !== this.#worker) return;
      // What loading our own programs takes is no fault of the file.
      if (answer === READY) {
        this.#begin(worker);
        return;
      }
      const done = this.#running;
      this.#running = null;
      worker.unref();
      done?.resolve(answer);
      this.#next();
    });
    worker.on("error", (error: Error & { readonly code?: string }) => {
      if (worker !== this.#worker) return;
      this.#abandon(error.code === "ERR_WORKER_OUT_OF_MEMORY" ? new FileJobError("memory") : error);
    });
    return worker;
  }

  /** The thread is lost with what it was doing. */
  #abandon(error: Error): void {
    void this.#end();
    this.#fail(error);
    if (!this.#isStopped) this.#next();
  }

  #fail(error: Error): void {
    const failed = this.#running;
    this.#running = null;
    failed?.reject(error);
  }

  async #end(): Promise<void> {
    clearTimeout(this.#timer);
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
  }
}
