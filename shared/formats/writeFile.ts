import type { Content } from "../document/content.ts";
import { writeContentJson } from "../document/writeContent.ts";
import type { ExportFormat } from "./exportFormats.ts";
import type { FileView, PageOptions } from "./fileView.ts";

/** Formats that are written here; pages are set elsewhere. */
export type WrittenFormat = Exclude<ExportFormat, "pdf">;

/**
 * A view of a draft as a file. The heavy writers are loaded only when they are needed. Pure: same input, same bytes.
 * @throws RangeError where the format cannot show the view. Rule EX30.
 */
export async function writeFile(format: WrittenFormat, view: FileView, options: PageOptions): Promise<Uint8Array> {
  switch (format) {
    case "docx":
      return (await import("./docx/writeDocx.ts")).writeDocx(view, options);
    case "akn":
      return utf8((await import("./akn/writeAkn.ts")).writeAkn(view));
    case "html":
      return utf8((await import("./html/writeHtml.ts")).writeHtml(view));
    case "md":
      return utf8((await import("./markdown/writeMarkdown.ts")).writeMarkdown(view));
    case "txt":
      return utf8((await import("./text/exportText.ts")).exportText(forText(view)));
    case "json":
      return utf8(writeContentJson(contentOfView(view)));
  }
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

function contentOfView(view: FileView): Content {
  if (view.view === "tracked") throw new RangeError("this format shows no tracked changes");
  return view.content;
}

/** Text has no margin for the labels of the room: they stand in place of the printed numbers. Rule HT10. */
function forText(view: FileView): Content {
  const content = contentOfView(view);
  if (view.view === "final") return content;
  return {
    ...content,
    clauses: content.clauses.map((clause) => ({ ...clause, number: clause.label || clause.number })),
  };
}
