import type * as Y from "yjs";
import type { StructId, UpdateStruct } from "./decodeUpdate.ts";

/** Any shared type that stands in a document. */
export type SharedType = NonNullable<ReturnType<Y.Doc["share"]["get"]>>;

/** Where something stands: in a type of the document, in a type that the same update brings, or nowhere (void). */
export interface Place {
  /** Null where Yjs would make garbage of it: a neighbour or the parent is garbage already. */
  readonly container: SharedType | PlacedStruct | null;
  readonly sub: string | null;
}

export const NOWHERE: Place = { container: null, sub: null };

/** A struct of the update that the document does not have yet, with its place. Only the new part of it. */
export interface PlacedStruct extends UpdateStruct {
  readonly place: Place;
  /** Comes deleted, or is deleted by the same update. */
  readonly isDead: boolean;
  /** Nearest neighbours that the document already has; null at the ends. They bound where Yjs looks for its place. */
  readonly leftLive: StructId | null;
  readonly rightLive: StructId | null;
}

export const isSameId = (a: StructId | null, b: StructId | null): boolean =>
  a === b || (a !== null && b !== null && a.client === b.client && a.clock === b.clock);
