import { ALL_OPEN, type OverlayFilter } from "../../../shared/amendments/overlays.ts";
import type { DraftState } from "../../../shared/domain/draftState.ts";
import { openAmendments } from "../../../shared/domain/draftState.ts";
import { canShow, type ExportFormat, type ExportView, FORMATS } from "../../../shared/formats/exportFormats.ts";
import type { PageOptions } from "../../../shared/formats/fileView.ts";
import { storedPaper } from "./paper.ts";

/** What can be taken out of a draft. */
export type ExportWhat = ExportView | "register";
/** As what kind of file. */
export type FileFormat = ExportFormat | "csv" | "xlsx";

/** What a person has chosen; where something does not apply it waits until it does. */
export interface ExportChoice extends PageOptions {
  readonly what: ExportWhat;
  readonly format: FileFormat;
  /** Which Rev the present text is held against; null: the last one. */
  readonly from: number | null;
  /** Which amendments a compilation shows. */
  readonly filter: OverlayFilter;
  readonly hasComments: boolean;
  /** What becomes of a note that is cited again: it keeps its number, or is written again. */
  readonly notes: "reuse" | "new";
}

/** In the order in which they are offered: what people pass on first. */
const TEXT_FORMATS: readonly ExportFormat[] = ["docx", "pdf", "html", "md", "txt", "akn", "json"];
const REGISTER_FILES: readonly FileFormat[] = ["xlsx", "docx", "csv"];

/** What the dialog begins with: the clean text for Word, on the paper used last on this device. */
export function firstChoice(): ExportChoice {
  return {
    what: "final",
    format: "docx",
    from: null,
    filter: ALL_OPEN,
    paper: storedPaper(),
    hasMasthead: true,
    hasLineNumbers: false,
    hasComments: false,
    notes: "reuse",
  };
}

/** What there is to be taken out of a draft as it stands. Rules UI57, UI115. */
export function offeredWhats(state: Pick<DraftState, "amendments" | "revisions">): readonly ExportWhat[] {
  return [
    "final",
    "base",
    ...(openAmendments(state).length > 0 ? ["tracked" as const] : []),
    ...(state.revisions.length > 0 ? ["redline" as const] : []),
    // Without amendments they would say nothing more than the working text, and nothing at all.
    ...(state.amendments.size > 0 ? (["compilation", "register"] as const) : []),
  ];
}

/** The formats that a view has. Rule UI57. */
export function formatsOf(what: ExportWhat): readonly FileFormat[] {
  return what === "register" ? REGISTER_FILES : TEXT_FORMATS.filter((format) => canShow(format, what));
}

/** The choice as far as the draft can follow it: what is gone meanwhile, or has another format, gives way to the first. */
export function possibleChoice(choice: ExportChoice, offered: readonly ExportWhat[]): ExportChoice {
  const what = offered.includes(choice.what) ? choice.what : "final";
  const formats = formatsOf(what);
  const format = formats.includes(choice.format) ? choice.format : (formats[0] ?? "docx");
  return { ...choice, what, format };
}

/** True where paper, masthead and line numbers mean something. */
export function hasPages({ what, format }: Pick<ExportChoice, "what" | "format">): boolean {
  return what !== "register" && format !== "csv" && format !== "xlsx" && FORMATS[format].hasPages;
}
