import type { PrivatePlace } from "../../shared/document/privateDoc.ts";
import { type ClauseKind, plainText, type Run } from "../../shared/domain/clause.ts";
import type { AmendmentId, ClauseId, FootnoteId } from "../../shared/domain/ids.ts";

/** Where salvaged words stood: in the base text, in a tabled amendment, in one not tabled yet, in a comment or a note. */
export type SalvagePlace =
  | { readonly clause: ClauseId }
  | { readonly clause: ClauseId; readonly cell: string }
  | { readonly footnote: FootnoteId }
  | { readonly amendment: AmendmentId; readonly part: AmendmentPart }
  | { readonly own: AmendmentId; readonly part: AmendmentPart }
  | { readonly comment: string }
  | { readonly note: string };

/** The words of an amendment, or what is said for it. */
type AmendmentPart = "text" | "reason";

/** What it takes to make something again that the server does not know. */
type SalvageBirth =
  | { readonly kind: ClauseKind; readonly level: number; readonly order: string }
  | { readonly delegation: string; readonly place: PrivatePlace; readonly base: readonly Run[] };

/** Words that stand at one place of a document. */
export interface PlacedWords {
  readonly place: SalvagePlace;
  readonly runs: readonly Run[];
  /** What it takes to make the place again. */
  readonly born?: SalvageBirth;
  /** It says something even without words: a removal, a move. */
  readonly isMeant?: boolean;
  /** Its author threw it away again: where the server never heard of it, it was nobody's text. */
  readonly isDiscarded?: boolean;
}

/** Words of one place that the server did not take. Plain data: it goes to storage as JSON. */
export interface SalvagedText {
  readonly place: SalvagePlace;
  /** What the room called the place, "OP 3" or "A-012"; empty where it had no name. */
  readonly label: string;
  readonly mine: readonly Run[];
  /** What the server has; null where it does not know the place at all. */
  readonly theirs: readonly Run[] | null;
  /** For something the server does not know: what it was to become. Absent where it cannot be made again. */
  readonly born?: SalvageBirth;
}

/** The salvaged words as plain text, for the screen and the clipboard. */
export function salvagedWords(text: SalvagedText): string {
  return plainText(text.mine);
}

/** True where the words can be typed in again at their place, if that reads as it did; others can only be copied. */
export function canPutBack({ place, theirs, born }: SalvagedText): boolean {
  if ("part" in place && place.part === "reason") return false;
  return theirs !== null || born !== undefined || "footnote" in place;
}
