import type { Element } from "@xmldom/xmldom";
import type { Content } from "../../document/content.ts";
import { type Language, PROFILES } from "../../domain/draftHead.ts";
import { storableText } from "../../domain/words.ts";
import { allElements, attributeOf, childrenNamed, localAddress } from "./aknElements.ts";
import { ADREF_NAMESPACE, languageOfCode } from "./aknNames.ts";

/** What a file says of the draft itself. */
export interface ReadHead {
  readonly head: Content["head"];
  /** Undefined where the file names none of ours. */
  readonly language: Language | undefined;
  readonly profile?: NonNullable<Content["profile"]>;
  readonly phrases?: NonNullable<Content["phrases"]>;
}

/** Our own entries in a file, by name; none in a file made elsewhere. */
export function ownElements(root: Element, name: string): Element[] {
  return [...root.getElementsByTagNameNS(ADREF_NAMESPACE, name)];
}

/** Reads what stands above the text: organ, symbol, number and language from where AKN has them, the rest from our own. */
export function readHead(root: Element, main: Element): ReadHead {
  const [meta] = childrenNamed(main, "meta");
  const all = meta ? allElements(meta) : [];
  const named = (name: string) => all.filter(({ localName }) => localName === name);
  const alias = named("FRBRalias").find((element) => attributeOf(element, "name") === "symbol");
  const languages = named("FRBRlanguage").map((element) => languageOfCode(attributeOf(element, "language") ?? ""));
  const [draft] = ownElements(root, "draft");
  const profile = PROFILES.find((one) => draft && attributeOf(draft, "profile") === one);
  const phrases = ownElements(root, "phrase").flatMap((element) => {
    const kind = attributeOf(element, "kind");
    const phrase = storableText(element.textContent ?? "");
    return kind === "preambular" || kind === "operative" ? [{ phrase, kind } as const] : [];
  });
  const printed = numberIn(main);
  // A draft made elsewhere may have its symbol where a number would stand.
  const isSymbol = draft === undefined && alias === undefined && /^[A-Z]+\//.test(printed ?? "");
  const fields = {
    organ: organIn(named("FRBRauthor"), all),
    symbol: isSymbol ? printed : alias && attributeOf(alias, "value"),
    number: isSymbol ? undefined : printed,
    session: draft && attributeOf(draft, "session"),
    agendaItem: draft && attributeOf(draft, "agendaItem"),
  };
  const head: Content["head"] = Object.fromEntries(
    Object.entries(fields).flatMap(([key, value]) => (value === undefined ? [] : [[key, storableText(value)]])),
  );
  return {
    head,
    language: languages.find((language) => language !== undefined),
    ...(profile === undefined ? {} : { profile }),
    ...(phrases.length === 0 ? {} : { phrases }),
  };
}

/** The author of the work, as the file calls it. */
function organIn(authors: readonly Element[], all: readonly Element[]): string | undefined {
  const address = localAddress(authors[0] && attributeOf(authors[0], "href"));
  // The whole of the United Nations stands for a draft that names no organ.
  if (address === undefined || address === "un") return undefined;
  const organization = all.find(
    (element) => element.localName === "TLCOrganization" && attributeOf(element, "eId") === address,
  );
  return organization && attributeOf(organization, "showAs");
}

function numberIn(main: Element): string | undefined {
  const [preface] = childrenNamed(main, "preface");
  const number = preface && allElements(preface).find(({ localName }) => localName === "docNumber");
  return number?.textContent ?? undefined;
}
