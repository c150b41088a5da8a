import type { FileClause } from "./fileClauses.ts";
import type { InlineText, InlineWriter } from "./writeInline.ts";
import { type Attributes, element, lines, type Xml } from "./xmlText.ts";

/** A table clause: its own words as a caption, header rows of `th`. AKN has no table without a cell: that is left out. */
export function writeTable(
  clause: FileClause,
  attributes: Attributes & { readonly eId: string },
  inline: InlineWriter,
): Xml {
  const words = inline.write(clause.text, attributes.eId);
  const rows = clause.cells.filter((row) => row.length > 0);
  const cell = (name: "th" | "td", text: InlineText) =>
    element(name, {}, element("p", {}, inline.write(text, attributes.eId)));
  const written = rows.map((row, index) =>
    element("tr", {}, ...row.map((text) => cell(index < clause.header ? "th" : "td", text))),
  );
  const caption = words === "" ? "" : element("caption", {}, words);
  const content =
    written.length > 0
      ? element("table", { eId: `${attributes.eId}__table_1` }, caption, lines(written))
      : element("p", {}, words);
  return element("hcontainer", { name: "table", ...attributes }, element("content", {}, content));
}
