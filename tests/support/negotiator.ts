import { expect } from "vitest";
import { plainText, type Run } from "../../shared/domain/clause.ts";
import { ROUTES } from "../../shared/protocol/routes.ts";
import type { ApiClient } from "./apiClient.ts";

let commands = 0;

/** One party to a negotiation that knows nothing but the HTTP API. */
export class Negotiator {
  readonly api: ApiClient;
  readonly draft: string;

  constructor(api: ApiClient, draft: string) {
    this.api = api;
    this.draft = draft;
  }

  get #params() {
    return { draft: this.draft };
  }

  /** Sends a command with an id of its own and gives the answer, refusals too. */
  ask(command: Record<string, unknown>) {
    commands += 1;
    return this.api.call(ROUTES.command, {
      params: this.#params,
      json: { id: `command-${commands}`, ...command },
    });
  }

  /** Sends a command that must be carried out. */
  async must(command: Record<string, unknown>) {
    const answer = await this.ask(command);
    expect(answer.error, JSON.stringify(command)).toBeUndefined();
    return answer.value;
  }

  async state() {
    return (await this.api.call(ROUTES.draft, { params: this.#params })).value.state;
  }

  /** A view of the text with everything commands ask for. */
  async content(query: Record<string, string> = {}) {
    const { present, ...content } = (
      await this.api.call(ROUTES.content, { params: this.#params, query: { present: "true", ...query } })
    ).value;
    if (!present) throw new Error("the answer lacks what was asked for");
    return { content, present };
  }

  async decisions() {
    return (await this.api.call(ROUTES.decisions, { params: this.#params })).value.decisions;
  }

  /** What the clause reads now, and the fingerprint that says so. */
  async clause(id: string) {
    const { present } = await this.content();
    const found = present.clauses.find(({ clause }) => clause === id);
    if (!found) throw new Error(`no clause ${id}`);
    return { ...found, words: plainText(found.text as readonly Run[]) };
  }

  /** What an undecided amendment proposes now. */
  async amendment(id: string) {
    const { present } = await this.content();
    const found = present.amendments.find(({ amendment }) => amendment === id);
    if (!found) throw new Error(`no words of ${id}`);
    return { ...found, words: plainText(found.text as readonly Run[]) };
  }

  /** Tables other words for a clause: some of them replaced. */
  async table(amendment: string, clause: string, from: string, to: string, more: Record<string, unknown> = {}) {
    const { text, words } = await this.clause(clause);
    expect(words).toContain(from);
    const proposed = { kind: "edit", on: { clause }, base: text, text: [{ text: words.replace(from, to) }] };
    return this.ask({ command: "tableAmendment", amendment, proposed, ...more });
  }
}
