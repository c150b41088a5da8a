import type { ImportResult } from "../../document/content.ts";
import { DRAFT_TYPES, LANGUAGES, PROFILES } from "../../domain/draftHead.ts";
import { type BlockImportOptions, importBlocks } from "../blocks/importBlocks.ts";
import { htmlBlocks } from "./htmlBlocks.ts";
import { visitElements } from "./htmlNode.ts";
import { OWN_META } from "./ownHtml.ts";
import { parseHtml } from "./parseHtml.ts";

/** Fields of the head, by the names of their meta tags. */
const HEAD_FIELDS = ["organ", "symbol", "number", "session", "agendaItem"] as const;

/**
 * Reads a file of HTML as content: our own as it was written, ids included; Word's, Google Docs', LibreOffice's or anybody's
 * by its paragraphs. Nothing that could run or load survives.
 * @throws ImportError `empty` for a file without words, `too_large` beyond the limits. Rules FF20–FF23.
 */
export function readHtml(html: string, { newId }: Pick<BlockImportOptions, "newId">): ImportResult {
  const page = parseHtml(html);
  const told = new Map<string, string[]>();
  visitElements(page, ({ tag, attributes: { name, content } }) => {
    if (tag !== "meta" || !name?.startsWith(OWN_META) || content === undefined) return;
    told.set(name.slice(OWN_META.length), [...(told.get(name.slice(OWN_META.length)) ?? []), content]);
  });
  const isOurs = told.has("type");
  const { content, warnings } = importBlocks(htmlBlocks(page), {
    newId,
    keepsIds: isOurs,
    ...(isOurs ? { told: toldOfDraft(told) } : {}),
  });
  return { content, warnings };
}

/** What the meta tags say of a draft. */
function toldOfDraft(told: ReadonlyMap<string, readonly string[]>): NonNullable<BlockImportOptions["told"]> {
  const first = (name: string) => told.get(name)?.[0];
  const type = DRAFT_TYPES.find((one) => one === first("type"));
  const language = LANGUAGES.find((one) => one === first("language"));
  const profile = PROFILES.find((one) => one === first("profile"));
  const phrases = (["preambular", "operative"] as const).flatMap((kind) =>
    (told.get(`phrase-${kind}`) ?? []).map((phrase) => ({ phrase, kind })),
  );
  return {
    ...(type ? { type } : {}),
    ...(language ? { language } : {}),
    ...(profile ? { profile } : {}),
    head: Object.fromEntries(
      HEAD_FIELDS.flatMap((field) => {
        const value = first(field);
        return value === undefined ? [] : [[field, value]];
      }),
    ),
    ...(phrases.length > 0 ? { phrases } : {}),
  };
}
