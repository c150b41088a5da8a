import { type BaseXmlComponent, FileChild, type Paragraph, type XmlComponent } from "docx";
import { CELL_STYLES } from "../trackedForm.ts";
import type { Block, MoveRange, ParagraphBlock, TableBlock } from "./blocks.ts";
import { attributes } from "./element.ts";
import type { InlineWriter } from "./inlineWriter.ts";
import { MarkedParagraph } from "./markedParagraph.ts";
import { listReference } from "./numbering.ts";
import { styleId } from "./styles.ts";
import { columnWidths, tableElements } from "./tables.ts";

/** An element that may stand in the body and that the library has no class for. */
class BodyElement extends FileChild {
  constructor(name: string, children: readonly BaseXmlComponent[]) {
    super(name);
    this.root.push(...children);
  }
}

/** A paragraph in a named style, without tracked changes. */
export function plainParagraph(
  style: string,
  words: readonly XmlComponent[],
  { isRightToLeft }: InlineWriter,
): Paragraph {
  return new MarkedParagraph({ style: styleId(style), ...direction(isRightToLeft) }, words);
}

/** Writes the blocks of a file. A paragraph's hidden bookmark stands first, then its label, then its words. Rules DX2–DX5, DX13. */
export function writeBlocks(blocks: readonly Block[], writer: InlineWriter): FileChild[] {
  const open = new Map<string, number>();
  return blocks.map((block, index) => writeBlock(block, blocks[index - 1], writer, open));
}

/** `open` are the ids of move ranges by their keys. */
function writeBlock(
  block: Block,
  before: Block | undefined,
  writer: InlineWriter,
  open: Map<string, number>,
): FileChild {
  switch (block.type) {
    case "paragraph":
      return writeParagraph(block, before?.type === "table", writer, open);
    case "table":
      return writeTable(block, writer);
    case "moveEnd": {
      const id = open.get(rangeKey(block.range));
      return new BodyElement(`w:${block.range.direction}RangeEnd`, [attributes({ "w:id": id })]);
    }
  }
}

const direction = (isRightToLeft: boolean) => (isRightToLeft ? { bidirectional: true } : {});
const rangeKey = ({ direction: way, name }: MoveRange): string => `${way} ${name}`;

function writeParagraph(
  block: ParagraphBlock,
  isAfterTable: boolean,
  writer: InlineWriter,
  open: Map<string, number>,
): Paragraph {
  const { style, list, label, bookmark, mark, moveStarts, inlines } = block;
  const starts = moveStarts.map((range) => {
    const id = writer.nextId();
    open.set(rangeKey(range), id);
    return writer.rangeStart(range, id);
  });
  const words = [
    ...starts,
    ...(bookmark === undefined ? [] : writer.bookmark(bookmark)),
    ...(label ? writer.label(label, mark) : []),
    ...writer.write(inlines),
  ];
  const numbering = list && { reference: listReference(list.list), level: list.level, instance: list.instance };
  const options = {
    style: styleId(style),
    ...(numbering ? { numbering } : {}),
    ...direction(writer.isRightToLeft),
    // A table keeps no distance by itself.
    ...(isAfterTable ? { spacing: { before: 160 } } : {}),
  };
  return new MarkedParagraph(options, words, writer.markElements(mark));
}

function writeTable({ header, rows, layers }: TableBlock, writer: InlineWriter): FileChild {
  const written = rows.map((row, at) => {
    const style = styleId(at < header ? CELL_STYLES.header : CELL_STYLES.cell);
    const options = { style, ...direction(writer.isRightToLeft) };
    return row.map((cell) => new MarkedParagraph(options, writer.write(cell), writer.markElements(layers)));
  });
  const rowMarks = () => writer.rowElements(layers);
  return new BodyElement("w:tbl", tableElements(written, columnWidths(rows), header, rowMarks, writer.isRightToLeft));
}
