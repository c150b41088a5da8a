import type { Content } from "../../document/content.ts";
import type { FileAmendment, FileComment } from "../../document/draftFile.ts";
import type { ClauseId, FootnoteId } from "../../domain/ids.ts";
import { actorOf, documentNames, iriPart, languageCode } from "./aknNames.ts";
import { type Addresses, amendmentKey } from "./writeBody.ts";
import type { WrittenChange } from "./writeInline.ts";
import { element, lines, type Xml, xmlText } from "./xmlText.ts";

/** Where a file has no date: the first one that a zip archive can hold, as in our other formats. */
const NO_DATE = "1980-01-01";

/** What the head of an Akoma Ntoso file is made of. */
export interface Meta {
  readonly content: Content;
  readonly amendments: readonly FileAmendment[];
  readonly comments: readonly FileComment[];
  readonly isDraft: boolean;
  /** The day of adoption, where the closing lines name it. */
  readonly adopted: string | undefined;
  readonly changes: readonly WrittenChange[];
  readonly addresses: Addresses;
  /** Names of those who propose, with the address of each. */
  readonly organizations: ReadonlyMap<string, string>;
  noteAddress(note: FootnoteId): string | undefined;
}

/** The `meta` of the main document. Rules AK2, AK6. */
export function writeMeta(meta: Meta): Xml {
  return element(
    "meta",
    {},
    lines([
      writeIdentification(meta, "main"),
      ...workflow(meta),
      ...analysis(meta),
      references(meta),
      proprietary(meta),
    ]),
  );
}

/** The `meta` of an annex: the same work, another component. */
export function writeAnnexMeta(meta: Pick<Meta, "content" | "isDraft" | "adopted" | "amendments">, index: number): Xml {
  return element("meta", {}, writeIdentification(meta, `annex_${index}`));
}

/** A date or a point of time as AKN takes it; nothing for what is neither. */
function dateTime(at: string | undefined): string | undefined {
  return at !== undefined && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/.test(at) ? at : undefined;
}

/** The day of adoption, or that of the last change, or none. */
function dateOf({ adopted, amendments }: Pick<Meta, "adopted" | "amendments">): string {
  const last = amendments
    .flatMap(({ at }) => dateTime(at)?.slice(0, 10) ?? [])
    .sort()
    .at(-1);
  return adopted ?? last ?? NO_DATE;
}

function writeIdentification(
  { content, isDraft, adopted, amendments }: Pick<Meta, "content" | "isDraft" | "adopted" | "amendments">,
  component: string,
): Xml {
  const { type, language, head } = content;
  const date = dateOf({ adopted, amendments });
  const isAdopted = adopted !== undefined;
  const { element: document, name } = documentNames(type, isDraft);
  const kind = document === "statement" ? "statement/deliberation" : `${document}/${name}`;
  const number = head.number ?? head.symbol;
  const serial = iriPart(number ?? "");
  const work = `/akn/un/${kind}/${actorOf(head.organ)}/${date}/${serial === "" ? "nn" : serial}`;
  const expression = `${work}/${languageCode(language)}@${date}`;
  const value = (tag: string, iri: string) => element(tag, { value: iri });
  const dated = element("FRBRdate", { date, name: isAdopted ? "adoption" : "version" });
  const author = element("FRBRauthor", { href: head.organ === undefined ? "#un" : "#organ", as: "#author" });
  const both = (iri: string) => [value("FRBRthis", `${iri}/!${component}`), value("FRBRuri", iri)];
  const alias = head.symbol === undefined ? [] : [element("FRBRalias", { value: head.symbol, name: "symbol" })];
  const work_ = [
    ...both(work),
    ...alias,
    dated,
    author,
    value("FRBRcountry", "un"),
    ...(document === "statement" ? [value("FRBRsubtype", "deliberation")] : []),
    ...(number === undefined ? [] : [element("FRBRnumber", { value: serial === "" ? "nn" : serial, showAs: number })]),
  ];
  const manifestation = [
    value("FRBRthis", `${expression}/!${component}.xml`),
    value("FRBRuri", `${expression}.xml`),
    element("FRBRdate", { date, name: "markup" }),
    element("FRBRauthor", { href: "#adref", as: "#editor" }),
    value("FRBRformat", "application/akn+xml"),
  ];
  const ofExpression = [
    ...both(expression),
    dated,
    author,
    element("FRBRlanguage", { language: languageCode(language) }),
  ];
  return element(
    "identification",
    { source: "#adref" },
    lines([
      element("FRBRWork", {}, ...work_),
      element("FRBRExpression", {}, ...ofExpression),
      element("FRBRManifestation", {}, ...manifestation),
    ]),
  );
}

/** When each amendment was made. */
function workflow({ amendments, organizations }: Meta): Xml[] {
  const steps = amendments.flatMap(({ at, authors }) => {
    const date = dateTime(at);
    const by = organizations.get(authors[0] ?? "");
    if (date === undefined || by === undefined) return [];
    return [element("step", { date, by: `#${by}`, as: "#proponent", outcome: "#proposed" })];
  });
  return steps.length === 0 ? [] : [element("workflow", { source: "#adref" }, lines(steps))];
}

/** Each change as a modification, with the clause it changes. */
function analysis({ changes, amendments, addresses }: Meta): Xml[] {
  const moves = amendments.flatMap(({ proposed }, index) => {
    const source = addresses.brought.get(index);
    if (proposed.kind !== "move" || source === undefined) return [];
    const destination = addresses.clauses.get(proposed.on.clause) ?? source;
    return [{ type: "renumbering", source: `#${source}`, destination: `#${destination}` }];
  });
  const mods = [...changes, ...moves].map(({ type, source, destination }, index) => {
    const eId = `mod_${index + 1}`;
    return element(
      "textualMod",
      { type, eId },
      element("source", { href: source }),
      element("destination", { href: destination }),
    );
  });
  if (mods.length === 0) return [];
  return [element("analysis", { source: "#adref" }, element("activeModifications", {}, lines(mods)))];
}

function references({ content, organizations }: Meta): Xml {
  const { organ } = content.head;
  const named = (tag: string, kind: string, eId: string, showAs: string) =>
    element(`TLC${tag}`, { eId, href: `/akn/ontology/${kind}/un/${iriPart(eId)}`, showAs });
  return element(
    "references",
    { source: "#adref" },
    lines([
      organ === undefined
        ? named("Organization", "organization", "un", "United Nations")
        : element("TLCOrganization", {
            eId: "organ",
            href: `/akn/ontology/organization/un/${actorOf(organ)}`,
            showAs: organ,
          }),
      named("Organization", "organization", "adref", "Adref"),
      ...[...organizations].map(([name, eId]) => named("Organization", "organization", eId, name)),
      named("Role", "role", "author", "author"),
      named("Role", "role", "editor", "editor"),
      named("Role", "role", "proponent", "proponent"),
      named("Event", "event", "plenaryMeeting", "plenary meeting"),
      named("Event", "event", "adoptionDate", "date of adoption"),
      named("Concept", "concept", "preamble", "preamble"),
      named("Concept", "concept", "enactingFormula", "enacting formula"),
      named("Concept", "concept", "proposed", "proposed"),
    ]),
  );
}

/** What Akoma Ntoso has no place for, in our own namespace. */
function proprietary({ content, amendments, comments, addresses, noteAddress }: Meta): Xml {
  const { profile, phrases = [], head } = content;
  const reference = (eId: string | undefined) => (eId === undefined ? undefined : `#${eId}`);
  const clause = (id: ClauseId | null) => (id === null ? undefined : reference(addresses.clauses.get(id)));
  const written = amendments.map(({ authors, proposed, number, label, reason, at }, index) => {
    const on = "on" in proposed ? proposed.on : undefined;
    const isPlaced = proposed.kind === "insert" || proposed.kind === "move";
    const attributes = {
      id: amendmentKey(index),
      kind: proposed.kind,
      on: on && ("clause" in on ? clause(on.clause) : reference(noteAddress(on.footnote))),
      clause: proposed.kind === "insert" ? clause(proposed.clause) : undefined,
      clauseKind: proposed.kind === "insert" ? proposed.clauseKind : undefined,
      level: isPlaced ? String(proposed.level) : undefined,
      after: isPlaced ? clause(proposed.after) : undefined,
      header: proposed.kind === "insert" && proposed.header !== undefined ? String(proposed.header) : undefined,
      number,
      label,
      at,
    };
    const names = authors.map((name) => element("adref:author", {}, xmlText(name)));
    const why = reason === undefined ? [] : [element("adref:reason", {}, xmlText(reason))];
    return element("adref:amendment", attributes, ...names, ...why);
  });
  const said = comments.map(({ on, range, entries, isResolved }) => {
    const place = { from: range && String(range.from), to: range && String(range.to) };
    const words = entries.map(({ author, text, at }) => element("adref:entry", { author, at }, xmlText(text)));
    return element(
      "adref:comment",
      { on: clause(on.clause), ...place, resolved: isResolved ? "true" : undefined },
      ...words,
    );
  });
  return element(
    "proprietary",
    { source: "#adref" },
    lines([
      element("adref:draft", { profile, session: head.session, agendaItem: head.agendaItem }),
      ...phrases.map(({ phrase, kind }) => element("adref:phrase", { kind }, xmlText(phrase))),
      ...written,
      ...said,
    ]),
  );
}
