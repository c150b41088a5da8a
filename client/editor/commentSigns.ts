import type { ClauseId } from "../../shared/domain/ids.ts";

export interface CommentSignsOptions {
  /** What a sign says of itself: "2 comments on OP 3". */
  readonly nameOf: (clause: ClauseId, count: number) => string;
  readonly onPress: (clause: ClauseId) => void;
}

/**
 * The signs beside commented paragraphs: a number in a speech bubble, outside of the words. They are no stop of the Tab key,
 * so that Escape and Tab leave the text from anywhere; by keyboard, comments are reached through the panel. Rules CO9, A11Y8.
 */
export class CommentSigns {
  readonly #options: CommentSignsOptions;
  readonly #signs = new Map<ClauseId, HTMLButtonElement>();

  constructor(options: CommentSignsOptions) {
    this.#options = options;
  }

  /** Shows how many open threads each clause has. */
  show(page: HTMLElement, counts: ReadonlyMap<ClauseId, number>): void {
    for (const [clause, sign] of this.#signs) {
      if (counts.has(clause)) continue;
      sign.remove();
      this.#signs.delete(clause);
    }
    for (const [clause, count] of counts) {
      const sign = this.#signs.get(clause) ?? this.#make(clause);
      const text = String(count);
      const name = this.#options.nameOf(clause, count);
      if (sign.textContent !== text) sign.textContent = text;
      if (sign.getAttribute("aria-label") !== name) {
        sign.setAttribute("aria-label", name);
        sign.title = name;
      }
    }
    this.keep(page);
  }

  /** Puts signs back whose paragraph was drawn anew. */
  keep(page: HTMLElement): void {
    const lost = new Map([...this.#signs].filter(([, sign]) => !sign.isConnected));
    if (lost.size === 0) return;
    for (const element of page.querySelectorAll<HTMLElement>(".clause[data-clause]")) {
      const sign = lost.get(element.dataset.clause as ClauseId);
      if (sign) element.append(sign);
    }
  }

  #make(clause: ClauseId): HTMLButtonElement {
    const sign = document.createElement("button");
    sign.type = "button";
    sign.className = "comment-sign";
    sign.contentEditable = "false";
    sign.tabIndex = -1;
    // The press belongs to the sign: the caret stays where it is.
    sign.addEventListener("mousedown", (event) => {
      event.preventDefault();
      event.stopPropagation();
    });
    sign.addEventListener("click", (event) => {
      event.stopPropagation();
      this.#options.onPress(clause);
    });
    this.#signs.set(clause, sign);
    return sign;
  }
}
