import type { ClauseKind } from "../../domain/clause.ts";
import type { DraftType } from "../../domain/draftHead.ts";
import type { FileClause } from "./fileClauses.ts";

/** A clause and what stands inside it. */
export interface ClauseNode {
  readonly clause: FileClause;
  readonly children: ClauseNode[];
}

/** What follows one heading, or the beginning. */
export interface FileSection {
  readonly head: FileClause | null;
  readonly enacting: readonly FileClause[];
  readonly preamble: readonly ClauseNode[];
  readonly body: readonly ClauseNode[];
  /** Sections of deeper headings. */
  readonly sections: FileSection[];
}

/** A text that a clause adopts, standing inside it: a declaration with numbers of its own. */
export interface EmbeddedText {
  readonly in: FileClause;
  readonly text: FileSection;
}

/** A document: the main one, or an annex. */
export interface FilePart {
  readonly annex: FileClause | null;
  readonly titles: readonly FileClause[];
  readonly first: FileSection;
  readonly embedded: EmbeddedText | null;
  readonly closing: readonly FileClause[];
}

interface FlatSection {
  readonly head: FileClause | null;
  readonly enacting: FileClause[];
  readonly preamble: FileClause[];
  readonly body: FileClause[];
}

interface FlatPart {
  readonly annex: FileClause | null;
  readonly titles: FileClause[];
  readonly sections: FlatSection[];
  readonly closing: FileClause[];
}

/**
 * The clauses of a file as nested documents. Only clauses of the text open sections and annexes: what an amendment brings
 * stands among them and never takes them in, so that the text reads the same without it. Clauses of the text keep their
 * order, and the depth of each is its level. Total: every clause comes out once.
 */
export function fileParts(clauses: readonly FileClause[], type: DraftType): readonly FilePart[] {
  const main = flatPart(null);
  const parts = [main];
  // An annex that is only proposed takes in what is proposed behind it, nothing else.
  let proposedAnnex: FlatPart | null = null;
  let current = main;
  for (const clause of clauses) {
    const isBase = clause.role === "base";
    if (isBase) proposedAnnex = null;
    if (clause.kind === "annex") {
      const part = flatPart(clause);
      parts.push(part);
      if (isBase) current = part;
      else proposedAnnex = part;
    } else if (clause.kind === "title") main.titles.push(clause);
    else put(clause, proposedAnnex ?? current);
  }
  return parts.map((part) => {
    const { annex, titles, closing } = part;
    const { sections, embedded } =
      part === main && type !== "report" ? withoutEmbedded(part.sections) : { sections: part.sections, embedded: null };
    return { annex, titles, first: nested(sections), embedded, closing };
  });
}

function flatPart(annex: FileClause | null): FlatPart {
  return { annex, titles: [], sections: [flatSection(null)], closing: [] };
}

function flatSection(head: FileClause | null): FlatSection {
  return { head, enacting: [], preamble: [], body: [] };
}

function put(clause: FileClause, part: FlatPart): void {
  const section = part.sections.at(-1);
  if (!section) throw new RangeError("a document without a section");
  if (clause.kind === "closing") part.closing.push(clause);
  else if (clause.kind === "heading" && clause.role === "base") part.sections.push(flatSection(clause));
  else if (clause.kind === "enacting") section.enacting.push(clause);
  else if (clause.kind === "preambular") section.preamble.push(clause);
  else section.body.push(clause);
}

/** What follows the last operative clause is the text that it adopts, if it has numbered paragraphs. */
function withoutEmbedded(sections: readonly FlatSection[]): {
  readonly sections: readonly FlatSection[];
  readonly embedded: EmbeddedText | null;
} {
  const whole = { sections, embedded: null };
  const at = sections.findLastIndex(
    ({ enacting, preamble, body }) =>
      enacting.length + preamble.length > 0 || body.some(({ kind }) => kind === "operative"),
  );
  const section = sections[at];
  const last = section?.body.findLastIndex(({ kind }) => kind === "operative") ?? -1;
  const clause = section?.body[last];
  if (!section || clause?.role !== "base") return whole;
  const text = [{ ...flatSection(null), body: section.body.slice(last + 1) }, ...sections.slice(at + 1)];
  if (!text.some(({ body }) => body.some(({ kind, role }) => kind === "numbered" && role === "base"))) return whole;
  const kept = [...sections.slice(0, at), { ...section, body: section.body.slice(0, last + 1) }];
  return { sections: kept, embedded: { in: clause, text: nested(text) } };
}

function nested(flat: readonly FlatSection[]): FileSection {
  const [first, ...others] = flat.map(
    ({ head, enacting, preamble, body }): FileSection => ({
      head,
      enacting,
      preamble: clauseTree(preamble),
      body: clauseTree(body),
      sections: [],
    }),
  );
  if (!first) throw new RangeError("a document without a section");
  const path = [first];
  for (const section of others) {
    const level = section.head?.level ?? 1;
    while (path.length > 1 && (path.at(-1)?.head?.level ?? 0) >= level) path.pop();
    path.at(-1)?.sections.push(section);
    path.push(section);
  }
  return first;
}

const isList = (kind: ClauseKind): boolean => kind === "preambular" || kind === "operative" || kind === "numbered";

/** Lists and what stands between their items, nested. */
function clauseTree(clauses: readonly FileClause[]): ClauseNode[] {
  const top: ClauseNode[] = [];
  let path: ClauseNode[] = [];
  const following = nextOfLists(clauses);
  clauses.forEach((clause, index) => {
    const node: ClauseNode = { clause, children: [] };
    const next = following[index];
    // How many of the open clauses the next clause of the text still stands in.
    const kept = next && next.kind === path[0]?.clause.kind ? Math.min(next.level, path.length) : 0;
    const isSameList = isList(clause.kind) && (path[0] === undefined || path[0].clause.kind === clause.kind);
    const level = Math.min(clause.level, path.length);
    if (clause.role === "base" ? isList(clause.kind) : isSameList && level + 1 >= kept) {
      const above = isSameList ? path.slice(0, level) : [];
      (above.at(-1)?.children ?? top).push(node);
      path = [...above, node];
    } else (path[kept - 1]?.children ?? top).push(node);
  });
  return top;
}

/** For each clause the next one of the text that stands in a list. */
function nextOfLists(clauses: readonly FileClause[]): (FileClause | undefined)[] {
  let next: FileClause | undefined;
  return clauses
    .toReversed()
    .map((clause) => {
      const following = next;
      if (clause.role === "base" && isList(clause.kind)) next = clause;
      return following;
    })
    .toReversed();
}
