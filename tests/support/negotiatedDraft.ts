import * as Y from "yjs";
import { writeWords } from "../../server/commands/writeWords.ts";
import type { WordChange } from "../../shared/amendments/wordChanges.ts";
import { type DraftDoc, draftDoc } from "../../shared/document/draftDoc.ts";
import { fillDraft } from "../../shared/document/fillDraft.ts";
import type { ClauseKind } from "../../shared/domain/clause.ts";
import type { Actor } from "../../shared/domain/participants.ts";
import { clause, draft } from "./builders.ts";
import { chair, Negotiation } from "./negotiation.ts";
import { seededRandom } from "./random.ts";

/** A negotiation together with the document that the server would keep of it. */
export class NegotiatedDraft extends Negotiation {
  readonly draft: DraftDoc = draftDoc(new Y.Doc());
  #recorded = 0;

  /** Clauses as `[id, kind, words, level]`, in text order; negotiation has begun. */
  constructor(clauses: readonly (readonly [id: string, kind: ClauseKind, words: string, level?: number])[]) {
    super(clauses);
    fillDraft(
      this.draft,
      draft(clauses.map(([id, kind, words, level]) => clause(id, kind, words, level))),
      seededRandom(3),
    );
    for (const [id, stored] of this.clauses) stored.order = String(this.draft.clauses.get(id)?.get("order"));
    this.must({ command: "setStage", stage: "negotiation" });
  }

  /** Does what must be done: decisions and words come into the document in one transaction. */
  must(command: Record<string, unknown>, actor: Actor = chair): void {
    this.draft.doc.transact(() => {
      const answer = this.do({ id: this.id(), ...command } as never, actor);
      if (answer !== "taken") throw new Error(`${JSON.stringify(command)}: ${answer}`);
      this.draft.decisions.push(this.decisions.slice(this.#recorded));
      this.#recorded = this.decisions.length;
    }, "server");
  }

  override write(changes: readonly WordChange[]): void {
    super.write(changes);
    for (const change of changes) writeWords(this.draft, change);
  }
}
