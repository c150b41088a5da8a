import {
  BorderStyle,
  Footer,
  Header,
  HeightRule,
  type ISectionOptions,
  type Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
  type XmlComponent,
} from "docx";
import type { Content } from "../../../document/content.ts";
import { plainText } from "../../../domain/clause.ts";
import { storableText } from "../../../domain/words.ts";
import { agendaLine } from "../../../phrases/agendaLine.ts";
import { ORGANISATION } from "../../../phrases/organisation.ts";
import { FURNITURE } from "../trackedForm.ts";
import { element, textElements } from "./element.ts";
import type { InlineWriter } from "./inlineWriter.ts";
import { OUTER_START, OUTER_WIDTH } from "./page.ts";
import { plainParagraph } from "./writeBlocks.ts";

/** Columns of the masthead: what hangs out at its beginning, the organ, the symbol. */
const COLUMNS = [OUTER_START, OUTER_WIDTH - OUTER_START - 3200, 3200] as const;
const NO_RULE = { style: BorderStyle.NONE, size: 0, color: "auto" };
/** Half points. */
const LARGE = 40;

/** Masthead on the first page, running heads and page numbers on the others. Rule DX7. */
export function headersAndFooters(
  content: Content,
  writer: InlineWriter,
): Pick<ISectionOptions, "headers" | "footers"> {
  const runningHead = (isOdd: boolean): Header => new Header({ children: [runningHeadLine(content, isOdd, writer)] });
  const footer = (isOdd: boolean): Footer => new Footer({ children: [pageLine(isOdd, writer)] });
  return {
    headers: {
      first: new Header({ children: masthead(content, writer) }),
      default: runningHead(true),
      even: runningHead(false),
    },
    footers: { first: footer(true), default: footer(true), even: footer(false) },
  };
}

/** Session and agenda item, above the text. */
export function sessionLines({ head, language }: Content, writer: InlineWriter): Paragraph[] {
  const line = (style: string, text: string): Paragraph => plainParagraph(style, [words(text)], writer);
  return [
    ...(head.session ? [line(FURNITURE.session, head.session)] : []),
    ...(head.agendaItem ? [line(FURNITURE.agendaItem, agendaLine(head.agendaItem, language))] : []),
  ];
}

function words(text: string, properties: readonly XmlComponent[] = []): XmlComponent {
  const given = properties.length > 0 ? [element("w:rPr", {}, properties)] : [];
  return element("w:r", {}, [...given, ...textElements(storableText(text), false)]);
}

const sized = (halfPoints: number): XmlComponent[] => [
  element("w:sz", { "w:val": halfPoints }),
  element("w:szCs", { "w:val": halfPoints }),
];

const RULES = {
  thin: { style: BorderStyle.SINGLE, size: 4, color: "auto" },
  thick: { style: BorderStyle.SINGLE, size: 18, color: "auto" },
};

function masthead({ head, language }: Content, writer: InlineWriter): (Paragraph | Table)[] {
  const symbol = head.symbol ?? head.number ?? "";
  const first = /^\p{Lu}(?=\/)/u.exec(symbol)?.[0] ?? "";
  const symbolWords = [
    ...(first === "" ? [] : [words(first, sized(LARGE))]),
    ...(symbol === first ? [] : [words(symbol.slice(first.length))]),
  ];
  const plain = (style: string, content: readonly XmlComponent[]): Paragraph => plainParagraph(style, content, writer);
  const row = (height: number, bottom: (typeof RULES)["thin"], cells: readonly Paragraph[]): TableRow =>
    new TableRow({
      height: { value: height, rule: HeightRule.ATLEAST },
      children: cells.map(
        (paragraph, column) =>
          new TableCell({
            width: { size: COLUMNS[column] ?? 0, type: WidthType.DXA },
            borders: { top: NO_RULE, left: NO_RULE, right: NO_RULE, bottom },
            verticalAlign: VerticalAlignTable.BOTTOM,
            children: [paragraph],
          }),
      ),
    });
  const table = new Table({
    width: { size: OUTER_WIDTH, type: WidthType.DXA },
    indent: { size: -OUTER_START, type: WidthType.DXA },
    columnWidths: [...COLUMNS],
    layout: TableLayoutType.FIXED,
    margins: { left: 0, right: 0, top: 0, bottom: 0 },
    visuallyRightToLeft: writer.isRightToLeft,
    rows: [
      row(500, head.organ ? RULES.thin : RULES.thick, [
        plain(FURNITURE.masthead, []),
        plain(FURNITURE.masthead, [words(ORGANISATION[language], sized(28))]),
        plain(FURNITURE.symbol, symbolWords),
      ]),
      ...(head.organ
        ? [
            row(1500, RULES.thick, [
              plain(FURNITURE.masthead, []),
              plain(FURNITURE.organ, [words(head.organ)]),
              plain(FURNITURE.masthead, []),
            ]),
          ]
        : []),
    ],
  });
  return [table, plain(FURNITURE.masthead, [])];
}

/** The symbol outside, the title inside, in two lines where it is long; the symbol stands on the last one. */
function runningHeadLine({ head, clauses }: Content, isOdd: boolean, writer: InlineWriter): Paragraph {
  const symbol = head.symbol ?? head.number ?? "";
  const lines = titleLines(plainText(clauses.find(({ kind }) => kind === "title")?.text ?? []));
  const title = lines.at(-1) ?? "";
  const above = lines.slice(0, -1).flatMap((line) => [...(isOdd ? [] : [toTheEnd()]), words(line), lineBreak()]);
  const [left, right] = isOdd ? [title, symbol] : [symbol, title];
  return plainParagraph("header", [...above, words(left), toTheEnd(), words(right)], writer);
}

/** What stands on one line beside a symbol, and what on two. */
const LONGEST_LINE = 60;
const LONGEST_TITLE = 2 * LONGEST_LINE;

function titleLines(title: string): readonly string[] {
  if (title.length <= LONGEST_LINE) return [title];
  const shown = shortened(title);
  const half = Math.ceil(shown.length / 2);
  const blank = shown.lastIndexOf(" ", half);
  const at = blank > 0 ? blank : half;
  return [shown.slice(0, at).trimEnd(), shown.slice(at).trimStart()];
}

function shortened(title: string): string {
  if (title.length <= LONGEST_TITLE) return title;
  const cut = title.slice(0, LONGEST_TITLE);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), LONGEST_TITLE / 2)).trimEnd()}…`;
}

/** "3/9" on the outer side. */
function pageLine(isOdd: boolean, writer: InlineWriter): Paragraph {
  const page = [...field("PAGE"), words("/"), ...field("NUMPAGES")];
  return plainParagraph("footer", isOdd ? [toTheEnd(), ...page] : page, writer);
}

const lineBreak = (): XmlComponent => element("w:r", {}, [element("w:br")]);
const toTheEnd = (): XmlComponent => element("w:r", {}, [element("w:tab")]);

function field(instruction: string): XmlComponent[] {
  const part = (type: string): XmlComponent => element("w:r", {}, [element("w:fldChar", { "w:fldCharType": type })]);
  return [
    part("begin"),
    element("w:r", {}, [element("w:instrText", { "xml:space": "preserve" }, [` ${instruction} `])]),
    part("separate"),
    words("1"),
    part("end"),
  ];
}
