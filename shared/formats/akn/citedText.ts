import { actorOf, iriPart } from "./aknNames.ts";
import { DATE_PATTERN, dateIn } from "./dates.ts";
import { element, type Xml, xmlText } from "./xmlText.ts";

/** "General Assembly resolution 66/181 of 19 December 2011", "Security Council resolution 1325 (2000)". */
const CITATION = new RegExp(
  String.raw`(?<organ>General Assembly|Economic and Social Council|Security Council|Human Rights Council) (?<kind>resolution|decision) (?<number>\d+\/\d+(?: [A-Z])?|\d+ [A-Z] \([IVXLC]+\)|\d+ \(\d{4}\)|\d+ \([IVXLC]+\))(?: of (?<date>${DATE_PATTERN}))?`,
  "g",
);

/**
 * Words as XML, with what they cite of other resolutions marked up: a reference to the cited text, and its date. Only
 * organs that a reader elsewhere knows without the text around: "its resolution 72/3" stays words. Rule AK8.
 */
export function citedText(text: string): Xml {
  const written: Xml[] = [];
  let reached = 0;
  for (const match of text.matchAll(CITATION)) {
    const { organ = "", kind = "", number = "", date } = match.groups ?? {};
    const day = date === undefined ? undefined : dateIn(date);
    const serial = `${kind === "decision" ? "dec-" : ""}${iriPart(number)}`;
    // An undated work has the year alone in its IRI; without one it is named by its number.
    const year = /\((\d{4})\)$/.exec(number)?.[1];
    const parts = ["/akn/un/statement/deliberation", actorOf(organ), day ?? year, serial];
    const href = parts.filter((part) => part !== undefined).join("/");
    const words = `${organ} ${kind} ${number}`;
    written.push(xmlText(text.slice(reached, match.index)), element("ref", { href }, xmlText(words)));
    if (date !== undefined) {
      written.push(xmlText(" of "), day === undefined ? xmlText(date) : element("date", { date: day }, xmlText(date)));
    }
    reached = match.index + match[0].length;
  }
  return written.join("") + xmlText(text.slice(reached));
}
