import * as Y from "yjs";
import { AMENDMENT_KINDS, type AmendmentKind, type TextPlace } from "../domain/amendment.ts";
import { type ClauseKind, isClauseKind, type Run } from "../domain/clause.ts";
import type { AmendmentId, ClauseId, FootnoteId } from "../domain/ids.ts";
import { insertRuns, readRuns } from "./inline.ts";

/** Typed access to what somebody writes before it is tabled: the private document of a delegation. Rule DOC5. */
export interface PrivateDoc {
  readonly doc: Y.Doc;
  readonly amendments: Y.Map<Y.Map<unknown>>;
  readonly comments: Y.Map<Y.Map<unknown>>;
  readonly notes: Y.Map<Y.Map<unknown>>;
}

/** Names the roots of a private document. */
export function privateDoc(doc: Y.Doc): PrivateDoc {
  return { doc, amendments: doc.getMap("amendments"), comments: doc.getMap("comments"), notes: doc.getMap("notes") };
}

/** Where an amendment that is being written stands: on a text, or as a clause of its own. */
export type PrivatePlace =
  | { readonly kind: "edit"; readonly on: TextPlace }
  | { readonly kind: "alt" | "delete"; readonly on: { readonly clause: ClauseId } }
  | {
      readonly kind: "move";
      readonly on: { readonly clause: ClauseId };
      readonly order: string;
      readonly level: number;
    }
  | {
      readonly kind: "insert";
      /** The id the new clause will have. */
      readonly clause: ClauseId;
      readonly clauseKind: ClauseKind;
      readonly level: number;
      readonly order: string;
    };

/** An amendment before it is tabled. `base` and `text` are there for each kind; a removal or a move leaves them empty. */
export type PrivateAmendment = PrivatePlace & {
  readonly id: AmendmentId;
  readonly delegation: string;
  /** The words it was begun on; a Y.Text, so that members see one thing. */
  readonly base: Y.Text;
  readonly text: Y.Text;
  readonly reason: string;
};

/** Begins an amendment. `base` are the words it starts from; its own text begins as `text`. Rule DOC5. */
export function addPrivateAmendment(
  desk: PrivateDoc,
  id: AmendmentId,
  delegation: string,
  place: PrivatePlace,
  words: { readonly base: readonly Run[]; readonly text: readonly Run[] },
): Y.Text {
  const map = new Y.Map<unknown>();
  const base = new Y.Text();
  const text = new Y.Text();
  insertRuns(base, 0, words.base);
  insertRuns(text, 0, words.text);
  map.set("kind", place.kind);
  map.set("delegation", delegation);
  map.set("base", base);
  map.set("text", text);
  if ("on" in place) {
    if ("clause" in place.on) map.set("clause", place.on.clause);
    else map.set("footnote", place.on.footnote);
  } else {
    map.set("clause", place.clause);
    map.set("clauseKind", place.clauseKind);
  }
  if ("order" in place) {
    map.set("order", place.order);
    map.set("level", place.level);
  }
  desk.amendments.set(id, map);
  return text;
}

/** Puts an amendment aside for good: it was discarded, or tabled and lives on in the draft. Its words stay in the document. */
export function closePrivateAmendment(desk: PrivateDoc, id: AmendmentId, why: "discarded" | "tabled"): void {
  desk.amendments.get(id)?.set("closed", why);
}

/** The amendments that are being written, in an order all members share; damaged and closed ones are left out. */
export function privateAmendments(desk: PrivateDoc): PrivateAmendment[] {
  return [...desk.amendments.entries()]
    .flatMap(([id, map]) => readPrivateAmendment(id as AmendmentId, map) ?? [])
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** One amendment that is being written; undefined where it is closed or damaged. */
export function readPrivateAmendment(id: AmendmentId, map: Y.Map<unknown> | undefined): PrivateAmendment | undefined {
  if (!(map instanceof Y.Map) || map.get("closed") !== undefined) return undefined;
  const base = map.get("base");
  const text = map.get("text");
  const delegation = map.get("delegation");
  const place = placeOf(map);
  if (!(base instanceof Y.Text) || !(text instanceof Y.Text) || typeof delegation !== "string" || !place)
    return undefined;
  const reason = map.get("reason");
  return { ...place, id, delegation, base, text, reason: typeof reason === "string" ? reason : "" };
}

/** True while an edit or a version says nothing other than the words it began on. */
export function isUnchanged(amendment: Pick<PrivateAmendment, "base" | "text">): boolean {
  return JSON.stringify(readRuns(amendment.base)) === JSON.stringify(readRuns(amendment.text));
}

function placeOf(map: Y.Map<unknown>): PrivatePlace | undefined {
  const kind = map.get("kind");
  if (!(AMENDMENT_KINDS as readonly unknown[]).includes(kind)) return undefined;
  const clause = textAt(map, "clause") as ClauseId | undefined;
  const footnote = textAt(map, "footnote") as FootnoteId | undefined;
  const order = textAt(map, "order");
  const level = map.get("level");
  switch (kind as AmendmentKind) {
    case "edit":
      if (footnote !== undefined) return { kind: "edit", on: { footnote } };
      return clause === undefined ? undefined : { kind: "edit", on: { clause } };
    case "alt":
    case "delete":
      return clause === undefined ? undefined : { kind: kind as "alt" | "delete", on: { clause } };
    case "move":
      if (clause === undefined || order === undefined || typeof level !== "number") return undefined;
      return { kind: "move", on: { clause }, order, level };
    case "insert": {
      const clauseKind = map.get("clauseKind");
      const isWhole =
        clause !== undefined && order !== undefined && typeof level === "number" && isClauseKind(clauseKind);
      return isWhole ? { kind: "insert", clause, clauseKind, level, order } : undefined;
    }
  }
}

function textAt(map: Y.Map<unknown>, key: string): string | undefined {
  const value = map.get(key);
  return typeof value === "string" ? value : undefined;
}
