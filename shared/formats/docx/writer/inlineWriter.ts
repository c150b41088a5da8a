import type { XmlComponent } from "docx";
import type { Mark, Run } from "../../../domain/clause.ts";
import { directionOf, type Language } from "../../../domain/draftHead.ts";
import { storableText } from "../../../domain/words.ts";
import { NO_DATE } from "../../noDate.ts";
import { LABEL, LEAD } from "../trackedForm.ts";
import type { Inline, Layers, Look, MoveRange, ParagraphBlock, Revision } from "./blocks.ts";
import type { Citation } from "./citations.ts";
import { element, textElements } from "./element.ts";
import { MADE_STYLES, styleId } from "./styles.ts";

/** Outermost first: other engines lose words that are deleted inside a move. Rule DX10. */
const LAYERS = ["ins", "del", "moveFrom", "moveTo"] as const;
/** In a paragraph's mark the schema wants them in this order. */
const MARK_LAYERS = ["ins", "del", "moveFrom", "moveTo"] as const;

/** Writes what stands within paragraphs of one file; revisions, bookmarks and ranges share one count of ids. */
export class InlineWriter {
  readonly isRightToLeft: boolean;
  readonly #citations: ReadonlyMap<Inline, Citation>;
  readonly #repeated: ReadonlySet<number>;
  readonly #commentIds: readonly (readonly number[])[];
  readonly #bookmarks = new Set<string>();
  #lastId = 0;

  /** `repeated` are the numbers of notes that are cited again; `commentIds` are the ids of each comment's entries. */
  constructor(
    language: Language,
    citations: ReadonlyMap<Inline, Citation>,
    repeated: ReadonlySet<number>,
    commentIds: readonly (readonly number[])[],
  ) {
    this.isRightToLeft = directionOf(language) === "rtl";
    this.#citations = citations;
    this.#repeated = repeated;
    this.#commentIds = commentIds;
  }

  nextId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }

  /** A bookmark of no length; nothing where the name is taken, as Word does not tell capitals from small letters. */
  bookmark(name: string): XmlComponent[] {
    return this.#bookmarked(name, []);
  }

  /** A number or label as text, with what parts it from the words. */
  label({ text, ends }: NonNullable<ParagraphBlock["label"]>, layers: Layers): XmlComponent[] {
    const content = [
      ...textElements(storableText(text), layers.del !== undefined),
      element(ends === "tab" ? "w:tab" : "w:br"),
    ];
    return [...this.#wrapped([this.run(LABEL, content)], layers)];
  }

  /** A run in a character style. */
  run(style: string, content: readonly XmlComponent[]): XmlComponent {
    return element(
      "w:r",
      {},
      [this.#properties([element("w:rStyle", { "w:val": styleId(style) })]), ...content].flat(),
    );
  }

  /** The schema wants a date here, known or not. */
  rangeStart({ direction, name, revision }: MoveRange, id: number): XmlComponent {
    const dated = { ...revision, date: revision.date ?? NO_DATE };
    return element(`w:${direction}RangeStart`, { ...attributesOf(dated, id), "w:name": name });
  }

  /** What is done to a paragraph's mark. */
  markElements(layers: Layers): XmlComponent[] {
    return MARK_LAYERS.flatMap((name) => {
      const revision = layers[name];
      return revision ? [element(`w:${name}`, attributesOf(revision, this.nextId()))] : [];
    });
  }

  /** What is done to each row of a table: Word knows no moved rows, their words say that they are moved. */
  rowElements({ ins, del, moveFrom, moveTo }: Layers): XmlComponent[] {
    const coming = ins ?? moveTo;
    const going = del ?? moveFrom;
    return [
      ...(coming ? [element("w:ins", attributesOf(coming, this.nextId()))] : []),
      ...(going ? [element("w:del", attributesOf(going, this.nextId()))] : []),
    ];
  }

  /** The pieces of a paragraph; neighbours with the same changes share one frame. */
  write(inlines: readonly Inline[]): XmlComponent[] {
    const written: XmlComponent[] = [];
    let group: { readonly layers: Layers; readonly runs: XmlComponent[] } | undefined;
    let before: Inline | undefined;
    const close = (): void => {
      if (group) written.push(...this.#wrapped(group.runs, group.layers));
      group = undefined;
    };
    for (const inline of inlines) {
      if (!("run" in inline)) {
        close();
        written.push(...this.#commentEdge(inline));
        continue;
      }
      if (!group || !isSame(group.layers, inline.layers)) {
        close();
        group = { layers: inline.layers, runs: [] };
      }
      group.runs.push(...this.#runsOf(inline, before));
      before = inline;
    }
    close();
    return written;
  }

  #runsOf(inline: Extract<Inline, { readonly run: Run }>, before: Inline | undefined): XmlComponent[] {
    const { run, look, layers } = inline;
    const isDeleted = layers.del !== undefined;
    if ("text" in run) {
      const properties = this.#properties(lookProperties(look, run.marks ?? []));
      return [element("w:r", {}, [...properties, ...textElements(storableText(run.text), isDeleted)])];
    }
    if ("break" in run) return [element("w:r", {}, [...this.#properties([]), element("w:br")])];
    const citation = this.#citations.get(inline);
    if (!citation) return [];
    return [
      ...(isNextTo(before, layers) ? [this.run("footnote reference", textElements(",", isDeleted))] : []),
      ...this.#citation(citation, isDeleted),
    ];
  }

  #citation({ type, number }: Citation, isDeleted: boolean): XmlComponent[] {
    const run = (content: readonly XmlComponent[]): XmlComponent => this.run("footnote reference", content);
    const name = `_Ref_fn_${number}`;
    if (type === "note") {
      const reference = [run([element("w:footnoteReference", { "w:id": number })])];
      return this.#repeated.has(number) ? this.#bookmarked(name, reference) : reference;
    }
    const field = (kind: string): XmlComponent => run([element("w:fldChar", { "w:fldCharType": kind })]);
    const instruction = element(isDeleted ? "w:delInstrText" : "w:instrText", { "xml:space": "preserve" }, [
      ` NOTEREF ${name} \\f \\h `,
    ]);
    const shown = run(textElements(String(number), isDeleted));
    return [field("begin"), run([instruction]), field("separate"), shown, field("end")];
  }

  #bookmarked(name: string, content: readonly XmlComponent[]): XmlComponent[] {
    if (this.#bookmarks.has(name.toLowerCase())) return [...content];
    this.#bookmarks.add(name.toLowerCase());
    const id = this.nextId();
    return [
      element("w:bookmarkStart", { "w:id": id, "w:name": name }),
      ...content,
      element("w:bookmarkEnd", { "w:id": id }),
    ];
  }

  #commentEdge({ comment, edge }: Extract<Inline, { readonly comment: number }>): XmlComponent[] {
    const ids = this.#commentIds[comment] ?? [];
    if (edge === "start") return ids.map((id) => element("w:commentRangeStart", { "w:id": id }));
    return [
      ...ids.map((id) => element("w:commentRangeEnd", { "w:id": id })),
      ...ids.map((id) => this.run("annotation reference", [element("w:commentReference", { "w:id": id })])),
    ];
  }

  #wrapped(runs: readonly XmlComponent[], layers: Layers): readonly XmlComponent[] {
    return LAYERS.toReversed().reduce<readonly XmlComponent[]>((content, name) => {
      const revision = layers[name];
      return revision ? [element(`w:${name}`, attributesOf(revision, this.nextId()), content)] : content;
    }, runs);
  }

  #properties(properties: readonly XmlComponent[]): XmlComponent[] {
    const all = this.isRightToLeft ? [...properties, element("w:rtl")] : properties;
    return all.length > 0 ? [element("w:rPr", {}, all)] : [];
  }
}

/** In the order of the schema. */
function lookProperties({ isLead, made, color }: Look, marks: readonly Mark[]): XmlComponent[] {
  const style = made ? MADE_STYLES[made] : isLead ? LEAD : undefined;
  const [isRaised, isLowered] = [marks.includes("sup"), marks.includes("sub")];
  const vertical = isRaised ? "superscript" : isLowered ? "subscript" : undefined;
  return [
    ...(style ? [element("w:rStyle", { "w:val": styleId(style) })] : []),
    ...(marks.includes("em") ? [element("w:i"), element("w:iCs")] : []),
    ...(color ? [element("w:color", { "w:val": color })] : []),
    ...(isRaised && isLowered ? [element("w:position", { "w:val": -4 })] : []),
    ...(vertical ? [element("w:vertAlign", { "w:val": vertical })] : []),
  ];
}

function attributesOf({ authors, date }: Revision, id: number) {
  return { "w:id": id, "w:author": storableText(authors.join("; ")), "w:date": date };
}

/** True where a citation stands right before, and stays at least as long as what follows. */
function isNextTo(before: Inline | undefined, layers: Layers): boolean {
  if (!before || !("run" in before) || !("footnote" in before.run)) return false;
  const { layers: former } = before;
  return LAYERS.every((name) => !former[name] || sameRevision(former[name], layers[name]));
}

const isSame = (one: Layers, other: Layers): boolean => LAYERS.every((name) => sameRevision(one[name], other[name]));

function sameRevision(one: Revision | undefined, other: Revision | undefined): boolean {
  if (!one || !other) return one === other;
  return one.date === other.date && one.authors.join("; ") === other.authors.join("; ");
}
