import type { CompiledText } from "../amendments/compilation.ts";
import type { Content } from "../document/content.ts";
import type { DraftFile } from "../document/draftFile.ts";

/** What is written into a file: a text alone, a compilation, or a text with everything proposed on it as tracked changes. */
export type FileView =
  /** `base` with the labels of the room, `final` as it is printed. */
  | { readonly view: "final" | "base"; readonly content: Content }
  | { readonly view: "compilation"; readonly content: Content; readonly compiled: CompiledText }
  /** Also a redline: what became of an older text, proposed by whoever made the newer one. */
  | { readonly view: "tracked"; readonly file: DraftFile };

/** How a file is set, where its format has pages. */
export interface PageOptions {
  readonly paper: "a4" | "letter";
  /** Organ, symbol, session and agenda item above the text, symbol and page in headers and footers. */
  readonly hasMasthead: boolean;
  readonly hasLineNumbers: boolean;
}
