import { openingPhrase } from "../../phrases/openingPhrases.ts";
import {
  readAnnex,
  readCapital,
  readInsertedNumber,
  readItem,
  readNumber,
  readRoman,
  readRoomLabel,
} from "./openers.ts";
import { endsWithStrongMark } from "./textDialect.ts";

/** What stands behind a sign that only refers: "(a) and (b)", "(c) above". */
const REFERRING_REST =
  /^(?:[,;.]|(?:and|or|to|through|et|ou|à|y|o|a) \(?[a-z\d]{1,5}\)|(?:and|or|above|below|of|thereof|et|ou|ci-dessus|ci-dessous|supra|infra|del?|du|des|y|o)(?![\p{L}]))/u;
/** What stands before one: "paragraph 8 (a)", "subparagraphs". */
const REFERRING_BEFORE =
  /(?:[\d)]|(?:^|[^\p{L}])(?:(?:sub)?para(?:graph(?:e)?)?s?\.?|items?|questions?|articles?|sections?|rules?|alinéas?|points?|párrafos?|apartados?|artículos?))$/iu;
const BRACKETED_NUMBER = /^\(?\d{1,3}\)(?: (.*))?$/u;
const BRACKETED_CAPITAL = /^\(?(?:[A-Z]|[IVXLC]{2,5})\)(?: (.*))?$/u;
/** "[PP 3] Text", "[1] See". */
const LABEL_IN_BRACKETS = /^\[(?:(?:PP|OP) ?)?\d{1,3}[^\p{L}\]]{0,3}(?:bis|ter|quater|alt)?[^\]]{0,3}\]/u;
const PART_NUMBER = /^\d{1,2}(?:\.\d{1,2})+\.?(?: \p{Lu}|$)/u;
const RAISED = /^[⁰¹²³⁴-⁹]/u;
/** A figure alone on its line, or before a capital: a number without its full stop, a note, or the foot of a page. */
const BARE_FIGURE = /^(\d{1,3})(?: (\p{Lu}.*))?$/u;
const MONTH = /^(?:January|February|March|April|May|June|July|August|September|October|November|December)(?!\p{L})/u;
const GLUED_FIGURE = /(?<=\p{L}{2}|[,.;:”’)\]])\d{1,3}(?![\d/\p{L}])/gu;

/** Figures that stand behind a word or a mark without a blank, as note markers do. */
export function gluedFigures(texts: readonly string[]): ReadonlySet<string> {
  return new Set(texts.flatMap((text) => text.match(GLUED_FIGURE) ?? []));
}

/**
 * Does a line begin with what opens a clause, a heading, an annex or a note? `before` is the line above;
 * `isMarker` tells figures that are note markers somewhere. False where the sign only refers ("(a) and (b) above") or the figure belongs to a date or a
 * sum in mid-sentence. Rule IM24.
 */
export function isPossibleBeginning(given: string, before: string, isMarker: (figure: string) => boolean): boolean {
  const text = given.replace(/^\[{1,3} ?/u, "");
  if (readNumber(text) || readAnnex(text) || readInsertedNumber(text)?.isCertain || PART_NUMBER.test(text)) return true;
  if (RAISED.test(text) || LABEL_IN_BRACKETS.test(given)) return true;
  if (/^[A-Z]+(?:\.(?: |$)|$)/u.test(text) && (readRoman(text) || readCapital(text))) return true;
  const signed = [readItem(text)?.rest, readRoomLabel(text)?.rest, readInsertedNumber(text)?.rest];
  for (const pattern of [BRACKETED_NUMBER, BRACKETED_CAPITAL]) {
    const match = pattern.exec(text);
    if (match) signed.push(match[1] ?? "");
  }
  const rest = signed.find((one) => one !== undefined);
  if (rest !== undefined) return !isReference(rest, before);
  const [, figure, words] = BARE_FIGURE.exec(text) ?? [];
  if (figure === undefined) return false;
  if (words === undefined) return true;
  if (MONTH.test(words)) return false;
  return isMarker(figure) || endsWithStrongMark(before) || before === "" || openingPhrase(words, "operative") !== "";
}

function isReference(rest: string, before: string): boolean {
  if (REFERRING_REST.test(rest)) return true;
  return /^\p{Ll}/u.test(rest) && REFERRING_BEFORE.test(before.slice(-40));
}
