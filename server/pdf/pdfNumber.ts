import type { Content, ContentClause } from "../../shared/document/content.ts";
import type { FileView } from "../../shared/formats/fileView.ts";
import { printedNumber } from "../../shared/formats/printedNumber.ts";

/** What stands before a clause on the page: before the title the number of the draft itself. Empty for none. Rule PF4. */
export function pdfNumber(view: FileView["view"], clause: ContentClause, { number }: Content["head"]): string {
  if (clause.kind === "title") return number ? `${number}.` : "";
  return printedNumber(view, clause);
}
