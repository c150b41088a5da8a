import type { PlacedFile } from "../../shared/amendments/placeFile.ts";
import type { RegisterFileRow } from "../../shared/amendments/registerTexts.ts";
import type { ImportWarning } from "../../shared/document/content.ts";
import type { DraftFileImport } from "../../shared/document/draftFile.ts";
import type { ReadableFormat } from "../../shared/formats/exportFormats.ts";
import type { FileView, PageOptions } from "../../shared/formats/fileView.ts";
import type { ImportErrorCode } from "../../shared/formats/importError.ts";
import type { RegisteredDraft } from "../../shared/formats/register/registerDocx.ts";
import type { RegisterLanguage } from "../../shared/formats/register/registerWords.ts";
import type { WrittenFormat } from "../../shared/formats/writeFile.ts";
import type { PlainDraft } from "./plainDraft.ts";

/** What the thread for files is asked for. Plain values only: they cross from one thread to another. */
export type FileJob =
  | { readonly kind: "read"; readonly format: ReadableFormat; readonly bytes: Uint8Array }
  | {
      readonly kind: "place";
      readonly format: ReadableFormat;
      readonly bytes: Uint8Array;
      readonly draft: PlainDraft;
    }
  | {
      readonly kind: "write";
      readonly format: WrittenFormat;
      readonly view: FileView;
      readonly options: PageOptions;
    }
  | {
      readonly kind: "register";
      readonly format: "xlsx" | "docx";
      readonly rows: readonly RegisterFileRow[];
      readonly language: RegisterLanguage;
      readonly draft: RegisteredDraft;
    };

/** What a job gives. */
export type FileResult<Job extends FileJob> = Job extends { readonly kind: "read" }
  ? DraftFileImport
  : Job extends { readonly kind: "place" }
    ? PlacedFile & { readonly warnings: readonly ImportWarning[] }
    : Uint8Array;

/** What the thread says first, once it can take a job. */
export const READY = "ready";

/** What comes back from the thread. */
export type FileAnswer =
  | { readonly ok: true; readonly value: unknown }
  /** The file cannot be read. */
  | {
      readonly ok: false;
      readonly why: "import";
      readonly code: ImportErrorCode;
      readonly message: string;
      readonly faults?: readonly { readonly path: string; readonly message: string }[];
    }
  /** A fault of ours. */
  | { readonly ok: false; readonly why: "fault"; readonly message: string; readonly stack: string };
