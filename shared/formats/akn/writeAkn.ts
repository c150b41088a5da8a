import { trackedPieces } from "../../amendments/trackedPieces.ts";
import type { DraftFile } from "../../document/draftFile.ts";
import type { Run } from "../../domain/clause.ts";
import type { FootnoteId } from "../../domain/ids.ts";
import type { FileView } from "../fileView.ts";
import { ADREF_NAMESPACE, AKN_NAMESPACE, documentNames } from "./aknNames.ts";
import { fileParts } from "./clauseTree.ts";
import { addressPart, EIds } from "./eIds.ts";
import { fileClauses } from "./fileClauses.ts";
import { amendmentKey, BodyWriter, dayOf } from "./writeBody.ts";
import { type ChangeOwners, InlineWriter, type WrittenNote } from "./writeInline.ts";
import { writeAnnexMeta, writeMeta } from "./writeMeta.ts";
import { element, lines, type Xml } from "./xmlText.ts";

/** Addresses that the head of every file uses. */
const RESERVED = [
  ...["un", "organ", "adref", "author", "editor", "proponent", "plenaryMeeting", "adoptionDate", "preamble"],
  ...["enactingFormula", "proposed"],
];

/**
 * A text, or a text with what is proposed on it, as Akoma Ntoso after the AKN4UN guidelines. `readAkn` reads back the same
 * content and the same amendments. Changes are `ins` and `del` with who proposes them; what AKN has no place for stands in
 * our own namespace. Pure: the same view gives the same characters.
 * @throws RangeError for a compilation: generated brackets are words for people, not a structure. Rules AK1–AK9.
 */
export function writeAkn(view: FileView): string {
  if (view.view === "compilation") throw new RangeError("a compilation is not written as Akoma Ntoso");
  const file: DraftFile =
    view.view === "tracked" ? view.file : { content: view.content, newNotes: [], amendments: [], comments: [] };
  return writeFile(file, view.view !== "final");
}

function writeFile(file: DraftFile, isDraft: boolean): Xml {
  const { content, amendments, comments } = file;
  const eIds = new EIds();
  for (const name of RESERVED) eIds.take(name);
  const organizations = new Map<string, string>();
  for (const name of amendments.flatMap(({ authors }) => authors)) {
    if (!organizations.has(name)) organizations.set(name, eIds.take(`org_${addressPart(name)}`));
  }
  const inline = new InlineWriter({
    language: content.language,
    eIds,
    note: notesOf(file),
    owners: (indices) => ownersOf(file, indices, organizations),
  });
  const clauses = fileClauses(file, !isDraft);
  const [main, ...annexes] = fileParts(clauses, content.type);
  if (!main) throw new RangeError("a file without a main document");
  const body = new BodyWriter(inline, eIds, content.type);
  const preface = body.preface(main, content.head.number);
  const document = body.document(main, 0);
  const adopted = isDraft ? undefined : main.closing.map(dayOf).find((day) => day !== undefined);
  const attachments = annexes.map((part, index) => {
    const { attributes, head } = part.annex ? body.annex(part.annex) : { attributes: {}, head: "" };
    const inner = body.document(part, index + 1);
    const meta = writeAnnexMeta({ content, isDraft, adopted, amendments }, index + 1);
    const statement = element("statement", { name: "annex", contains: "originalVersion" }, lines([meta, ...inner]));
    return element("attachment", attributes, lines([head, statement]));
  });
  const meta = writeMeta({
    content,
    amendments,
    comments,
    isDraft,
    adopted,
    changes: inline.changes,
    addresses: body.addresses,
    organizations,
    noteAddress: (note) => inline.addressOf(note),
  });
  const { element: tag, name } = documentNames(content.type, isDraft);
  const parts = [
    meta,
    ...(preface === "" ? [] : [preface]),
    ...document,
    ...(attachments.length > 0 ? [element("attachments", {}, lines(attachments))] : []),
  ];
  const contains = amendments.length > 0 ? "multipleVersions" : "originalVersion";
  const root = element(
    "akomaNtoso",
    { xmlns: AKN_NAMESPACE, "xmlns:adref": ADREF_NAMESPACE },
    lines([element(tag, { name, contains }, lines(parts))]),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}

/** The notes of a file with what is proposed in them. A note that is called as a clause is has another permanent id. */
function notesOf({ content, newNotes, amendments }: DraftFile): (id: FootnoteId) => WrittenNote | undefined {
  const texts = new Map<FootnoteId, readonly Run[]>(
    [...newNotes, ...content.footnotes].map(({ id, text }) => [id, text]),
  );
  const taken = new Set<string>(content.clauses.map(({ id }) => id));
  const changes = new Map<FootnoteId, { readonly amendment: number; readonly text: readonly Run[] }[]>();
  amendments.forEach(({ proposed }, amendment) => {
    if (proposed.kind === "insert") taken.add(proposed.clause);
    if (proposed.kind !== "edit" || !("footnote" in proposed.on)) return;
    const { on, text } = proposed;
    changes.set(on.footnote, [...(changes.get(on.footnote) ?? []), { amendment, text }]);
  });
  return (id) => {
    const text = texts.get(id);
    const proposed = changes.get(id) ?? [];
    return (
      text && {
        guid: taken.has(id) ? `note:${id}` : id,
        pieces: trackedPieces(
          text,
          proposed.map((change) => change.text),
        ),
        owners: proposed.map(({ amendment }) => amendment),
      }
    );
  };
}

/** Co-sponsors of one amendment are joined by commas, amendments that change the very same words by semicolons. */
function ownersOf(
  file: DraftFile,
  indices: readonly number[],
  organizations: ReadonlyMap<string, string>,
): ChangeOwners {
  const all = indices.map((index) => file.amendments[index]?.authors ?? []);
  const names = new Set(all.map((authors) => authors.join(", ")));
  return {
    keys: indices.map(amendmentKey).join(" "),
    organizations: [...new Set(all.flat())].map((name) => `#${organizations.get(name) ?? ""}`).join(" "),
    names: [...names].join("; "),
  };
}
