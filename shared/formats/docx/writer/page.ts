import { type ISectionPropertiesOptions, LineNumberRestartFormat } from "docx";
import type { PageOptions } from "../../fileView.ts";

/** Twentieths of a point, as Word measures. */
const POINT = 20;

/** Width of the text column on either paper; what A4 is narrower is shared between its margins. */
export const COLUMN_WIDTH = 367 * POINT;
/** How far masthead, running head and footer reach out of the column on either side. */
export const OUTER_START = 63 * POINT;
export const OUTER_END = 65 * POINT;
/** Masthead, running head and footer from edge to edge. */
export const OUTER_WIDTH = OUTER_START + COLUMN_WIDTH + OUTER_END;

const PAPERS = {
  a4: { width: 11_906, height: 16_838 },
  letter: { width: 12_240, height: 15_840 },
} as const;

/** Where the column begins on the wider paper. */
const LETTER_START = 123 * POINT;

/** Paper, margins and line numbers of the one section of a file. Rules DX2, DX7. */
export function pageProperties({ paper, hasLineNumbers, hasMasthead }: PageOptions): ISectionPropertiesOptions {
  const size = PAPERS[paper];
  const left = LETTER_START - (PAPERS.letter.width - size.width) / 2;
  return {
    titlePage: hasMasthead,
    page: {
      size: { width: size.width, height: size.height },
      margin: {
        left,
        right: size.width - left - COLUMN_WIDTH,
        top: 72 * POINT,
        bottom: 72 * POINT,
        header: 36 * POINT,
        footer: 30 * POINT,
      },
    },
    ...(hasLineNumbers
      ? { lineNumbers: { countBy: 1, restart: LineNumberRestartFormat.NEW_PAGE, distance: 12 * POINT } }
      : {}),
  };
}
