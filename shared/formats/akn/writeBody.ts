import type { ClauseKind } from "../../domain/clause.ts";
import type { DraftType } from "../../domain/draftHead.ts";
import type { ClauseId } from "../../domain/ids.ts";
import { containerName, HEADING_ELEMENTS } from "./aknNames.ts";
import type { ClauseNode, EmbeddedText, FilePart, FileSection } from "./clauseTree.ts";
import { dateIn } from "./dates.ts";
import { ADDRESS_STEMS, type EIds } from "./eIds.ts";
import type { FileClause } from "./fileClauses.ts";
import type { InlineWriter } from "./writeInline.ts";
import { writeTable } from "./writeTable.ts";
import { type Attributes, element, lines, type Xml, xmlText } from "./xmlText.ts";

/** Where things stand in the file that was written. */
export interface Addresses {
  readonly clauses: ReadonlyMap<ClauseId, string>;
  /** Of each amendment that brings clauses or shows them at another place, by its index: the first of them. */
  readonly brought: ReadonlyMap<number, string>;
}

/** What the clauses around one mean for it. */
interface Place {
  /** Before every address: "att_1__". */
  readonly prefix: string;
  /** What a numbered paragraph is here unless it says otherwise. */
  readonly paragraph: ClauseKind;
  readonly embedded: EmbeddedText | null;
}

/** Writes the clauses of a file, document by document; it keeps the addresses that it gives. */
export class BodyWriter {
  readonly #inline: InlineWriter;
  readonly #eIds: EIds;
  readonly #type: DraftType;
  readonly #clauses = new Map<ClauseId, string>();
  readonly #brought = new Map<number, string>();

  constructor(inline: InlineWriter, eIds: EIds, type: DraftType) {
    this.#inline = inline;
    this.#eIds = eIds;
    this.#type = type;
  }

  get addresses(): Addresses {
    return { clauses: this.#clauses, brought: this.#brought };
  }

  /** Title and number, above the text; nothing where there is neither. */
  preface(part: FilePart, number: string | undefined): Xml {
    const docNumber = number === undefined ? "" : element("docNumber", {}, xmlText(number));
    const titles = part.titles.map((title) => {
      const attributes = this.#attributes(title, this.#eIds.take(ADDRESS_STEMS.title));
      return element("docTitle", attributes, this.#words(title, attributes.eId));
    });
    const [first, ...others] = titles;
    const line = docNumber + (docNumber !== "" && first !== undefined ? ". " : "") + (first ?? "");
    if (line === "") return "";
    return element("preface", {}, ...[line, ...others].map((words) => element("p", {}, words)));
  }

  /** Preamble, body and closing lines of a document. `index` counts annexes from 1. */
  document(part: FilePart, index: number): Xml[] {
    const prefix = part.annex ? `att_${index}__` : "";
    const paragraph: ClauseKind = this.#type === "report" ? "numbered" : "operative";
    const place: Place = { prefix, paragraph, embedded: part.embedded };
    const { first, closing } = part;
    const preamble = [
      ...first.enacting.map((clause) => this.#formula(clause, place)),
      ...first.preamble.map((node) => this.#container(node, place)),
    ];
    const body = [
      ...first.body.map((node) => this.#node(node, place)),
      ...first.sections.map((section) => this.#section(section, place, "")),
    ];
    return [
      ...(preamble.length > 0 ? [element("preamble", {}, lines(preamble))] : []),
      element("mainBody", {}, body.length > 0 ? lines(body) : element("p")),
      ...(closing.length > 0 ? [this.#conclusions(closing, place)] : []),
    ];
  }

  /** Number and title of an annex, and the attributes of its element. */
  annex(annex: FileClause): { readonly attributes: Attributes; readonly head: Xml } {
    const attributes = this.#attributes(annex, this.#eIds.next("att_"));
    const number = annex.number === "" ? "" : element("num", {}, xmlText(annex.number));
    return { attributes, head: number + element("heading", {}, this.#words(annex, attributes.eId)) };
  }

  #words(clause: FileClause, eId: string): Xml {
    return this.#inline.write(clause.text, eId);
  }

  /** What every clause says of itself at its address; its kind where the element does not tell it. */
  #attributes(clause: FileClause, eId: string, kind?: ClauseKind): Attributes & { readonly eId: string } {
    const { role, guid, amendment } = clause;
    if (guid !== undefined) this.#clauses.set(guid, eId);
    if (amendment !== undefined && !this.#brought.has(amendment)) this.#brought.set(amendment, eId);
    return {
      eId,
      GUID: guid,
      ...(role === "base" ? {} : { class: role === "version" ? "proposal alternative" : "proposal" }),
      "adref:kind": kind,
      "adref:as": role === "base" ? undefined : role,
      "adref:by": amendment === undefined ? undefined : amendmentKey(amendment),
    };
  }

  /** The address of a clause with a number, or the next free one of its kind. */
  #addressed(clause: FileClause, stem: string): string {
    return clause.address === "" ? this.#eIds.next(stem) : this.#eIds.take(stem + clause.address);
  }

  #formula(clause: FileClause, { prefix }: Place): Xml {
    const attributes = this.#attributes(clause, this.#eIds.next(`${prefix}${ADDRESS_STEMS.enacting}_`));
    const words = element("p", {}, this.#words(clause, attributes.eId));
    return element("formula", { name: "enactingFormula", ...attributes }, words);
  }

  /** A preambular clause of the preamble. */
  #container({ clause, children }: ClauseNode, { prefix }: Place): Xml {
    const eId = this.#addressed(clause, `${prefix}${ADDRESS_STEMS.preambular}_`);
    const attributes = this.#attributes(clause, eId);
    const words = this.#words(clause, eId);
    const content = children.length === 0 ? element("p", {}, words) : this.#blockList(words, children, eId);
    const name = containerName(clause.lead, "preambular");
    return element("container", { name, refersTo: "#preamble", ...attributes }, content);
  }

  #blockList(words: Xml, items: readonly ClauseNode[], above: string): Xml {
    const eId = this.#eIds.take(`${above}__list_1`);
    const written = items.map(({ clause, children }) => {
      const attributes = this.#attributes(clause, this.#addressed(clause, `${eId}__item_`));
      const own = this.#words(clause, attributes.eId);
      const content = children.length === 0 ? element("p", {}, own) : this.#blockList(own, children, attributes.eId);
      return element("item", attributes, numberOf(clause), content);
    });
    return element("blockList", { eId }, element("listIntroduction", {}, words), ...written);
  }

  #section(section: FileSection, place: Place, above: string): Xml {
    const { head, enacting, preamble, body, sections } = section;
    if (!head) throw new RangeError("a section without a heading");
    const name = HEADING_ELEMENTS[head.level - 1] ?? "division";
    const stem = `${above === "" ? place.prefix : `${above}__`}${name === "section" ? "sec" : name}_`;
    const attributes = this.#attributes(head, this.#addressed(head, stem));
    const number = head.number === "" ? "" : element("num", {}, xmlText(head.number.replace(/\.$/, "")));
    const heading = element("heading", {}, this.#words(head, attributes.eId));
    const content = [
      ...enacting.map((clause) => this.#crossHeading(clause, place)),
      ...[...preamble, ...body].map((node) => this.#node(node, place)),
      ...sections.map((inner) => this.#section(inner, place, attributes.eId)),
    ];
    return element(name, attributes, number, heading, lines(content));
  }

  /** An enacting line, or a preambular clause without sub-clauses, within a part of a text. */
  #crossHeading(clause: FileClause, { prefix }: Place): Xml {
    const stem = `${prefix}${ADDRESS_STEMS[clause.kind]}_`;
    const attributes = this.#attributes(clause, this.#addressed(clause, stem));
    const refersTo = clause.kind === "enacting" ? "#enactingFormula" : "#preamble";
    return element("crossHeading", { refersTo, ...attributes }, this.#words(clause, attributes.eId));
  }

  #node(node: ClauseNode, place: Place): Xml {
    const { clause, children } = node;
    switch (clause.kind) {
      case "preambular": {
        if (children.length === 0) return this.#crossHeading(clause, place);
        const name = containerName(clause.lead, "preambular");
        return this.#hierarchy("hcontainer", { name, refersTo: "#preamble" }, node, place, `${place.prefix}container_`);
      }
      case "operative":
      case "numbered":
        return this.#hierarchy("paragraph", {}, node, place, `${place.prefix}para_`);
      case "heading": {
        const attributes = this.#attributes(clause, this.#eIds.next(`${place.prefix}heading_`));
        const name = HEADING_ELEMENTS[clause.level - 1] ?? "division";
        return element(name, attributes, element("heading", {}, this.#words(clause, attributes.eId)));
      }
      case "table": {
        const attributes = this.#attributes(clause, this.#eIds.next(`${place.prefix}table_`));
        return writeTable(clause, attributes, this.#inline);
      }
      default:
        return this.#hierarchy("paragraph", {}, node, place, `${place.prefix}unnumbered_`);
    }
  }

  /** A clause as `paragraph`, `point` or `hcontainer`: its words, and the list below it. */
  #hierarchy(name: string, more: Attributes, node: ClauseNode, place: Place, stem: string): Xml {
    const { clause, children } = node;
    const kind = name !== "paragraph" || clause.kind === place.paragraph ? undefined : clause.kind;
    const attributes = this.#attributes(clause, this.#addressed(clause, stem), kind);
    const words = element("p", {}, this.#words(clause, attributes.eId));
    const embedded = place.embedded?.in === clause ? this.#embeddedText(place.embedded, place, attributes.eId) : "";
    if (children.length === 0) {
      return element(name, { ...more, ...attributes }, numberOf(clause), element("content", {}, words, embedded));
    }
    const eId = this.#eIds.take(`${attributes.eId}__list_1`);
    const items = children.map((child) => {
      const isItem = child.clause.kind === clause.kind && child.clause.level > 0;
      return isItem ? this.#hierarchy("point", {}, child, place, `${eId}__point_`) : this.#node(child, place);
    });
    const list = element("list", { eId }, element("intro", {}, words), lines(items));
    return element(name, { ...more, ...attributes }, numberOf(clause), list);
  }

  #embeddedText({ text }: EmbeddedText, { prefix }: Place, above: string): Xml {
    const eId = this.#eIds.take(`${above}__embedded_1`);
    const place: Place = { prefix: `${prefix}${eId}__`, paragraph: "numbered", embedded: null };
    const content = [
      ...text.body.map((node) => this.#node(node, place)),
      ...text.sections.map((section) => this.#section(section, place, "")),
    ];
    return element("p", {}, element("embeddedStructure", { eId }, lines(content)));
  }

  #conclusions(closing: readonly FileClause[], { prefix }: Place): Xml {
    const written = closing.map((clause, index) => {
      const attributes = this.#attributes(clause, this.#eIds.next(`${prefix}${ADDRESS_STEMS.closing}_`));
      const words = this.#words(clause, attributes.eId);
      const next = closing[index + 1];
      const date = dayOf(clause);
      if (date !== undefined) {
        return element("p", attributes, element("docDate", { date, refersTo: "#adoptionDate" }, words));
      }
      const isMeeting = clause.role === "base" && next !== undefined && dayOf(next) !== undefined;
      return element("p", attributes, isMeeting ? element("event", { refersTo: "#plenaryMeeting" }, words) : words);
    });
    return element("conclusions", {}, element("container", { name: "conclusion" }, lines(written)));
  }
}

/** The day that a closing line names, when it says nothing else. */
export function dayOf({ role, kind, text }: FileClause): string | undefined {
  const [piece, ...others] = text.pieces;
  const [run, ...more] = piece?.runs ?? [];
  const isPlain = role === "base" && kind === "closing" && others.length + more.length === 0;
  return isPlain && run && "text" in run ? dateIn(run.text) : undefined;
}

function numberOf({ number }: FileClause): Xml {
  return number === "" ? "" : element("num", {}, xmlText(number));
}

/** How an amendment is named inside a file, by its index. */
export function amendmentKey(index: number): string {
  return `am_${index + 1}`;
}
