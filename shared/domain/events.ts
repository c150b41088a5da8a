import type { AmendmentStatus, NewNote, Position, Proposed, TextPlace } from "./amendment.ts";
import type { ClausePlace } from "./amendmentCommands.ts";
import type { ClauseKind, Run } from "./clause.ts";
import type { FloorView } from "./clauseCommands.ts";
import type { AmendmentId, ClauseId } from "./ids.ts";
import type { Role, Stage } from "./participants.ts";

/** Who decided and when; the server writes it, `decisions` keeps it for good. Rule CMD2. */
export interface EventHeader {
  /** 1, 2, 3 … without a gap. */
  readonly number: number;
  /** ISO 8601 in UTC. */
  readonly at: string;
  /** The command's id. */
  readonly command: string;
  readonly actor: {
    readonly participant: string;
    readonly name: string;
    readonly role: Role;
    readonly delegation?: string;
  };
  readonly reason?: string;
}

/** What a decision does to the base text; with it the text before can be told from the text after. Rule CMD14. */
export type BaseChange =
  | { readonly type: "text"; readonly on: TextPlace; readonly before: readonly Run[]; readonly result: readonly Run[] }
  | {
      readonly type: "inserted";
      readonly clause: ClauseId;
      readonly clauseKind: ClauseKind;
      readonly level: number;
      readonly order: string;
      readonly result: readonly Run[];
    }
  | { readonly type: "deleted" | "restored"; readonly clauses: readonly ClauseId[] }
  | { readonly type: "moved"; readonly from: readonly ClausePlace[]; readonly to: readonly ClausePlace[] };

/** What bringing back the text of a revision does besides: to a clause of another kind, to the rows and cells of a table. */
export type RestoringChange =
  | BaseChange
  | { readonly type: "kind"; readonly clause: ClauseId; readonly before: ClauseKind; readonly result: ClauseKind }
  | { readonly type: "cells"; readonly clause: ClauseId; readonly before: TableCells; readonly result: TableCells };

/** A table as rows of cells; the first `header` rows are its header. */
export interface TableCells {
  readonly header: number;
  readonly cells: readonly (readonly (readonly Run[])[])[];
}

/** Labels by clause, in text order. */
export type LabelList = readonly (readonly [clause: ClauseId, label: string])[];

/** What amendments that would bring a clause are called: "OP 3 bis", "OP 3 alt". */
export type AmendmentLabels = readonly (readonly [amendment: AmendmentId, label: string])[];

/** One line of a concordance: what a clause was called and what it is called now; null where it was or is not there. */
export interface LabelChange {
  readonly clause: ClauseId;
  readonly from: string | null;
  readonly to: string | null;
}

/** What happened. */
export type DecisionBody =
  | {
      readonly type: "stageSet";
      readonly from: Stage;
      readonly to: Stage;
      readonly deadline?: string;
      /** When negotiation begins: the labels that are frozen from then on. */
      readonly labels?: LabelList;
      /** With them those of undecided amendments, when it begins anew. */
      readonly amendmentLabels?: AmendmentLabels;
    }
  | { readonly type: "silenceBroken"; readonly clause: ClauseId; readonly delegation: string }
  | { readonly type: "clauseRestored"; readonly clause: ClauseId }
  | {
      readonly type: "revIssued";
      /** 1, 2, 3 …; the text as negotiation began is 0. */
      readonly rev: number;
      readonly name: string;
      /** Of the text and of the new clauses that are still open. */
      readonly labels: LabelList;
      readonly amendmentLabels: AmendmentLabels;
      readonly concordance: readonly LabelChange[];
    }
  | {
      readonly type: "revisionRestored";
      readonly rev: number;
      readonly changes: readonly RestoringChange[];
      /** Notes that its text cites and that were gone. */
      readonly notes?: readonly NewNote[];
    }
  /** Labels for clauses that came in since the labels were frozen. */
  | { readonly type: "labelsAssigned"; readonly labels: LabelList }
  | {
      readonly type: "amendmentTabled";
      readonly amendment: AmendmentId;
      readonly delegation: string;
      readonly proposed: Proposed;
      readonly label?: string;
      readonly notes?: readonly NewNote[];
    }
  | {
      readonly type: "amendmentRevised";
      readonly amendment: AmendmentId;
      readonly proposed: Proposed;
      readonly notes?: readonly NewNote[];
    }
  | { readonly type: "amendmentWithdrawn"; readonly amendment: AmendmentId; readonly delegation: string }
  | {
      readonly type: "positionTaken";
      readonly on: { readonly amendment: AmendmentId } | { readonly clause: ClauseId };
      readonly delegation: string;
      readonly position: Position | "none";
    }
  | {
      readonly type: "sponsorJoined" | "sponsorLeft";
      readonly amendment?: AmendmentId;
      readonly delegation: string;
    }
  | {
      readonly type: "amendmentsAccepted";
      readonly amendments: readonly {
        readonly amendment: AmendmentId;
        readonly as: Extract<AmendmentStatus, "accepted" | "acceptedAsModified">;
      }[];
      readonly change: BaseChange;
      /** All delegations whose words were taken in. */
      readonly contributors: readonly string[];
      readonly notes?: readonly NewNote[];
    }
  | {
      readonly type: "amendmentDeclined" | "amendmentParked" | "amendmentUnparked";
      readonly amendment: AmendmentId;
    }
  | {
      readonly type: "amendmentReopened";
      readonly amendment: AmendmentId;
      /** Where it had none in this reading. */
      readonly label?: string;
    }
  | { readonly type: "amendmentsMerged"; readonly amendments: readonly AmendmentId[]; readonly into: AmendmentId }
  | { readonly type: "decisionUndone"; readonly decision: number; readonly change?: BaseChange }
  | {
      readonly type: "clauseBracketed" | "clauseAgreedAdRef" | "clauseAgreed" | "clauseReopened";
      readonly clauses: readonly ClauseId[];
    }
  | { readonly type: "floorMoved"; readonly clause: ClauseId | null; readonly view: FloorView };

export type Decision = EventHeader & DecisionBody;

type Typed<One, Type> = One extends { readonly type: infer Types } ? (Type extends Types ? One : never) : never;
/** The decision of one type. */
export type DecisionOf<Type extends DecisionBody["type"]> = EventHeader & Typed<DecisionBody, Type>;
