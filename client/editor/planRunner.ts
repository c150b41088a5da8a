import type { Transaction } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import type { OwnVersions } from "../../shared/document/ownVersions.ts";
import { INSERTABLE_KINDS } from "../../shared/domain/amendment.ts";
import type { ClauseId, FootnoteId } from "../../shared/domain/ids.ts";
import type { Refusal } from "../../shared/domain/refusal.ts";
import { othersIn } from "./awarenessCarets.ts";
import type { DraftEditorOptions, EditorNotice } from "./editorContract.ts";
import { type Permissions, refusalOfChange } from "./guard.ts";
import type { EditHistory } from "./history.ts";
import { type Unit, unitAt } from "./schema/units.ts";
import type { EditPlan, PlanEdit } from "./structure/editPlan.ts";

export interface PlanRunnerOptions
  extends Pick<DraftEditorOptions, "projection" | "awareness" | "refusalFor" | "newId" | "confirm" | "onNotice"> {
  readonly versions: () => OwnVersions | null;
  readonly view: () => EditorView;
  readonly history: EditHistory;
  /** Draws attention to a locked clause that somebody tried to change. */
  readonly pulse: (clause: ClauseId) => void;
}

/** Carries plans out: asks what this person may do, asks the person where two people's work could meet badly, says why not. */
export class PlanRunner {
  readonly permissions: Permissions;
  readonly #options: PlanRunnerOptions;

  constructor(options: PlanRunnerOptions) {
    this.#options = options;
    this.permissions = {
      clause: (clause) => options.refusalFor(clause) ?? this.#refusalOfView(clause) ?? this.#refusalOfTable(clause),
      shape: (clause, isGone) => this.#refusalOfShape(clause, isGone),
      birth: (kind) => (options.versions() && !INSERTABLE_KINDS.includes(kind) ? { code: "structure_refused" } : null),
      note: (note) => this.#refusalOfNote(note),
    };
  }

  /** Says why nothing can be written in this view. False where it can. */
  refuseView(): boolean {
    const refusal = this.#refusalOfView(null);
    if (refusal) this.notice(refusal);
    return refusal !== null;
  }

  /** Why a plan cannot be carried out here and now, or null. */
  refusalOf(planEdit: PlanEdit): Refusal | null {
    return this.#refusalOfPlan(this.#plan(planEdit));
  }

  /** Plans and does. True when it was done, or the person is being asked. Quietly: a key that can do nothing here says nothing. */
  perform(planEdit: PlanEdit, how: "quietly" | "aloud" = "aloud"): boolean {
    const plan = this.#plan(planEdit);
    const refusal = this.#refusalOfPlan(plan);
    if (!plan || refusal) {
      if (refusal && (plan || how === "aloud")) this.notice(refusal);
      return false;
    }
    const others = this.#othersIn(plan.asks?.clauses ?? []);
    if (plan.asks && others.length > 0) void this.#ask(plan.asks, others, planEdit);
    else this.#dispatch(plan.tr);
    return true;
  }

  refusalOfUnit(unit: Unit): Refusal | null {
    return "note" in unit ? this.#refusalOfNote(unit.note) : this.#options.refusalFor(unit.clause);
  }

  /** Says why the text at the caret may not be changed. False when it may. */
  refuse(): boolean {
    const placed = unitAt(this.#options.view().state.selection.$head);
    const refusal = placed ? this.refusalOfUnit(placed.unit) : this.#options.refusalFor(null);
    if (refusal) this.notice(refusal);
    return refusal !== null;
  }

  /** Says a refusal, next to the clause it is about. */
  notice(refusal: Refusal): void {
    const { projection, onNotice, pulse, view } = this.#options;
    const placed = unitAt(view().state.selection.$head);
    const here = placed && "clause" in placed.unit ? placed.unit.clause : null;
    const clause = (refusal.clause as ClauseId | undefined) ?? here;
    const key = keyOf(refusal);
    if (clause && key === "editor.notice.locked") pulse(clause);
    const label = clause ? (projection.clause(clause)?.label ?? "") : "";
    onNotice({ key, values: { label }, ...(clause ? { clause } : {}), refusal });
  }

  /** Where the own versions are not shown, nothing can be written into them. */
  #refusalOfView(clause: ClauseId | null): Refusal | null {
    const versions = this.#options.versions();
    if (!versions || this.#options.projection.versions === versions) return null;
    return { code: "read_only", detail: BASE_VIEW, ...(clause ? { clause } : {}) };
  }

  /** A proposal is about words: a table has cells of its own. */
  #refusalOfTable(clause: ClauseId | null): Refusal | null {
    const kind = clause && this.#options.versions() ? this.#options.projection.clause(clause)?.kind : undefined;
    return clause && kind === "table" ? { code: "structure_refused", clause } : null;
  }

  /** Who proposes may reshape what they bring themselves; for the base text removal and moving are proposals of their own. */
  #refusalOfShape(clause: ClauseId, isGone: boolean): Refusal | null {
    const { versions, projection } = this.#options;
    if (!versions()) return null;
    const version = projection.clause(clause)?.version;
    // A competing version has the place, the level and the kind of its clause.
    const isOwn = version?.number === "" && (version.kind === "insert" || (version.kind === "alt" && isGone));
    return isOwn ? null : { code: "structure_refused", clause };
  }

  #plan(planEdit: PlanEdit): EditPlan | null {
    const { newId, projection, view } = this.#options;
    return planEdit(view().state, { newId, head: projection.head });
  }

  #refusalOfPlan(plan: EditPlan | null): Refusal | null {
    if (!plan) return { code: "structure_refused" };
    return refusalOfChange(this.#options.view().state.doc, plan.tr.doc, this.permissions);
  }

  /** A note belongs to the draft as a whole, and to every clause that cites it. */
  #refusalOfNote(note: FootnoteId): Refusal | null {
    const { refusalFor, projection } = this.#options;
    for (const clause of projection.note(note)?.citedIn ?? []) {
      const refusal = refusalFor(clause);
      if (refusal) return refusal;
    }
    return refusalFor(null) ?? this.#refusalOfView(null);
  }

  async #ask(asks: NonNullable<EditPlan["asks"]>, others: readonly string[], planEdit: PlanEdit): Promise<void> {
    const clause = asks.clauses[0];
    if (!clause || !(await this.#options.confirm({ key: asks.key, clause, others }))) return;
    const view = this.#options.view();
    if (view.isDestroyed) return;
    // The text may have changed while the person was being asked: plan again, where the caret is now.
    const plan = this.#plan(planEdit);
    if (plan && !this.#refusalOfPlan(plan)) this.#dispatch(plan.tr);
    view.focus();
  }

  /** A command is a step of undo by itself. */
  #dispatch(tr: Transaction): void {
    if (tr.docChanged) this.#options.history.cut();
    this.#options.view().dispatch(tr.scrollIntoView());
    if (tr.docChanged) this.#options.history.cut();
  }

  #othersIn(clauses: readonly ClauseId[]): string[] {
    const present = othersIn(this.#options.awareness);
    return [...new Set(clauses.flatMap((clause) => present.get(clause) ?? []))];
  }
}

/** Detail of a refusal where own words are not shown: the base text alone is looked at. */
export const BASE_VIEW = "base view";
/** Detail of a refusal while the private room of the delegation is not open yet. */
export const OPENING_DESK = "opening desk";

function keyOf(refusal: Refusal): EditorNotice["key"] {
  if (refusal.code === "structure_refused") return "editor.notice.structure";
  if (refusal.detail === BASE_VIEW) return "editor.notice.baseView";
  if (refusal.detail === OPENING_DESK) return "editor.notice.openingDesk";
  return refusal.code === "clause_locked" ? "editor.notice.locked" : "editor.notice.readOnly";
}
