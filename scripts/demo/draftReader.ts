import type * as z from "zod";
import type { Proposal } from "../../shared/amendments/proposal.ts";
import { orderBetween } from "../../shared/document/order.ts";
import type { TextPlace } from "../../shared/domain/amendment.ts";
import { plainText, type Run } from "../../shared/domain/clause.ts";
import type { Decision } from "../../shared/domain/events.ts";
import type { AmendmentId, ClauseId } from "../../shared/domain/ids.ts";
import type { draftContentSchema } from "../../shared/protocol/draftContentSchema.ts";
import { ROUTES } from "../../shared/protocol/routes.ts";
import type { StateJson } from "../../shared/protocol/stateSchema.ts";
import type { Caller } from "./caller.ts";
import { DemoError } from "./demoError.ts";

type Present = NonNullable<z.output<typeof draftContentSchema>["present"]>;
type Row = StateJson["amendments"][number];

/** What somebody in the room can ask the server about the draft. Everything is asked anew: others act too. */
export class DraftReader {
  readonly #caller: Caller;
  readonly #params: { readonly draft: string };

  constructor(caller: Caller, draft: string) {
    this.#caller = caller;
    this.#params = { draft };
  }

  async state(): Promise<StateJson> {
    return (await this.#caller.call(ROUTES.draft, { params: this.#params })).state;
  }

  /** Places, fingerprints and words of the moment. */
  async present(): Promise<Present> {
    const { present } = await this.#caller.call(ROUTES.content, { params: this.#params, query: { present: "true" } });
    if (!present) throw new DemoError("The server does not say what the text reads now.");
    return present;
  }

  async decisions(): Promise<readonly Decision[]> {
    return (await this.#caller.call(ROUTES.decisions, { params: this.#params })).decisions as readonly Decision[];
  }

  /** The words of a clause or a note, and the fingerprint that says so. */
  async text(
    on: TextPlace,
  ): Promise<{ readonly runs: readonly Run[]; readonly ifBase: string; readonly words: string }> {
    const { clauses, footnotes } = await this.present();
    const found =
      "clause" in on
        ? clauses.find(({ clause }) => clause === on.clause)
        : footnotes.find(({ footnote }) => footnote === on.footnote);
    if (!found) throw new DemoError(`${"clause" in on ? on.clause : on.footnote} is not in the text any more.`);
    const runs = found.text as readonly Run[];
    return { runs, ifBase: found.ifBase, words: plainText(runs) };
  }

  /** The order key of a place right behind a clause, the same at every performance. */
  async orderBehind(clause: ClauseId): Promise<string> {
    const { clauses } = await this.present();
    const index = clauses.findIndex((one) => one.clause === clause);
    const before = clauses[index];
    if (!before) throw new DemoError(`${clause} is not in the text any more.`);
    return orderBetween(before.order, clauses[index + 1]?.order ?? null, () => 0.5);
  }

  async amendment(id: AmendmentId): Promise<Row & { readonly place: string }> {
    const state = await this.state();
    const row = state.amendments.find((one) => one.id === id);
    if (!row) throw new DemoError(`There is no amendment ${id}.`);
    const on = row.on as TextPlace;
    const label = "clause" in on ? state.clauses.find(({ clause }) => clause === on.clause)?.label : "a footnote";
    return { ...row, place: row.label ?? label ?? "" };
  }

  /** An undecided amendment with its words, as one needs them to work out a result. */
  async proposal(id: AmendmentId): Promise<Proposal> {
    const { number, kind, delegation, sponsors } = await this.amendment(id);
    const words = (await this.present()).amendments.find(({ amendment }) => amendment === id);
    const { base, text } = (words ?? { base: [], text: [] }) as { base: readonly Run[]; text: readonly Run[] };
    return { id, number, kind, delegations: [delegation, ...sponsors], base, text };
  }

  /** What the room calls a clause. */
  async label(clause: ClauseId): Promise<string> {
    const label = (await this.state()).clauses.find((one) => one.clause === clause)?.label;
    return label || "the line above";
  }
}
