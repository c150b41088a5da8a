import { Document, type Paragraph } from "docx";
import type { Content } from "../../document/content.ts";
import type { FileView, PageOptions } from "../fileView.ts";
import { FURNITURE, LABEL, noteBookmark } from "./trackedForm.ts";
import type { Plan } from "./writer/blocks.ts";
import { placeCitations, type WrittenNote } from "./writer/citations.ts";
import { completedSection, completedStyles } from "./writer/completedXml.ts";
import { element } from "./writer/element.ts";
import { corePropertiesXml, customProperties } from "./writer/fileProperties.ts";
import { InlineWriter } from "./writer/inlineWriter.ts";
import { MarkedParagraph } from "./writer/markedParagraph.ts";
import { headersAndFooters, sessionLines } from "./writer/masthead.ts";
import { numberingOptions } from "./writer/numbering.ts";
import { packDocx } from "./writer/packDocx.ts";
import { pageProperties } from "./writer/page.ts";
import { planText } from "./writer/planText.ts";
import { planTracked } from "./writer/planTracked.ts";
import { dateOf } from "./writer/revisionNames.ts";
import { styleId, stylesOptions } from "./writer/styles.ts";
import { plainParagraph, writeBlocks } from "./writer/writeBlocks.ts";
import { commentIdsOf, commentOptions } from "./writer/writeComments.ts";

/**
 * A view of a draft as a Word file: real styles, lists that number themselves, footnotes, and for `tracked` everything that
 * is proposed as tracked changes of those who propose it. `trackedForm.ts` says how each thing is written. Pure: the same
 * view gives the same bytes. Rules DX1–DX20.
 */
export async function writeDocx(view: FileView, options: PageOptions): Promise<Uint8Array> {
  const content = view.view === "tracked" ? view.file.content : view.content;
  const plan = view.view === "tracked" ? planTracked(view.file) : planText(view);
  const { citations, written } = placeCitations(plan);
  const repeated = new Set(written.flatMap(({ isRepeated }, index) => (isRepeated ? [index + 1] : [])));
  const commentIds = commentIdsOf(plan.comments);
  const writer = new InlineWriter(content.language, citations, repeated, commentIds);
  const body = [
    ...(options.hasMasthead ? sessionLines(content, writer) : []),
    ...writeBlocks(plan.blocks, writer),
    plainParagraph(FURNITURE.end, [], writer),
  ];
  const document = new Document({
    sections: [
      {
        properties: pageProperties(options),
        ...(options.hasMasthead ? headersAndFooters(content, writer) : {}),
        children: body,
      },
    ],
    styles: stylesOptions(content.language, view.view === "base" || view.view === "compilation"),
    numbering: numberingOptions(content.language),
    footnotes: footnotesOf(written, writer),
    ...commentsOf(plan, commentIds, content),
    customProperties: customProperties(content),
    evenAndOddHeaderAndFooters: options.hasMasthead,
    defaultTabStop: 480,
    features: { trackRevisions: view.view === "tracked" },
  });
  const parts = { "docProps/core.xml": corePropertiesXml(content, latestOf(view)) };
  return packDocx(document, parts, {
    "word/styles.xml": completedStyles,
    ...(writer.isRightToLeft ? { "word/document.xml": completedSection } : {}),
  });
}

function footnotesOf(written: readonly WrittenNote[], writer: InlineWriter): Record<string, { children: Paragraph[] }> {
  const notes = written.map(({ id, copy, inlines, mark }, index): [string, { children: Paragraph[] }] => {
    const bookmark = noteBookmark(id, copy);
    const children = [
      writer.run(LABEL, [element("w:tab")]),
      ...(bookmark === undefined ? [] : writer.bookmark(bookmark)),
      ...writer.write(inlines),
    ];
    const options = { style: styleId("footnote text"), ...(writer.isRightToLeft ? { bidirectional: true } : {}) };
    const paragraph = new MarkedParagraph(options, children, writer.markElements(mark));
    return [String(index + 1), { children: [paragraph] }];
  });
  return Object.fromEntries(notes);
}

function commentsOf({ comments }: Plan, ids: readonly (readonly number[])[], { language }: Content) {
  return comments.length === 0 ? {} : { comments: { children: commentOptions(comments, ids, language) } };
}

/** When the latest of what is proposed or said was made. */
function latestOf(view: FileView): string | undefined {
  if (view.view !== "tracked") return undefined;
  const { amendments, comments } = view.file;
  const moments = [
    ...amendments.map(({ at }) => at),
    ...comments.flatMap(({ entries }) => entries.map(({ at }) => at)),
  ];
  return moments
    .flatMap((at) => dateOf(at) ?? [])
    .sort()
    .at(-1);
}
