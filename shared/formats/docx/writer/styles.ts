import { AlignmentType, type IParagraphStyleOptions, type IStylesOptions, LineRuleType } from "docx";
import type { Language } from "../../../domain/draftHead.ts";
import { ALTERNATIVE, CELL_STYLES, FURNITURE, LABEL, LEAD, paragraphStyle, STYLES } from "../trackedForm.ts";
import type { Look } from "./blocks.ts";
import type { ListName } from "./listPlaces.ts";
import { COLUMN_WIDTH, OUTER_END, OUTER_START } from "./page.ts";

/** Character styles of what a compilation sets apart. */
export const MADE_STYLES = {
  bracket: "Compilation bracket",
  attribution: "Compilation attribution",
  command: "Compilation command",
  proposed: "Proposed words",
} as const satisfies Record<NonNullable<Look["made"]>, string>;

const LANGUAGE_TAGS: Readonly<Record<Language, string>> = {
  ar: "ar-SA",
  en: "en-GB",
  es: "es-ES",
  fr: "fr-FR",
  ru: "ru-RU",
  zh: "zh-CN",
};

const FONT = { ascii: "Times New Roman", hAnsi: "Times New Roman", cs: "Times New Roman", eastAsia: "SimSun" };

/** A number stands one step inside the column, its words another step further. */
const STEP = 480;

/** "Clause label" → "ClauseLabel", "heading 1" → "Heading1". */
export function styleId(name: string): string {
  return name
    .split(" ")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");
}

/** First lines, hanging lines and tab stops of a degree, the same by list and by style. */
export function indentOf(list: ListName, level: number) {
  // What hangs needs no stop of its own: the words begin where the following lines do.
  if (list === "headings") return { indent: { left: 0, hanging: STEP + STEP / 2 } };
  if (level < 2) return { indent: { left: 0, firstLine: STEP }, leftTabStop: 2 * STEP };
  return { indent: { left: (level + 1) * STEP, hanging: STEP } };
}

/** All styles of a file, by name as people see them in Word. Working texts have room for labels such as "OP 10 bis". Rule DX3. */
export function stylesOptions(language: Language, isWorking: boolean): IStylesOptions {
  const tag = LANGUAGE_TAGS[language];
  // Tall letters would be cut off by lines of an exact height.
  const isTall = language === "ar" || language === "zh";
  const spacing = (points: number, after: number, before = 0) => ({
    line: points * 20,
    lineRule: isTall ? LineRuleType.AT_LEAST : LineRuleType.EXACT,
    before: before * 20,
    after: after * 20,
  });
  const lead = language === "zh" ? {} : language === "ar" ? { bold: true } : { italics: true };
  const body = { alignment: AlignmentType.BOTH, spacing: spacing(12, 6) };
  const style = (
    name: string,
    paragraph: IParagraphStyleOptions["paragraph"],
    run: IParagraphStyleOptions["run"] = {},
  ) => ({
    id: styleId(name),
    name,
    basedOn: "Normal",
    quickFormat: true,
    paragraph: paragraph ?? {},
    run: run ?? {},
  });
  const levels = (kind: "preambular" | "operative" | "numbered", list: ListName, deepest: number) =>
    Array.from({ length: deepest + 1 }, (_, level) => {
      const room = isWorking && level === 0 ? { leftTabStop: 3 * STEP } : {};
      return style(paragraphStyle(kind, level), { ...body, ...indentOf(list, level), ...room });
    });
  const heading = (level: number, size: number, before: number, outline = level - 1) =>
    style(
      paragraphStyle("heading", level),
      {
        spacing: spacing(size + 2, 6, before),
        indent: { left: 0, hanging: 0 },
        keepNext: true,
        keepLines: true,
        outlineLevel: outline,
      },
      { bold: true, size: size * 2, color: "000000" },
    );
  const outer = { left: -OUTER_START, right: -OUTER_END };
  const rightTabStop = COLUMN_WIDTH + OUTER_END;
  return {
    default: {
      document: {
        run: { font: FONT, size: 20, language: { value: tag, eastAsia: "zh-CN", bidirectional: "ar-SA" } },
        paragraph: { spacing: spacing(12, 6) },
      },
      title: {
        basedOn: "Normal",
        quickFormat: true,
        run: { bold: true, size: 24, font: FONT },
        paragraph: {
          spacing: spacing(14, 12, 18),
          indent: { left: 0 },
          leftTabStop: 2 * STEP,
          keepNext: true,
          keepLines: true,
        },
      },
      footnoteText: {
        basedOn: "Normal",
        run: { size: 17 },
        paragraph: { spacing: spacing(10.5, 0), indent: { left: 0, hanging: 360 }, alignment: AlignmentType.LEFT },
      },
      footnoteReference: { basedOn: "DefaultParagraphFont", run: { superScript: true } },
      lineNumber: { run: { size: 13, color: "767676" } },
    },
    paragraphStyles: [
      style(STYLES.enacting, { ...body, indent: { left: 0, firstLine: STEP }, keepNext: true }),
      ...levels("preambular", "preambular", 2),
      ...levels("operative", "operative", 4),
      ...levels("numbered", "numbered", 4),
      heading(1, 12, 12),
      heading(2, 10, 10),
      heading(3, 10, 6),
      style(STYLES.text, { ...body, indent: { left: 0, firstLine: STEP } }),
      style(STYLES.closing, { alignment: AlignmentType.RIGHT, spacing: spacing(12, 0), keepLines: true }, { ...lead }),
      style(
        STYLES.annex,
        { spacing: spacing(14, 12, 18), keepNext: true, keepLines: true, outlineLevel: 0 },
        { bold: true, size: 24 },
      ),
      style(STYLES.table, { spacing: spacing(12, 3, 3), keepNext: true }, { bold: true }),
      style(CELL_STYLES.header, { spacing: spacing(9.5, 2, 2), keepNext: true }, { size: 16, ...lead }),
      style(CELL_STYLES.cell, { spacing: spacing(11, 2, 2) }, { size: 18 }),
      style(ALTERNATIVE, {
        ...body,
        indent: { left: STEP, firstLine: 0 },
        leftTabStop: 3 * STEP,
      }),
      style(FURNITURE.masthead, { spacing: spacing(14, 0) }, { size: 20 }),
      style(
        FURNITURE.organ,
        { spacing: { line: 240, lineRule: LineRuleType.AUTO, before: 120, after: 120 } },
        { bold: true, size: 40 },
      ),
      style(
        FURNITURE.symbol,
        { alignment: AlignmentType.RIGHT, spacing: { line: 240, lineRule: LineRuleType.AUTO, after: 20 } },
        { size: 20 },
      ),
      style(FURNITURE.session, { spacing: spacing(12, 0), indent: outer }, { bold: true }),
      style(FURNITURE.agendaItem, { spacing: spacing(12, 0), indent: outer }),
      style(FURNITURE.end, {
        spacing: { line: 120, lineRule: LineRuleType.EXACT, before: 360, after: 0 },
        indent: { left: 2940, right: 2940 },
        border: { top: { style: "single", size: 6, space: 1, color: "auto" } },
      }),
      style(
        "header",
        {
          spacing: spacing(10.5, 0),
          indent: outer,
          rightTabStop,
          border: { bottom: { style: "single", size: 4, space: 2, color: "auto" } },
        },
        { bold: true, size: 17 },
      ),
      style("footer", { spacing: spacing(10.5, 0), indent: outer, rightTabStop }, { bold: true, size: 17 }),
      style("annotation text", { spacing: { line: 240, lineRule: LineRuleType.AUTO, after: 0 } }, { size: 20 }),
    ],
    characterStyles: [
      { id: styleId(LABEL), name: LABEL, basedOn: "DefaultParagraphFont", quickFormat: true, run: {} },
      { id: styleId(LEAD), name: LEAD, basedOn: "DefaultParagraphFont", quickFormat: true, run: lead },
      {
        id: styleId("annotation reference"),
        name: "annotation reference",
        basedOn: "DefaultParagraphFont",
        run: { size: 16 },
      },
      {
        id: styleId(MADE_STYLES.bracket),
        name: MADE_STYLES.bracket,
        basedOn: "DefaultParagraphFont",
        run: { bold: true },
      },
      {
        id: styleId(MADE_STYLES.attribution),
        name: MADE_STYLES.attribution,
        basedOn: "DefaultParagraphFont",
        run: { bold: true },
      },
      {
        id: styleId(MADE_STYLES.command),
        name: MADE_STYLES.command,
        basedOn: "DefaultParagraphFont",
        run: { bold: true },
      },
      {
        id: styleId(MADE_STYLES.proposed),
        name: MADE_STYLES.proposed,
        basedOn: "DefaultParagraphFont",
        run: { underline: {} },
      },
    ],
  };
}
