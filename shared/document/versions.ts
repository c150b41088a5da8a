import type * as Y from "yjs";
import type { AmendmentKind } from "../domain/amendment.ts";
import type { Run, StoredClause } from "../domain/clause.ts";
import type { AmendmentId, ClauseId, FootnoteId } from "../domain/ids.ts";

/** Whose own words a clause or note is shown in, in place of the base text. */
export interface VersionMark {
  readonly amendment: AmendmentId;
  readonly kind: AmendmentKind;
  readonly delegation: string;
  /** "A-012"; empty while it is private. */
  readonly number: string;
}

/** A text that takes the place of a base text for this viewer. */
export interface Version extends VersionMark {
  readonly text: Y.Text;
  /** The words it was begun on, or last carried over to; none for a new clause. */
  base(): readonly Run[];
}

/** A clause that only an amendment of this viewer brings. */
export interface AddedClause {
  readonly place: StoredClause;
  readonly version: Version;
  /** What the room calls it; empty where it is only now being written. */
  readonly label: string;
  /** A competing version stands right behind this clause; a new clause has its place by its order. */
  readonly behind?: ClauseId;
}

/** What one transaction changed for this viewer. */
export interface VersionsChange {
  /** Versions came or went. */
  readonly structure: boolean;
  readonly clauses: ReadonlySet<ClauseId>;
  readonly notes: ReadonlySet<FootnoteId>;
  /** Words of these texts changed; given while Yjs delivers them. */
  readonly events: readonly Y.YEvent<Y.AbstractType<unknown>>[];
  readonly transaction: Y.Transaction | null;
}

/** What a viewer sees and edits in place of the base text: the amendments of one delegation. Rules PROJ9, PROJ10. */
export interface Versions {
  ofClause(clause: ClauseId): Version | undefined;
  ofNote(note: FootnoteId): Version | undefined;
  /** Notes of which there is an own version. They are shown also where the text cites them no more. */
  readonly ownNotes: Iterable<FootnoteId>;
  /** The words of a note that the draft does not have yet and only own versions cite. */
  newNote(note: FootnoteId): Y.Text | undefined;
  readonly added: readonly AddedClause[];
  /** Calls for word changes while Yjs delivers them, before `onChange`. */
  onWords(listener: (events: readonly Y.YEvent<Y.AbstractType<unknown>>[]) => void): () => void;
  onChange(listener: (change: Omit<VersionsChange, "events">) => void): () => void;
}
