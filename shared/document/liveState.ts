import { type DraftState, INITIAL_STATE } from "../domain/draftState.ts";
import type { Decision } from "../domain/events.ts";
import { evolve, replay } from "../domain/evolve.ts";
import type { DraftDoc } from "./draftDoc.ts";

/** What the decisions in a document add up to, live: each new decision is folded in as it comes. Rule CMD21. */
export class LiveState {
  readonly #draft: DraftDoc;
  readonly #listeners = new Set<(state: DraftState, news: readonly Decision[]) => void>();
  #state: DraftState = INITIAL_STATE;
  #count = 0;

  constructor(draft: DraftDoc) {
    this.#draft = draft;
    this.#read();
    draft.decisions.observe(this.#handleChange);
  }

  get state(): DraftState {
    return this.#state;
  }

  /** Calls after new decisions, with them. */
  readonly onChange = (listener: (state: DraftState, news: readonly Decision[]) => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  destroy(): void {
    this.#draft.decisions.unobserve(this.#handleChange);
    this.#listeners.clear();
  }

  /** Only ever appended to, by the server alone. */
  #read(): readonly Decision[] {
    const news = this.#draft.decisions.slice(this.#count) as Decision[];
    this.#state = this.#count === 0 ? replay(news) : news.reduce(evolve, this.#state);
    this.#count += news.length;
    return news;
  }

  readonly #handleChange = (): void => {
    const news = this.#read();
    if (news.length === 0) return;
    for (const listener of [...this.#listeners]) listener(this.#state, news);
  };
}
