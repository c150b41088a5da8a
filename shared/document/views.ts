import type * as Y from "yjs";
import type { ClauseKind, Run } from "../domain/clause.ts";
import type { ClauseId, FootnoteId } from "../domain/ids.ts";
import type { VersionMark } from "./versions.ts";

/** One clause as the projection shows it: always in a valid place, whatever the stored state says. */
export interface ClauseView {
  readonly id: ClauseId;
  /** The kind it is shown as; differs from the stored one where that could not stand (a second title is shown as text). */
  readonly kind: ClauseKind;
  /** The level it is shown at; never jumps. */
  readonly level: number;
  readonly order: string;
  /** What is printed before it in the final text: "1.", "(a)", "I.", or empty. */
  readonly number: string;
  /** What the room calls it: "PP 3", "OP 3 (a)"; empty where a kind has none. */
  readonly label: string;
  /** The opening phrase, set in italics; empty where none is known or the kind has none. */
  readonly lead: string;
  /** True for a preambular or first-level operative clause with words but without a known opening phrase. */
  readonly leadUnknown: boolean;
  /** The words shown: those of the base text, or of the viewer's own version. */
  readonly runs: readonly Run[];
  /** The words of the base text; none for a clause that only an amendment brings. */
  readonly baseRuns: readonly Run[];
  /** The one Y.Text this clause is edited through. */
  readonly source: Y.Text;
  /** Present where the viewer sees an amendment of their own here in place of the base text. Rule PROJ9. */
  readonly version?: VersionMark;
  /** Tables only. */
  readonly table?: TableView;
}

/** A table as a full grid: every row has every column; a cell without a Y.Text yet is empty. */
export interface TableView {
  readonly headerRows: number;
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly cells: readonly (readonly CellView[])[];
}

export interface CellView {
  /** Key in the clause's `cells` map. */
  readonly key: string;
  readonly runs: readonly Run[];
  readonly source: Y.Text | undefined;
}

/** A footnote, in order of first citation; one that is cited no more is there only while the viewer amends it. */
export interface NoteView {
  readonly id: FootnoteId;
  readonly number: number;
  /** Clauses that cite it, in text order, one entry a citation. */
  readonly citedIn: readonly ClauseId[];
  readonly runs: readonly Run[];
  readonly baseRuns: readonly Run[];
  readonly source: Y.Text;
  readonly version?: VersionMark;
}

/** What one Yjs transaction changed in the projection. */
export interface ProjectionChange {
  /** Clauses came, went, moved, or changed kind or level: order and numbers may all be new. */
  readonly structure: boolean;
  /** Clauses whose own words (or table cells) changed; notes whose words changed. */
  readonly clauses: ReadonlySet<ClauseId>;
  readonly notes: ReadonlySet<FootnoteId>;
  /** The list of notes or their numbers changed. */
  readonly noteOrder: boolean;
  readonly head: boolean;
  /** Null where a decision or another choice of versions changed it. */
  readonly transaction: Y.Transaction | null;
}
