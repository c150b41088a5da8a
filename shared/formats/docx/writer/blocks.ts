import type { Run } from "../../../domain/clause.ts";
import type { ListPlace } from "./listPlaces.ts";

/** Who made a tracked change, and when. */
export interface Revision {
  /** Names of its authors, one for each amendment; Word shows them joined. */
  readonly authors: readonly string[];
  /** ISO 8601 in UTC, to the second; that of the latest amendment. */
  readonly date?: string;
}

/** What was done to a stretch of words, to a paragraph's mark or to a table's row. */
export interface Layers {
  readonly ins?: Revision;
  readonly moveFrom?: Revision;
  readonly moveTo?: Revision;
  readonly del?: Revision;
}

/** How a stretch of words is set apart, besides its own marks. */
export interface Look {
  /** Part of the opening phrase. */
  readonly isLead?: boolean;
  /** Of a compilation: what the machine wrote, or words that only an amendment has. */
  readonly made?: "bracket" | "attribution" | "command" | "proposed";
  /** Hexadecimal colour of the delegations it belongs to. */
  readonly color?: string;
}

/** One piece of a paragraph. */
export type Inline =
  | { readonly run: Run; readonly look: Look; readonly layers: Layers; readonly base?: Stretch }
  | { readonly comment: number; readonly edge: "start" | "end" };

/** UTF-16 offsets in the base text of the clause. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** One end of a moved stretch of paragraphs; start and end bear the same id. */
export interface MoveRange {
  readonly direction: "moveFrom" | "moveTo";
  /** Joins the old place with the new one. */
  readonly name: string;
  readonly revision: Revision;
}

export interface ParagraphBlock {
  readonly type: "paragraph";
  /** Name of the style. */
  readonly style: string;
  readonly list?: ListPlace;
  /** Number or label written as text; `ends` is what parts it from the words. */
  readonly label?: { readonly text: string; readonly ends: "tab" | "break" };
  /** Hidden bookmark at the beginning. */
  readonly bookmark?: string;
  readonly inlines: readonly Inline[];
  readonly mark: Layers;
  readonly moveStarts: readonly MoveRange[];
}

export interface TableBlock {
  readonly type: "table";
  readonly header: number;
  readonly rows: readonly (readonly (readonly Inline[])[])[];
  readonly layers: Layers;
}

/** What the body of a file is made of. */
export type Block = ParagraphBlock | TableBlock | { readonly type: "moveEnd"; readonly range: MoveRange };

/** A note's words, and the changes in them. */
export interface NotePlan {
  readonly inlines: readonly Inline[];
}

/** A comment with its answers, at the place where its edges stand in the text. */
export interface CommentPlan {
  readonly entries: readonly { readonly author: string; readonly text: string; readonly at?: string }[];
  readonly initials?: string;
  readonly isResolved: boolean;
}

/** A file before it is written: everything decided, nothing of Word's XML. */
export interface Plan {
  readonly blocks: readonly Block[];
  readonly notes: ReadonlyMap<string, NotePlan>;
  /** The index is what the edges in the text name. */
  readonly comments: readonly CommentPlan[];
}
