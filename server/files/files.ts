import type { DraftFileImport } from "../../shared/document/draftFile.ts";
import type { ReadableFormat } from "../../shared/formats/exportFormats.ts";
import type { FileView, PageOptions } from "../../shared/formats/fileView.ts";
import { readFile } from "../../shared/formats/readFile.ts";
import { type WrittenFormat, writeFile } from "../../shared/formats/writeFile.ts";
import { newId } from "../access/tokens.ts";
import type { FileJob, FileResult } from "./fileJob.ts";
import { FILE_LIMITS, type FileLimits, FileWorker } from "./fileWorker.ts";
import type { PlainDraft } from "./plainDraft.ts";

/** A file that somebody sent. */
export interface SentFile {
  readonly format: ReadableFormat;
  readonly bytes: Uint8Array;
}

/** Texts up to this size are read at once, and texts made: that takes less than handing them to another thread. */
const SMALL_BYTES = 128 * 1024;

/** Each of them is held in memory while it waits. */
const MAX_WAITING_TO_BE_READ = 8;

type PlaceJob = { readonly kind: "place"; readonly draft: PlainDraft } & SentFile;

/**
 * Reads and makes files without holding up the server: reading in one thread, making in another, so that no file that is
 * sent keeps anybody from getting theirs. All throw what `FileWorker` throws. Rules SE30, SE31.
 */
export class Files {
  readonly #reader: FileWorker;
  readonly #writer: FileWorker;

  constructor(limits: FileLimits = FILE_LIMITS) {
    this.#reader = new FileWorker({ ...limits, maxWaiting: Math.min(limits.maxWaiting, MAX_WAITING_TO_BE_READ) });
    this.#writer = new FileWorker(limits);
  }

  async read({ format, bytes }: SentFile, signal?: AbortSignal): Promise<DraftFileImport> {
    const isSmall = (format === "txt" || format === "json") && bytes.length <= SMALL_BYTES;
    if (isSmall) return readFile(format, bytes, { newId: () => newId<string>() });
    return this.#reader.run({ kind: "read", format, bytes }, signal);
  }

  /** What a file proposes on a draft. */
  place(file: SentFile, draft: PlainDraft, signal?: AbortSignal): Promise<FileResult<PlaceJob>> {
    return this.#reader.run({ kind: "place", ...file, draft }, signal);
  }

  async write(format: WrittenFormat, view: FileView, options: PageOptions, signal?: AbortSignal): Promise<Uint8Array> {
    if (format === "txt" || format === "json") return writeFile(format, view, options);
    return this.#writer.run({ kind: "write", format, view, options }, signal);
  }

  /** The register of a draft as a file. */
  register(job: FileJob & { readonly kind: "register" }, signal?: AbortSignal): Promise<Uint8Array> {
    return this.#writer.run(job, signal);
  }

  /** Ends both threads. */
  async stop(): Promise<void> {
    await Promise.all([this.#reader.stop(), this.#writer.stop()]);
  }
}
