import type { Mark, Run } from "../../domain/clause.ts";
import type { Language } from "../../domain/draftHead.ts";
import type { FootnoteId } from "../../domain/ids.ts";
import type { PhrasingNode } from "./markdownTree.ts";

/** How words are to be set. */
export interface PhrasingOptions {
  /** The first so many characters are set off, as opening phrases are. */
  readonly leadLength?: number;
  /** All of them are set in italics, as closing lines are. */
  readonly isItalic?: boolean;
  /** Where the words cannot go over a line: headings and cells. */
  readonly isOneLine?: boolean;
}

const BREAK_TAG: PhrasingNode = { type: "html", value: "<br>" };

type SetOff = "emphasis" | "strong" | null;
interface Item {
  readonly setOff: SetOff;
  readonly nodes: readonly PhrasingNode[];
}

/** Writes words as a tree; raised and lowered letters as the HTML that Markdown takes. Rule FF8. */
export class PhrasingWriter {
  readonly #language: Language;
  readonly #numbers: ReadonlyMap<FootnoteId, number>;

  constructor(language: Language, numbers: ReadonlyMap<FootnoteId, number>) {
    this.#language = language;
    this.#numbers = numbers;
  }

  write(runs: readonly Run[], options: PhrasingOptions = {}): PhrasingNode[] {
    const { isItalic = false, isOneLine = false } = options;
    let lead = options.leadLength ?? 0;
    const items = runs.flatMap((run): Item[] => {
      const around = isItalic ? "emphasis" : null;
      if ("footnote" in run) {
        const label = String(this.#numbers.get(run.footnote) ?? 0);
        return [{ setOff: around, nodes: [{ type: "footnoteReference", identifier: label, label }] }];
      }
      if ("break" in run) {
        lead -= 1;
        return [{ setOff: around, nodes: [isOneLine ? BREAK_TAG : { type: "break" }] }];
      }
      const cut = Math.max(0, Math.min(lead, run.text.length));
      lead -= cut;
      const marks = run.marks ?? [];
      const own = isItalic || marks.includes("em") ? "emphasis" : null;
      return [
        ...item(run.text.slice(0, cut), marks, own ?? this.#leadSetOff()),
        ...item(run.text.slice(cut), marks, own),
      ];
    });
    return grouped(items);
  }

  #leadSetOff(): SetOff {
    if (this.#language === "zh") return null;
    return this.#language === "ar" ? "strong" : "emphasis";
  }
}

function item(text: string, marks: readonly Mark[], setOff: SetOff): Item[] {
  if (text === "") return [];
  const tags = marks.filter((mark) => mark !== "em");
  return [
    {
      setOff,
      nodes: [
        ...tags.map((tag) => ({ type: "html" as const, value: `<${tag}>` })),
        { type: "text", value: text },
        ...tags.map((tag) => ({ type: "html" as const, value: `</${tag}>` })).reverse(),
      ],
    },
  ];
}

/** Neighbours that are set off alike are one node: two could not be told apart. */
function grouped(items: readonly Item[]): PhrasingNode[] {
  const nodes: PhrasingNode[] = [];
  let at = 0;
  while (at < items.length) {
    const setOff = items[at]?.setOff ?? null;
    let end = at + 1;
    while (end < items.length && items[end]?.setOff === setOff) end += 1;
    const children = items.slice(at, end).flatMap((one) => one.nodes);
    if (!setOff) nodes.push(...children);
    else if (maySurround(lastSign(items[at - 1]), children, firstSign(items[end]))) {
      nodes.push({ type: setOff, children: breaksBeforeTags(children) });
    } else {
      const tag = setOff === "strong" ? "strong" : "em";
      nodes.push({ type: "html", value: `<${tag}>` }, ...children, { type: "html", value: `</${tag}>` });
    }
    at = end;
  }
  return breaksBeforeTags(nodes);
}

/** May asterisks stand round these words? Within a word, or beside blanks of their own, they would be signs. */
function maySurround(before: string, children: readonly PhrasingNode[], after: string): boolean {
  const nodes = children.map((node) => ({ setOff: null, nodes: [node] }));
  const inner = [firstSign(nodes[0]), lastSign(nodes.at(-1))];
  return (
    inner.every((sign) => /^[\p{L}\p{N}<]$/u.test(sign)) &&
    [before, after].every((sign) => /^[^\p{L}\p{N}\\]?$/u.test(sign))
  );
}

function firstSign(one: Item | undefined): string {
  return signs(one)[0] ?? "";
}

function lastSign(one: Item | undefined): string {
  return signs(one).at(-1) ?? "";
}

/** Characters of the text of an item; whatever is none stands for a sign of mark-up. */
function signs(one: Item | undefined): string[] {
  return (one?.nodes ?? []).flatMap((node) => (node.type === "text" ? [...node.value] : ["<"]));
}

/** A line that begins with a tag might be a block of HTML: there a break is a tag itself. */
function breaksBeforeTags(nodes: readonly PhrasingNode[]): PhrasingNode[] {
  const done: PhrasingNode[] = [];
  for (const node of [...nodes].reverse()) {
    done.push(node.type === "break" && done.at(-1)?.type === "html" ? BREAK_TAG : node);
  }
  return done.reverse();
}
