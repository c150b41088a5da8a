import { CELL_STYLES, FURNITURE, paragraphStyle, STYLES } from "../trackedForm.ts";
import { styleId } from "./styles.ts";

/** Styles whose lines are not counted: those of the clauses are, so that "page 3, line 12" means the same for all. */
const UNCOUNTED: ReadonlySet<string> = new Set(
  [
    STYLES.title,
    STYLES.annex,
    STYLES.table,
    ...[1, 2, 3].map((level) => paragraphStyle("heading", level)),
    ...Object.values(CELL_STYLES),
    ...Object.values(FURNITURE),
    "footnote text",
    "header",
    "footer",
  ].map(styleId),
);

/** What the library cannot say of a section: its direction, by which line numbers and columns go. Rule DX18. */
export function completedSection(xml: string): string {
  return xml.replace(/<w:docGrid [^>]*\/><\/w:sectPr><\/w:body>/, (grid) => `<w:bidi/>${grid}`);
}

/** What the library cannot say of a style, or says in a place where the schema does not want it. Rules DX2, DX7. */
export function completedStyles(xml: string): string {
  return xml.replace(
    /(<w:style w:type="paragraph" w:styleId="([^"]+)".*?)(<w:pPr>(?:<w:keep(?:Next|Lines)\/>)*)/gs,
    (whole, _before: string, id: string) => {
      const pageBreak = id === styleId(STYLES.annex) ? "<w:pageBreakBefore/>" : "";
      return `${whole}${pageBreak}${UNCOUNTED.has(id) ? "<w:suppressLineNumbers/>" : ""}`;
    },
  );
}
