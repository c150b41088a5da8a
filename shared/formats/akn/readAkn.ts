import type { Element } from "@xmldom/xmldom";
import { citationsIn } from "../../document/citations.ts";
import { CONTENT_VERSION, type ImportWarning } from "../../document/content.ts";
import { type BareClause, completeContent } from "../../document/contentOf.ts";
import type { DraftFileImport, FileAmendment } from "../../document/draftFile.ts";
import { plainText } from "../../domain/clause.ts";
import type { DraftType } from "../../domain/draftHead.ts";
import { type ClauseId, type FootnoteId, isId } from "../../domain/ids.ts";
import { ImportError } from "../importError.ts";
import { detectLanguage } from "../text/detectLanguage.ts";
import { inOrder, refuseTooLarge } from "../text/importLimits.ts";
import { warning } from "../warnings.ts";
import {
  allElements,
  attributeOf,
  childElements,
  childrenNamed,
  lineOf,
  ownAttribute,
  wordsAt,
} from "./aknElements.ts";
import { typeOfDocument } from "./aknNames.ts";
import { checkAkn } from "./checkAkn.ts";
import { parseAkn } from "./parseAkn.ts";
import { namesKey, ReadFile, readAmendments, readComments } from "./readAmendments.ts";
import { BodyReader, isInserted, type ReadClause } from "./readBody.ts";
import { ownElements, readHead } from "./readHead.ts";
import { type ReadNote, type TrackedRun, textOf, WordsReader } from "./readInline.ts";

interface AknReading {
  /** Makes a new id; it is told for what. */
  readonly newId: (what: "clause" | "footnote") => string;
}

/**
 * Reads Akoma Ntoso: what `writeAkn` writes comes back as the same content and the same amendments; of files made elsewhere
 * what a draft has a place for, and a warning with its line for what is doubtful. Permanent ids are taken from the file
 * where they can be. The content always passes readContent.
 * @throws ImportError `empty`, `too_large`, `unsafe`, `damaged`, `not_akn`. Rules AK3–AK6, AK10–AK13.
 */
export function readAkn(xml: string, reading: AknReading): DraftFileImport {
  const root = parseAkn(xml);
  const { main, type, doubts } = mainDocument(root);
  const isOurs = ownElements(root, "draft").length > 0;
  const ids = new Ids(reading);
  const words = new WordsReader(
    { isOurs, owners: ownersIn(root), noteId: (note) => ids.note(attributeOf(note, "GUID")) },
    root,
  );
  const body = new BodyReader(words, type === "report" ? "numbered" : "operative", isOurs);
  body.document(main);
  const listed = new Set(ownElements(root, "amendment").map((entry) => attributeOf(entry, "id")));
  const clauses = body.clauses.map((clause): ReadClause => {
    // Whatever the list does not explain is told by its `ins` and `del` alone.
    const isListed = listed.has(ownAttribute(clause.element, "by"));
    return { ...clause, role: isListed ? clause.role : "base", runs: isOurs ? clause.runs : withoutLead(clause) };
  });
  const clauseIds = new Map<ReadClause, ClauseId>();
  for (const clause of clauses) {
    const isNamed = clause.role === "base" || clause.role === "new";
    if (isNamed) clauseIds.set(clause, ids.clause(attributeOf(clause.element, "GUID")));
  }
  const file = new ReadFile(clauses, words.notes, clauseIds);
  const proposed = readAmendments(root, file);
  const head = readHead(root, main);
  const base = clauses.filter((clause) => clause.role === "base" && !isInserted(clause));
  const bare = base.flatMap((clause): BareClause[] => {
    const id = clauseIds.get(clause);
    return id === undefined ? [] : [bareClause(clause, id)];
  });
  const texts = new Map(words.notes.map((note) => [note.id, textOf(note.runs)]));
  const { language = detectLanguage(bare.map(({ text }) => plainText(text)).join("\n")), ...above } = head;
  const content = completeContent({
    adref: CONTENT_VERSION,
    type,
    language,
    ...above,
    clauses: bare,
    footnotes: [...texts].map(([id, text]) => ({ id, text })),
  });
  const isEmpty = content.clauses.every(({ text, cells = [] }) => [...text, ...cells.flat(2)].length === 0);
  if (isEmpty && proposed.amendments.length === 0 && !isOurs) {
    throw new ImportError("empty", "there are no words in the file");
  }
  refuseTooLarge(content);
  const warnings = [
    ...doubts,
    ...checkAkn(root),
    ...words.warnings,
    ...body.warnings,
    ...proposed.warnings,
    ...misplaced(base, bare, content.clauses),
    ...(head.language === undefined ? [warning("language_guessed", `the language is taken for ${language}`, "")] : []),
  ];
  return {
    content,
    newNotes: newNotes(proposed.amendments, content.footnotes, words.notes),
    amendments: proposed.amendments,
    comments: readComments(root, file),
    warnings: inOrder(warnings),
  };
}

/** The document that holds the text: that of the file, or the first in a collection. */
function mainDocument(root: Element): { main: Element; type: DraftType; doubts: readonly ImportWarning[] } {
  const [outer] = childElements(root).filter((child) => childrenNamed(child, "meta").length > 0);
  if (!outer) throw new ImportError("not_akn", "there is no document in the file");
  const typed = (element: Element) => typeOfDocument(element.localName ?? "", attributeOf(element, "name") ?? "");
  const type = typed(outer);
  if (type) return { main: outer, type, doubts: [] };
  const inner = allElements(outer).filter((element) => typed(element) && childrenNamed(element, "meta").length > 0);
  const main = inner[0] ?? outer;
  const others = inner.slice(1).filter((element) => !allElements(main).includes(element));
  const told = (code: string, message: string, element: Element) =>
    warning(code, message, wordsAt(element), lineOf(element));
  const doubts = others.map((element) => told("other_document", "another document of the file is left out", element));
  if (inner[0]) return { main, type: typed(main) ?? "resolution", doubts };
  const message = `<${outer.nodeName}> is no class of AKN4UN for resolutions and reports; it is read as a resolution`;
  return { main: outer, type: "resolution", doubts: [told("other_class", message, outer)] };
}

/** Who an `ins` or `del` belongs to: entries of our list, or else whom the file names. */
function ownersIn(root: Element): (change: Element) => readonly string[] {
  const listed = new Set(ownElements(root, "amendment").map((entry) => attributeOf(entry, "id")));
  const names = new Map<string, string>();
  for (const element of allElements(root)) {
    const name = element.localName === "TLCOrganization" ? attributeOf(element, "showAs") : undefined;
    if (name !== undefined) names.set(attributeOf(element, "eId") ?? "", name);
  }
  return (change) => {
    const keys = (ownAttribute(change, "by")?.split(/\s+/) ?? []).filter((key) => listed.has(key));
    if (keys.length > 0) return keys;
    const title = attributeOf(change, "title");
    if (title !== undefined && title.trim() !== "") return title.split("; ").map(namesKey);
    const organizations = (attributeOf(change, "refersTo")?.split(/\s+/) ?? []).flatMap(
      (reference) => names.get(reference.replace(/^#/, "")) ?? [],
    );
    return [namesKey(organizations.length > 0 ? organizations.join(", ") : "?")];
  };
}

/** Permanent ids: those of the file where they are ids and stand there once. */
class Ids {
  readonly #reading: AknReading;
  readonly #taken = { clause: new Set<string>(), footnote: new Set<string>() };

  constructor(reading: AknReading) {
    this.#reading = reading;
  }

  clause(given: string | undefined): ClauseId {
    return this.#take("clause", given) as ClauseId;
  }

  note(given: string | undefined): FootnoteId {
    return this.#take("footnote", given?.replace(/^note:/, "")) as FootnoteId;
  }

  #take(what: "clause" | "footnote", given: string | undefined): string {
    const taken = this.#taken[what];
    let id = isId(given) && !taken.has(given) ? given : this.#reading.newId(what);
    while (taken.has(id)) id = this.#reading.newId(what);
    taken.add(id);
    return id;
  }
}

function bareClause({ kind, level, runs, header, cells }: ReadClause, id: ClauseId): BareClause {
  return {
    id,
    kind,
    level,
    text: textOf(runs),
    ...(kind === "table" ? { header, cells: cells.map((row) => row.map((cell) => textOf(cell))) } : {}),
  };
}

/** Italics at the beginning of a clause made elsewhere are its opening phrase, which is computed here. */
function withoutLead({ kind, level, runs }: ReadClause): readonly TrackedRun[] {
  const isLed = kind === "enacting" || ((kind === "preambular" || kind === "operative") && level === 0);
  const end = runs.findIndex(({ run }) => !("text" in run) || !run.marks?.includes("em"));
  // A clause that is in italics as a whole is not all opening phrase.
  if (!isLed || (end < 0 && kind !== "enacting")) return runs;
  return runs.map((one, index) => {
    if (!("text" in one.run) || (end >= 0 && index >= end)) return one;
    const marks = (one.run.marks ?? []).filter((mark) => mark !== "em");
    return { ...one, run: { text: one.run.text, marks } };
  });
}

/** Notes that only amendments cite, in their order. */
function newNotes(
  amendments: readonly FileAmendment[],
  known: readonly { readonly id: FootnoteId }[],
  notes: readonly ReadNote[],
): DraftFileImport["newNotes"] {
  const cited = amendments.flatMap(({ proposed }) => [
    ...("text" in proposed ? citationsIn(proposed.text) : []),
    ...(proposed.kind === "insert" ? (proposed.cells ?? []).flat().flatMap(citationsIn) : []),
  ]);
  return [...new Set(cited)].flatMap((id) => {
    const note = known.some((one) => one.id === id) ? undefined : notes.find((one) => one.id === id);
    return note ? [{ id, text: textOf(note.runs) }] : [];
  });
}

/** Clauses that cannot stand where the file has them. */
function misplaced(
  read: readonly ReadClause[],
  bare: readonly BareClause[],
  placed: readonly BareClause[],
): ImportWarning[] {
  return bare.flatMap(({ id, kind, level, text }, index) => {
    const now = placed[index];
    if (now?.id === id && now.kind === kind && now.level === level) return [];
    const element = read[index]?.element;
    return [warning("misplaced", `a ${kind} clause cannot stand here`, plainText(text), element && lineOf(element))];
  });
}
