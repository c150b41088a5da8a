import type { EditorState } from "@tiptap/pm/state";
import type { OwnVersions } from "../../shared/document/ownVersions.ts";
import type { Projection } from "../../shared/document/projection.ts";
import type { ClauseId } from "../../shared/domain/ids.ts";
import type { Refusal } from "../../shared/domain/refusal.ts";
import { orderAt } from "./binding/newOrders.ts";
import { baseOrder } from "./binding/writeProposal.ts";
import { planOf } from "./commandPlans.ts";
import type { DraftEditorOptions, EditorCommand } from "./editorContract.ts";
import type { EditHistory } from "./history.ts";
import type { PlanRunner } from "./planRunner.ts";
import { levelOfNode } from "./schema/kinds.ts";
import { findBlock } from "./schema/units.ts";
import type { EditPlan, PlanEdit } from "./structure/editPlan.ts";

/** Commands that give a clause another place or level. */
const ARRANGES: ReadonlySet<EditorCommand["type"]> = new Set(["moveUp", "moveDown", "indent", "outdent"]);

export interface ProposingOptions extends Pick<DraftEditorOptions, "projection" | "random" | "newId" | "onNotice"> {
  readonly versions: () => OwnVersions | null;
  readonly state: () => EditorState;
  readonly active: () => ClauseId | null;
  readonly runner: PlanRunner;
  readonly history: EditHistory;
  /** Shows at once what was proposed. */
  readonly show: () => void;
}

/** The commands that where amendments are written do not change the text but propose it. Rule ED24. */
export class Proposing {
  readonly #options: ProposingOptions;

  constructor(options: ProposingOptions) {
    this.#options = options;
  }

  /** True for a command that is a proposal here and now. */
  takes({ type }: EditorCommand): boolean {
    const { versions, active } = this.#options;
    if (!versions() || !active()) return false;
    return type === "proposeVersion" || type === "deleteClause" || ARRANGES.has(type);
  }

  can(): Refusal | null {
    const clause = this.#options.active();
    return clause ? this.#options.runner.permissions.clause(clause) : { code: "structure_refused" };
  }

  /** Proposes what a command asks for; a competing version is given as the clause to go on in. */
  run(command: EditorCommand): boolean | ClauseId {
    const { versions, active, projection, random, runner } = this.#options;
    const own = versions();
    const clause = active();
    if (!own || !clause || command.type === "restoreClause") return false;
    if (command.type !== "proposeVersion" && command.type !== "deleteClause") {
      return this.arrange(clause, planOf(command, random));
    }
    const refusal = runner.permissions.clause(clause);
    if (refusal) {
      runner.notice(refusal);
      return false;
    }
    const means = { projection, versions: own, random };
    return this.#step(clause, () =>
      command.type === "deleteClause" ? proposeRemoval(means, clause) : (proposeVersion(means, clause) ?? false),
    );
  }

  /** Proposes the place and level that a plan would give to a clause. */
  arrange(clause: ClauseId, planEdit: PlanEdit): boolean {
    const { versions, projection, random, newId, runner, state } = this.#options;
    const own = versions();
    const refusal = runner.permissions.clause(clause);
    const plan = refusal ? null : planEdit(state(), { newId, head: projection.head });
    if (!plan || !own) {
      runner.notice(refusal ?? { code: "structure_refused", clause });
      return false;
    }
    return (
      this.#step(clause, () => proposePlace({ projection, versions: own, random }, state(), clause, plan)) !== false
    );
  }

  #step(clause: ClauseId, propose: () => boolean | ClauseId): boolean | ClauseId {
    const { history, show, onNotice } = this.#options;
    history.cut();
    const made = propose();
    history.cut();
    show();
    if (made === false) onNotice({ key: "editor.notice.notProposable", clause });
    return made;
  }
}

interface Means {
  readonly projection: Projection;
  readonly versions: OwnVersions;
  readonly random: () => number;
}

/**
 * Proposes that a clause be removed; a clause that only an own amendment brings is put aside instead. False where that is
 * proposed already, or the clause is somebody's tabled one. Rule ED24.
 */
function proposeRemoval({ projection, versions }: Means, clause: ClauseId): boolean {
  const view = projection.clause(clause);
  if (!view || versions.marksOf(clause).some(({ kind }) => kind === "delete")) return false;
  const { version } = view;
  if (version?.kind === "insert" || version?.kind === "alt") {
    if (version.number !== "") return false;
    versions.discard(version.amendment);
    return true;
  }
  versions.propose({ kind: "delete", on: { clause } }, { base: [], text: [] });
  return true;
}

/** Proposes a competing version of a clause, which begins with the words that are shown. Gives its id as a clause. Rule ED24. */
function proposeVersion({ projection, versions }: Means, clause: ClauseId): ClauseId | null {
  const view = projection.clause(clause);
  if (!view || view.version?.kind === "insert" || view.version?.kind === "alt" || view.kind === "table") return null;
  const base = view.baseRuns;
  return versions.propose({ kind: "alt", on: { clause } }, { base, text: base }) as string as ClauseId;
}

/**
 * Proposes the place and level that a plan would give to a clause, without carrying the plan out; a new clause that is still
 * being written goes there at once. Rule ED24.
 */
function proposePlace(
  { projection, versions, random }: Means,
  state: EditorState,
  clause: ClauseId,
  plan: EditPlan,
): boolean {
  const view = projection.clause(clause);
  const before = findBlock(state.doc, clause);
  const after = findBlock(plan.tr.doc, clause);
  if (!view || !before || !after || view.version?.kind === "alt") return false;
  const level = levelOfNode(after.node);
  const order =
    before.index === after.index
      ? view.order
      : orderAt(plan.tr.doc, clause, { orderOf: (id) => baseOrder(projection, id), random });
  if (order === null) return false;
  const { version } = view;
  if (version?.kind === "insert") {
    if (version.number !== "") return false;
    versions.place(version.amendment, { order, level });
    return true;
  }
  for (const mark of versions.marksOf(clause)) {
    if (mark.kind === "move" && mark.number === "") versions.discard(mark.amendment);
  }
  versions.propose({ kind: "move", on: { clause }, order, level }, { base: [], text: [] });
  return true;
}
