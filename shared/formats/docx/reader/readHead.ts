import type { BareContent } from "../../../document/contentOf.ts";
import { DRAFT_TYPES, LANGUAGES, PROFILES } from "../../../domain/draftHead.ts";
import { MAX_HEAD_VALUE_LENGTH, storableText } from "../../../domain/words.ts";
import { readColumn } from "../../text/masthead.ts";
import { PROPERTIES } from "../trackedForm.ts";
import { attributeOf, childrenOf, nameOf } from "./elements.ts";
import { type Parts, textProperties } from "./parts.ts";
import { type FileContext, StoryReader } from "./readStory.ts";
import { wordsOf } from "./story.ts";

/** What a file says of itself as a whole. */
export type Told = Partial<Pick<BareContent, "type" | "language" | "profile" | "head" | "phrases">>;

/** What we wrote into the properties of a file of ours; nothing for the files of others. */
export function readProperties(parts: Parts): Told | undefined {
  const properties = textProperties(parts.customProperties);
  const type = oneOf(DRAFT_TYPES, properties.get(PROPERTIES.type));
  const language = oneOf(LANGUAGES, properties.get(PROPERTIES.language));
  if (type === undefined || language === undefined) return undefined;
  const profile = oneOf(PROFILES, properties.get(PROPERTIES.profile));
  const phrases = phrasesIn(properties.get(PROPERTIES.phrases));
  const fields = ["organ", "symbol", "number", "session", "agendaItem"] as const;
  const head = Object.fromEntries(
    fields.flatMap((field) => {
      const value = properties.get(PROPERTIES[field]);
      return value === undefined ? [] : [[field, storableText(value)]];
    }),
  );
  return { type, language, head, ...(profile ? { profile } : {}), ...(phrases ? { phrases } : {}) };
}

function oneOf<T extends string>(values: readonly T[], value: string | undefined): T | undefined {
  return values.find((one) => one === value);
}

function phrasesIn(json: string | undefined): BareContent["phrases"] | undefined {
  if (json === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(json);
    if (!Array.isArray(value)) return undefined;
    const phrases = value.flatMap((one: unknown) => {
      const { phrase, kind } = (one ?? {}) as { phrase?: unknown; kind?: unknown };
      const isKind = kind === "preambular" || kind === "operative";
      return typeof phrase === "string" && isKind ? [{ phrase: storableText(phrase), kind }] : [];
    });
    return phrases.length > 0 ? (phrases as NonNullable<BareContent["phrases"]>) : undefined;
  } catch {
    return undefined;
  }
}

/** The symbol of a document as its headers have it: the text itself often does not say it. */
export function symbolInHeaders(parts: Parts, context: FileContext): string | undefined {
  const silent: FileContext = { ...context, warnings: [], noteBookmarks: new Map(), formatters: new Set() };
  const references = sections(parts).filter((element) => nameOf(element) === "w:headerReference");
  for (const reference of references) {
    const part = parts.byRelationship(attributeOf(reference, "r:id") ?? "");
    for (const block of new StoryReader(silent).blocks(part)) {
      const paragraphs = block.type === "paragraph" ? [block] : block.rows.flatMap(({ cells }) => cells.flat());
      for (const { pieces } of paragraphs) {
        const read = readColumn(wordsOf(pieces).trim());
        if (typeof read === "object" && read.symbol !== undefined) return read.symbol.slice(0, MAX_HEAD_VALUE_LENGTH);
      }
    }
  }
  return undefined;
}

/** What the properties of all sections of the document say. */
function sections(parts: Parts) {
  const body = childrenOf(parts.document).find((element) => nameOf(element) === "w:body");
  const inParagraphs = childrenOf(body).flatMap((block) =>
    childrenOf(childrenOf(block).find((element) => nameOf(element) === "w:pPr")),
  );
  return [...childrenOf(body), ...inParagraphs]
    .filter((element) => nameOf(element) === "w:sectPr")
    .flatMap((element) => childrenOf(element));
}
