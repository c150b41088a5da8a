import { plainText } from "../../../shared/domain/clause.ts";
import type { Slide, SlidePart } from "./floorSlide.ts";

/** Smallest and largest type for a hall, on a screen of so many lines; a lower screen is stretched to the same wall. Rule UI138. */
const SMALLEST_PX = 36;
const LARGEST_PX = 56;
const SCREEN_LINES = 1080;
const SMALLEST_EVER_PX = 20;
const SMALL_WIDTH_PX = 900;
/** On a small screen a line still has about so many characters. */
const CHARACTERS_ON_SMALL = 26;
/** Width of an average character and height of a line, in parts of the type size. */
const CHARACTER = 0.5;
const LINE = 1.42;
/** The part of the stage that is the words': beside them stands the label, below who is behind them and the neighbours. */
const SHARE = { width: 0.84, height: 0.6 };

/** The size of the type, in pixels, with which so many characters fit on a stage, as far as it can be read from the last row. Pure. */
export function slideSize(characters: number, stage: { readonly width: number; readonly height: number }): number {
  const isSmall = stage.width < SMALL_WIDTH_PX;
  const lowest = isSmall ? SMALLEST_EVER_PX : (SMALLEST_PX * stage.height) / (SCREEN_LINES * STAGE_OF_SCREEN);
  const smallest = Math.min(SMALLEST_PX, Math.max(SMALLEST_EVER_PX, lowest));
  const largest = isSmall ? stage.width / (CHARACTER * CHARACTERS_ON_SMALL) : LARGEST_PX;
  const area = stage.width * SHARE.width * stage.height * SHARE.height;
  const fitting = Math.sqrt(area / (CHARACTER * LINE * Math.max(1, characters)));
  return Math.round(Math.max(smallest, Math.min(largest, fitting)));
}

/** The part of a screen's lines that the stage has between head and foot. */
const STAGE_OF_SCREEN = 0.88;

/** About how many characters a slide sets in large type; struck and rival words count, and so does what stands beside them. */
export function charactersOf(slide: Slide): number {
  if (slide.kind !== "clause") return 0;
  return slide.parts.reduce((sum, part) => sum + lengthOf(part), 0) + slide.shown.length * 8;
}

function lengthOf(part: SlidePart): number {
  switch (part.as) {
    case "plain":
    case "ins":
    case "del":
      return plainText(part.runs).length;
    case "table":
      return part.table.cells.flat().reduce((sum, cell) => sum + plainText(cell.runs).length, 0);
    case "marked":
    case "note":
      return part.segments.reduce((sum, segment) => {
        if (segment.type === "same") return sum + plainText(segment.runs).length;
        const rivals = segment.alternatives.reduce((all, { runs }) => all + plainText(runs).length + 6, 0);
        return sum + plainText(segment.old).length + rivals;
      }, 0);
  }
}
