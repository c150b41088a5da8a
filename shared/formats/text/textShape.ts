import type { Content } from "../../document/content.ts";
import type { DraftType } from "../../domain/draftHead.ts";
import { openingPhrase } from "../../phrases/openingPhrases.ts";
import { organOf } from "../../phrases/organNames.ts";
import type { ReadBlock } from "./classify.ts";
import { type Masthead, NUMBERED_TITLE } from "./masthead.ts";
import { readAnnex, readNumber, readRoman } from "./openers.ts";
import type { SourceLine } from "./sourceLines.ts";

/** No masthead is longer than this. */
const MASTHEAD_LINES = 60;

/** Number of lines before the enacting line, the first number, the first part or an annex. */
export function linesBeforeText(lines: readonly SourceLine[]): number {
  const first = lines
    .slice(0, MASTHEAD_LINES)
    .findIndex(
      ({ text }) =>
        organOf(text) !== undefined ||
        readNumber(text)?.value === 1 ||
        readRoman(text)?.value === 1 ||
        readAnnex(text) !== undefined ||
        openingPhrase(text, "preambular") !== "",
    );
  return first < 0 ? Math.min(lines.length, MASTHEAD_LINES) : first;
}

/** What kind of document it is, where its masthead does not say so. */
export function typeOf(blocks: readonly ReadBlock[]): DraftType {
  if (blocks.some(({ opener }) => opener.type === "enacting" || opener.type === "preambular")) return "resolution";
  const paragraphs = blocks.filter(({ opener }) => opener.type === "number" || opener.type === "plain");
  const leads = paragraphs.filter(
    ({ text }) => openingPhrase(text, "operative") !== "" || openingPhrase(text, "preambular") !== "",
  );
  if (leads.length * 2 > paragraphs.length) return "resolution";
  return blocks[0] && NUMBERED_TITLE.test(blocks[0].text) ? "decision" : "report";
}

/** The head of an imported text: what its masthead says, else what is known from the text itself. Rule IM13. */
export function importedHead(
  masthead: Masthead,
  known: { readonly enacting: string; readonly number: string | undefined; readonly symbol: string | undefined },
): Content["head"] {
  const { type: _, ...said } = masthead;
  const organ = masthead.organ ?? organOf(known.enacting);
  const symbol = masthead.symbol ?? known.symbol;
  const number = known.number ?? masthead.number;
  return {
    ...said,
    ...(organ === undefined ? {} : { organ }),
    ...(symbol === undefined ? {} : { symbol }),
    ...(number === undefined ? {} : { number }),
  };
}
