import * as Y from "yjs";
import { draftWords } from "../../server/commands/draftWords.ts";
import { writeWords } from "../../server/commands/writeWords.ts";
import { combine } from "../../shared/amendments/combine.ts";
import { proposalOf } from "../../shared/amendments/proposal.ts";
import { textFactsOf } from "../../shared/amendments/textFactsOf.ts";
import { wordChanges } from "../../shared/amendments/wordChanges.ts";
import { draftDoc, textOf } from "../../shared/document/draftDoc.ts";
import type { Command } from "../../shared/domain/commands.ts";
import { decide } from "../../shared/domain/decide.ts";
import { type DraftState, INITIAL_STATE } from "../../shared/domain/draftState.ts";
import { evolve } from "../../shared/domain/evolve.ts";
import { fingerprint } from "../../shared/domain/fingerprint.ts";
import type { AmendmentId, ParticipantId } from "../../shared/domain/ids.ts";
import type { Actor } from "../../shared/domain/participants.ts";
import { benchAmendments } from "./amendmentFixture.ts";
import { fillBenchDraft } from "./draftFixture.ts";

const CHAIR: Actor = { participant: "p-chair" as ParticipantId, name: "Chair", role: "facilitator" };
type Unnumbered = Command extends infer One ? (One extends Command ? Omit<One, "id"> : never) : never;

/** A draft under negotiation as the server keeps it, without a server: what it decides comes as the bytes that clients get. */
export class BenchNegotiation {
  readonly #draft = draftDoc(new Y.Doc());
  #state: DraftState = INITIAL_STATE;
  #commands = 0;

  /** The draft of `benchContent` with the amendments of `benchAmendments` tabled. */
  constructor(clauses: number, amendments: number) {
    fillBenchDraft(this.#draft.doc, clauses);
    this.#carryOut({ command: "setStage", stage: "negotiation" });
    for (const { id, delegation, proposed } of benchAmendments(clauses, amendments)) {
      this.#carryOut({ command: "tableAmendment", amendment: id, delegation, proposed });
    }
  }

  /** The whole document. */
  bytes(): Uint8Array {
    return Y.encodeStateAsUpdate(this.#draft.doc);
  }

  /** Somebody types one character after another in the new words of an amendment; gives what arrives of each. */
  typeIn(amendment: AmendmentId, characters: number): readonly Uint8Array[] {
    const text = textOf(this.#draft.amendments.get(amendment));
    if (!text) throw new RangeError(`no words of ${amendment}`);
    return Array.from({ length: characters }, (_, index) =>
      this.#updateOf(() => text.insert(100 + index, index % 6 === 5 ? " " : "e")),
    );
  }

  /** The facilitator takes in one edit after another, where each can simply be taken; gives what arrives of each. */
  acceptEdits(count: number): readonly Uint8Array[] {
    const updates: Uint8Array[] = [];
    for (const { id, proposed, status } of [...this.#state.amendments.values()].reverse()) {
      if (updates.length === count) break;
      if (proposed.kind !== "edit" || status !== "tabled") continue;
      const words = draftWords(this.#draft);
      const amendment = this.#state.amendments.get(id);
      const on = "clause" in proposed.on ? proposed.on.clause : null;
      const base = words.clauses.find((clause) => clause.id === on)?.runs;
      if (!amendment || !base) continue;
      const combined = combine(base, [proposalOf(amendment, words.amendment(id))]);
      if (!combined.ok) continue;
      const seen = { ifBase: fingerprint(base), ifRevisions: [1], result: combined.result };
      updates.push(this.#updateOf(() => this.#carryOut({ command: "acceptAmendments", amendments: [id], ...seen })));
    }
    if (updates.length < count) throw new RangeError(`only ${updates.length} edits can be taken in`);
    return updates;
  }

  #carryOut(asked: Unnumbered): void {
    this.#commands += 1;
    const command = { ...asked, id: `bench-${this.#commands}` } as Command;
    const now = new Date(Date.UTC(2026, 10, 21) + 1000 * this.#commands).toISOString();
    const draft = this.#draft;
    const outcome = decide(this.#state, command, CHAIR, now, textFactsOf(draftWords(draft), this.#state));
    if (!outcome.ok) throw new Error(`${JSON.stringify(command)}: ${JSON.stringify(outcome.refusal)}`);
    draft.doc.transact(() => {
      for (const decision of outcome.decisions) {
        for (const change of wordChanges(decision, this.#state, draftWords(draft))) writeWords(draft, change);
        this.#state = evolve(this.#state, decision);
      }
      draft.decisions.push([...outcome.decisions]);
    });
  }

  #updateOf(act: () => void): Uint8Array {
    const updates: Uint8Array[] = [];
    const keep = (update: Uint8Array) => updates.push(update);
    this.#draft.doc.on("update", keep);
    this.#draft.doc.transact(act);
    this.#draft.doc.off("update", keep);
    const [update] = updates;
    if (!update || updates.length > 1) throw new Error(`${updates.length} updates of one act`);
    return update;
  }
}
