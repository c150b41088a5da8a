import type { Node } from "@tiptap/pm/model";
import { Plugin, PluginKey, TextSelection } from "@tiptap/pm/state";
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";
import type { Refusal } from "../../shared/domain/refusal.ts";
import type { FindState, ReplaceResult } from "./editorContract.ts";
import { reveal } from "./reveal.ts";
import { flatText } from "./schema/inlineNodes.ts";
import { type PlacedUnit, unitAt, unitsOf } from "./schema/units.ts";

interface Match {
  readonly from: number;
  readonly to: number;
}

interface Search {
  readonly query: string;
  readonly matchCase: boolean;
  readonly matches: readonly Match[];
  readonly set: DecorationSet;
}

const KEY = new PluginKey<Search | null>("find");
const NOTHING: FindState = { query: "", count: 0, index: 0 };

export interface FindReplaceOptions {
  readonly refusalOfUnit: (unit: PlacedUnit["unit"]) => Refusal | null;
  /** Called before everything is replaced: that is a step of undo by itself. */
  readonly beginStep: () => void;
  /** Called with the number of matches that replacing left alone. */
  readonly onSkipped: (count: number) => void;
}

/** Find and replace inside clauses, table cells and notes; never across them. Locked clauses are found, and skipped by replacing. Rule ED14. */
export class FindReplace {
  readonly #options: FindReplaceOptions;
  #view: EditorView | null = null;

  constructor(options: FindReplaceOptions) {
    this.#options = options;
  }

  plugin(): Plugin<Search | null> {
    return new Plugin<Search | null>({
      key: KEY,
      state: {
        init: () => null,
        apply(tr, search) {
          const asked = tr.getMeta(KEY) as { query: string; matchCase: boolean } | null | undefined;
          if (asked === null) return null;
          if (asked) return searched(tr.doc, asked.query, asked.matchCase);
          return search && tr.docChanged ? searched(tr.doc, search.query, search.matchCase) : search;
        },
      },
      props: { decorations: (state) => KEY.getState(state)?.set },
    });
  }

  attach(view: EditorView): void {
    this.#view = view;
  }

  /** Looks for words; the first match at or after the caret is chosen. An empty query finds nothing. */
  find(query: string, { matchCase }: { matchCase: boolean }): FindState {
    const view = this.#view;
    if (!view) return NOTHING;
    view.dispatch(view.state.tr.setMeta(KEY, { query, matchCase }));
    const { from } = view.state.selection;
    const matches = this.#search?.matches ?? [];
    return this.#choose(matches.find((match) => match.from >= from) ?? matches[0]);
  }

  findNext(): FindState {
    const matches = this.#search?.matches ?? [];
    const { to } = this.#view?.state.selection ?? { to: 0 };
    return this.#choose(matches.find((match) => match.from >= to) ?? matches[0]);
  }

  findPrevious(): FindState {
    const matches = this.#search?.matches ?? [];
    const { from } = this.#view?.state.selection ?? { from: 0 };
    return this.#choose(matches.findLast((match) => match.to <= from) ?? matches.at(-1));
  }

  /** Replaces the match that is selected, and goes on to the next. */
  replace(replacement: string): FindState {
    const view = this.#view;
    const chosen = this.#chosen();
    if (view && chosen && this.#refusalAt(chosen) === null) {
      view.dispatch(replaced(view, [chosen], replacement));
      view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, chosen.from + replacement.length)));
    }
    return this.findNext();
  }

  /** Replaces every match in clauses that may be changed, as one step of undo, and says how much it left alone. */
  replaceAll(replacement: string): ReplaceResult {
    const view = this.#view;
    this.#options.beginStep();
    const matches = this.#search?.matches ?? [];
    const open = matches.filter((match) => this.#refusalAt(match) === null);
    if (view && open.length > 0) view.dispatch(replaced(view, open, replacement));
    const skipped = matches.length - open.length;
    if (skipped > 0) this.#options.onSkipped(skipped);
    return { replaced: open.length, skipped };
  }

  close(): void {
    this.#view?.dispatch(this.#view.state.tr.setMeta(KEY, null));
  }

  get #search(): Search | null {
    return (this.#view && KEY.getState(this.#view.state)) ?? null;
  }

  #chosen(): Match | undefined {
    const { from, to } = this.#view?.state.selection ?? { from: -1, to: -1 };
    return this.#search?.matches.find((match) => match.from === from && match.to === to);
  }

  #refusalAt(match: Match): Refusal | null {
    const placed = this.#view && unitAt(this.#view.state.doc.resolve(match.from));
    return placed ? this.#options.refusalOfUnit(placed.unit) : { code: "not_found" };
  }

  #choose(match: Match | undefined): FindState {
    const view = this.#view;
    const search = this.#search;
    if (!view || !search) return NOTHING;
    if (match) {
      // The focus stays in the find bar, so that Enter goes on to the next.
      view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, match.from, match.to)));
      reveal(view, match.from);
    }
    const index = match ? search.matches.indexOf(match) + 1 : 0;
    return { query: search.query, count: search.matches.length, index };
  }
}

/** One transaction for all of them, from the end, so that each stands at its own place; the first character's marks are kept. */
function replaced(view: EditorView, matches: readonly Match[], replacement: string) {
  const tr = view.state.tr;
  for (const { from, to } of [...matches].reverse()) {
    const marks = view.state.doc.resolve(from).marksAcross(view.state.doc.resolve(to)) ?? [];
    if (replacement === "") tr.delete(from, to);
    else tr.replaceWith(from, to, view.state.schema.text(replacement, marks));
  }
  return tr;
}

function searched(doc: Node, query: string, matchCase: boolean): Search {
  const matches: Match[] = [];
  if (query !== "") {
    const wanted = folded(query, matchCase);
    doc.forEach((block, pos) => {
      for (const { node, start } of unitsOf(block, pos)) {
        const text = folded(flatText(node.content), matchCase);
        for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
          matches.push({ from: start + at, to: start + at + wanted.length });
        }
      }
    });
  }
  const decorations = matches.map(({ from, to }) => Decoration.inline(from, to, { class: "find-match" }));
  return { query, matchCase, matches, set: DecorationSet.create(doc, decorations) };
}

/** Lower case without changing any length: "İ" and its like would shift every match behind them. */
function folded(text: string, matchCase: boolean): string {
  if (matchCase) return text;
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return Array.from(text, (letter) =>
    letter.toLowerCase().length === letter.length ? letter.toLowerCase() : letter,
  ).join("");
}
