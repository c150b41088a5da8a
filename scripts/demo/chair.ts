import { combine } from "../../shared/amendments/combine.ts";
import { addClause } from "../../shared/document/draftDoc.ts";
import { ORIGINS } from "../../shared/document/origins.ts";
import type { TextPlace } from "../../shared/domain/amendment.ts";
import { plainText, type Run } from "../../shared/domain/clause.ts";
import type { FloorView, SeenClause } from "../../shared/domain/clauseCommands.ts";
import type { CommandNamed } from "../../shared/domain/commands.ts";
import type { DecisionOf } from "../../shared/domain/events.ts";
import type { AmendmentId, ClauseId } from "../../shared/domain/ids.ts";
import type { Stage } from "../../shared/domain/participants.ts";
import { DemoError } from "./demoError.ts";
import { Party } from "./party.ts";
import { replaced, type Swap, typeOver } from "./rewriting.ts";

const SILENCE_MS = 72 * 60 * 60_000;
const STAGE_WORDS = {
  drafting: "leads the draft back to drafting",
  negotiation: "opens the negotiation: from now on delegations propose, and labels stay as they are",
  silence: "puts the text under silence for 72 hours",
  final: "closes the silence procedure: the text is final",
} as const satisfies Record<Stage, string>;

type Acceptance = Omit<CommandNamed<"acceptAmendments">, "command" | "id" | "amendments">;

/** The facilitator: moves the floor, takes in, disposes, closes paragraphs. */
export class Chair extends Party {
  async setsStage(stage: Stage): Promise<void> {
    const deadline = stage === "silence" ? { deadline: new Date(Date.now() + SILENCE_MS).toISOString() } : {};
    await this.command({ command: "setStage", stage, ...deadline });
    await this.tell(STAGE_WORDS[stage]);
  }

  async movesFloorTo(clause: ClauseId, view: FloorView): Promise<void> {
    await this.command({ command: "moveFloor", clause, view });
    await this.tell(`moves the floor to ${await this.reader.label(clause)}`);
  }

  /** Brings back what was deleted. */
  async restores(clause: ClauseId): Promise<void> {
    await this.command({ command: "restoreClause", clause });
    await this.tell(`brings ${await this.reader.label(clause)} back, with all its words`);
  }

  /** Takes in amendments as they are proposed; several together where they do not collide. */
  async accepts(...ids: AmendmentId[]): Promise<void> {
    await this.command({ command: "acceptAmendments", amendments: ids, ...(await this.#asProposed(ids)) });
    await this.#tellAccepted(`takes in ${await this.#named(ids)}${ids.length > 1 ? " together" : ""}`, ids[0]);
  }

  /** Takes in amendments with words of the facilitator's own. */
  async compromises(ids: readonly AmendmentId[], swaps: readonly Swap[], reason: string): Promise<void> {
    const on = await this.#placeOf(ids[0]);
    const { runs, ifBase } = await this.reader.text(on);
    const result = replaced(runs, swaps);
    await this.command({ command: "acceptAmendments", amendments: ids, ifBase, result, reason });
    await this.#tellAccepted(`takes in ${await this.#named(ids)} as a compromise (“${reason}”)`, ids[0]);
  }

  /** Points out that two amendments touch the same words. @throws DemoError where they do not. */
  async findsCollision(one: AmendmentId, other: AmendmentId, how = "touch the same words and stand side by side") {
    const { collidesWith } = await this.reader.amendment(one);
    if (!collidesWith.includes(other)) throw new DemoError(`${await this.#named([one, other])} do not collide.`);
    await this.seat.narrator.tell(`${await this.#named([one, other])} ${how}`);
  }

  async declines(id: AmendmentId, reason: string): Promise<void> {
    await this.command({ command: "declineAmendment", amendment: id, reason });
    await this.tell(`does not take up ${await this.#named([id])}: “${reason}”`);
  }

  async parks(id: AmendmentId, reason: string): Promise<void> {
    await this.command({ command: "parkAmendment", amendment: id, reason });
    await this.tell(`parks ${await this.#named([id])}: “${reason}”`);
  }

  async unparks(id: AmendmentId, reason: string): Promise<void> {
    await this.command({ command: "unparkAmendment", amendment: id, reason });
    await this.tell(`takes ${await this.#named([id])} up again: “${reason}”`);
  }

  /** Opens a decided amendment again. */
  async reconsiders(id: AmendmentId, reason: string): Promise<void> {
    await this.command({ command: "reopenAmendment", amendment: id, reason });
    await this.tell(`reopens ${await this.#named([id])}: “${reason}”`);
  }

  async merges(ids: readonly AmendmentId[], into: AmendmentId, reason: string): Promise<void> {
    await this.command({ command: "mergeAmendments", amendments: ids, into, reason });
    await this.tell(`merges ${await this.#named(ids)} into ${await this.#named([into])}: “${reason}”`);
  }

  /** @throws DemoError where there is nothing to undo. */
  async undoes(): Promise<void> {
    const { undoable } = await this.reader.state();
    if (!undoable) throw new DemoError("There is no decision to undo.");
    await this.command({ command: "undoDecision", decision: undoable.decision });
    await this.tell("undoes that decision; both stand in the record");
  }

  /** Enters other words for a delegation that speaks from the floor. */
  async enters(id: AmendmentId, delegation: string, on: TextPlace, swap: Swap, reason: string): Promise<void> {
    const { runs } = await this.reader.text(on);
    const proposed = { kind: "edit", on, base: runs, text: replaced(runs, [swap]) } as const;
    await this.command({ command: "tableAmendment", amendment: id, delegation, proposed, reason });
    const { number, place } = await this.reader.amendment(id);
    await this.tell(`enters ${number} on ${place} for ${delegation}, which speaks from the floor: “${reason}”`);
  }

  /** Writes a new clause into the base text before everybody's eyes. */
  async writesClause(clause: ClauseId, behind: ClauseId, level: number, words: string): Promise<void> {
    const order = await this.reader.orderBehind(behind);
    const place = { id: clause, kind: "operative", level, order } as const;
    const text = this.room.doc.transact(() => addClause(this.draft, place), ORIGINS.birth);
    await typeOver(text, ["", words], this.handsAt(clause));
    await this.room.saved();
  }

  async brackets(clause: ClauseId, reason: string): Promise<void> {
    await this.command({ command: "bracketClause", clauses: await this.#seen([clause]), reason });
    await this.tell(`puts ${await this.reader.label(clause)} in brackets: “${reason}”`);
  }

  /** Closes paragraphs one after another while the rest is open. */
  async agreesAdRef(...clauses: ClauseId[]): Promise<void> {
    for (const clause of clauses) {
      await this.command({ command: "agreeAdRef", clauses: await this.#seen([clause]) });
      await this.seat.narrator.tell(`${await this.reader.label(clause)} is agreed ad ref`);
    }
  }

  /** Closes a paragraph over an amendment that is open on it, with the answer that it gets. */
  async agreesWithout(clause: ClauseId, id: AmendmentId, reason: string): Promise<void> {
    const dispositions = [{ amendment: id, becomes: "declined", reason }] as const;
    await this.command({ command: "agreeAdRef", clauses: await this.#seen([clause]), dispositions });
    const label = await this.reader.label(clause);
    await this.seat.narrator.tell(`${label} is agreed ad ref; ${await this.#named([id])} is not taken up: “${reason}”`);
  }

  async reopens(clause: ClauseId, reason: string): Promise<void> {
    await this.command({ command: "reopenClause", clauses: [clause], reason });
    await this.tell(`reopens ${await this.reader.label(clause)}: “${reason}”`);
  }

  /** Issues the next Rev; what is still open is carried over into the next reading. */
  async issuesRev(): Promise<void> {
    const { lastDecision, amendments, revisions } = await this.reader.state();
    const open = amendments.filter(({ status }) => status === "tabled").map(({ id }) => id);
    const dispositions = open.map((amendment) => ({ amendment, becomes: "kept" as const }));
    const after = await this.command({ command: "issueRev", ifDecision: lastDecision, dispositions });
    const name = after.revisions.slice(revisions.length).map((revision) => revision.name);
    const carried = open.length > 0 ? `; carried over: ${await this.#named(open)}` : "";
    await this.tell(`issues ${name}: paragraphs are numbered anew${carried}`);
  }

  /** The text of a revision is the base again. */
  async bringsBack(rev: number, reason: string): Promise<void> {
    const { lastDecision, revisions } = await this.reader.state();
    await this.command({ command: "restoreRevision", rev, ifDecision: lastDecision, reason });
    await this.tell(`brings back the text of ${revisions.find((one) => one.rev === rev)?.name}: “${reason}”`);
  }

  /** Confirms the whole text. */
  async agreesEverything(): Promise<void> {
    const clauses = (await this.reader.present()).clauses.map(({ clause, ifBase }) => ({ clause, ifBase }));
    const { progress } = await this.command({ command: "agreeClause", clauses });
    await this.tell(
      `asks whether the text as a whole is agreed. It is: ${progress.closed} of ${progress.total} paragraphs`,
    );
  }

  async #asProposed(ids: readonly AmendmentId[]): Promise<Acceptance> {
    const proposals = await Promise.all(ids.map((id) => this.reader.proposal(id)));
    const [first] = proposals;
    const on = await this.#placeOf(ids[0]);
    switch (first?.kind) {
      case "insert":
        return { result: first.text };
      case "move":
        return { places: await this.#placesFor(first.id) };
      case "delete":
        return {};
      default: {
        const { runs, ifBase } = await this.reader.text(on);
        const combined = combine(runs, proposals);
        if (!combined.ok) throw new DemoError(`${await this.#named(ids)} collide: that takes a compromise.`);
        return { ifBase, result: combined.result };
      }
    }
  }

  /** Where the record says that a clause is to move. */
  async #placesFor(id: AmendmentId): Promise<NonNullable<Acceptance["places"]>> {
    const decisions = await this.reader.decisions();
    const tabled = decisions.find(
      (decision): decision is DecisionOf<"amendmentTabled"> =>
        decision.type === "amendmentTabled" && decision.amendment === id,
    );
    if (tabled?.proposed.kind !== "move") throw new DemoError(`${id} moves nothing.`);
    const { on, order, level = 0 } = tabled.proposed;
    return [{ clause: on.clause, order, level }];
  }

  async #placeOf(id: AmendmentId | undefined): Promise<TextPlace> {
    if (id === undefined) throw new DemoError("No amendment was named.");
    return (await this.reader.amendment(id)).on as TextPlace;
  }

  async #seen(clauses: readonly ClauseId[]): Promise<readonly SeenClause[]> {
    const texts = await Promise.all(clauses.map((clause) => this.reader.text({ clause })));
    return clauses.map((clause, index) => ({ clause, ifBase: texts[index]?.ifBase ?? "" }));
  }

  /** "A-003 (EU) and A-004 (BRA)". */
  async #named(ids: readonly AmendmentId[]): Promise<string> {
    const rows = await Promise.all(ids.map((id) => this.reader.amendment(id)));
    return rows.map(({ number, delegation }) => `${number} (${delegation})`).join(" and ");
  }

  async #tellAccepted(what: string, id: AmendmentId | undefined): Promise<void> {
    const on = await this.#placeOf(id);
    const { clauses, footnotes } = await this.reader.present();
    const index = clauses.findIndex(({ clause }) => "clause" in on && clause === on.clause);
    const found = "clause" in on ? clauses[index] : footnotes.find(({ footnote }) => footnote === on.footnote);
    const behind = clauses[index - 1];
    if (!found) await this.tell(`${what}; the paragraph is gone`);
    else if (id && behind && (await this.reader.amendment(id)).kind === "move")
      await this.tell(`${what}; the paragraph now stands behind ${await this.reader.label(behind.clause)}`);
    else await this.tell(`${what}; it now reads: “${plainText(found.text as readonly Run[])}”`);
  }
}
