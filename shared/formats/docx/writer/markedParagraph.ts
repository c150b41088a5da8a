import { type IParagraphOptions, Paragraph, ParagraphProperties, type XmlComponent } from "docx";
import { element } from "./element.ts";

/** A paragraph of elements of our own, with what was done to its mark: the library knows no moves. */
export class MarkedParagraph extends Paragraph {
  constructor(
    options: Pick<IParagraphOptions, "style" | "numbering" | "bidirectional" | "spacing">,
    content: readonly XmlComponent[],
    marks: readonly XmlComponent[] = [],
  ) {
    super(options);
    for (const part of this.root) {
      if (marks.length > 0 && part instanceof ParagraphProperties) part.push(element("w:rPr", {}, marks));
    }
    this.root.push(...content);
  }
}
