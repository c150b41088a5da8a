import * as Y from "yjs";
import { CONTENT_VERSION, type Content } from "../../shared/document/content.ts";
import { type BareClause, type BareContent, completeContent } from "../../shared/document/contentOf.ts";
import { draftDoc } from "../../shared/document/draftDoc.ts";
import { fillDraft } from "../../shared/document/fillDraft.ts";
import { plainText } from "../../shared/domain/clause.ts";
import type { ClauseId } from "../../shared/domain/ids.ts";
import { pick, seededRandom } from "../../tests/support/random.ts";

const WORDS =
  "States Members drinking water sanitation assistance regional cooperation the the of of and to in for all relevant voluntary funds capacity building upon their request in accordance with national law taking into account particular needs of developing countries implementation report session progress made bodies organizations system further measures strengthen access".split(
    " ",
  );
const WORDS_A_CLAUSE = 120;

/**
 * A resolution of so many clauses of about 120 words each, the same one every time: the title, the organ line, a quarter
 * preambular, the rest operative with some sub-clauses.
 */
export function benchContent(clauses: number): Content {
  return completeContent(bareContent(clauses));
}

/** The same resolution in an empty document. */
export function fillBenchDraft(doc: Y.Doc, clauses: number): void {
  fillDraft(draftDoc(doc), bareContent(clauses), seededRandom(7));
}

/** The same resolution as the bytes of a Yjs document, for servers that only know bytes. */
export function benchState(clauses: number): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = 1;
  fillBenchDraft(doc, clauses);
  return Y.encodeStateAsUpdate(doc);
}

/** The words alone, a text for each clause, for an editor that knows paragraphs only. */
export function benchTexts(clauses: number): readonly string[] {
  return bareContent(clauses).clauses.map(({ text }) => plainText(text));
}

function bareContent(count: number): BareContent {
  const random = seededRandom(count);
  const words = (length: number) => Array.from({ length }, () => pick(WORDS, random)).join(" ");
  const preambular = Math.floor(count / 4);
  const clauses = Array.from({ length: count }, (_, index): BareClause => {
    const id = `c${index}` as ClauseId;
    if (index === 0) return { id, kind: "title", level: 0, text: [{ text: words(12) }] };
    if (index === 1) return { id, kind: "enacting", level: 0, text: [{ text: "The General Assembly," }] };
    if (index < preambular) {
      return { id, kind: "preambular", level: 0, text: [{ text: `Recalling ${words(WORDS_A_CLAUSE)},` }] };
    }
    const level = index > preambular && index % 3 === 0 ? 1 : 0;
    return { id, kind: "operative", level, text: [{ text: `Requests ${words(WORDS_A_CLAUSE)};` }] };
  });
  return {
    adref: CONTENT_VERSION,
    type: "resolution",
    language: "en",
    head: { organ: "General Assembly" },
    clauses,
    footnotes: [],
  };
}
