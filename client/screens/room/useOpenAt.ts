import { useEffect, useRef } from "react";
import { useLocation, useSearch } from "wouter";
import { arrange } from "../../../shared/document/structure.ts";
import type { AmendmentId, ClauseId } from "../../../shared/domain/ids.ts";
import { type Room, useRoom } from "./roomContext.ts";

/** What an address of the room asks to see. */
export interface OpenAt {
  readonly clause: ClauseId | null;
  readonly amendment: AmendmentId | null;
  /** Amendments to ask about taking in; empty where nobody asked. */
  readonly accept: readonly AmendmentId[];
}

/** What stands in the query of an address of the room; nothing where it asks for nothing. */
export function readOpenAt(search: string): OpenAt | null {
  const query = new URLSearchParams(search);
  const clause = query.get("clause");
  const amendment = query.get("amendment");
  const accept = (query.get("accept") ?? "").split(",").filter(Boolean);
  if (!clause && !amendment && accept.length === 0) return null;
  return {
    clause: clause as ClauseId | null,
    amendment: amendment as AmendmentId | null,
    accept: accept as readonly string[] as readonly AmendmentId[],
  };
}

/**
 * Goes where the address asks to, once the editor stands: the caret into the clause, or before a clause that is only
 * proposed, and then `onOpen` for the rest. The query is taken out of the address, so that nothing is asked twice. Rule UI109.
 */
export function useOpenAt(onOpen: (asked: OpenAt) => void): void {
  const room = useRoom();
  const search = useSearch();
  const [path, navigate] = useLocation();
  const handled = useRef("");
  const { editor } = room;
  useEffect(() => {
    if (search === "") handled.current = "";
    const asked = readOpenAt(search);
    if (!asked || !editor || handled.current === search) return;
    handled.current = search;
    const clause = clauseToShow(asked, room);
    if (clause) editor.focus(clause, "start");
    navigate(path, { replace: true });
    onOpen({ ...asked, clause });
  }, [search, editor, room, path, navigate, onOpen]);
}

/** The clause of the text to go to: the one asked for, that of the amendment, or the one a proposed clause would follow. */
function clauseToShow({ clause, amendment }: OpenAt, { projection, state }: Room): ClauseId | null {
  const proposed = amendment === null ? undefined : state.amendments.get(amendment)?.proposed;
  const on = proposed && "on" in proposed && "clause" in proposed.on ? proposed.on.clause : null;
  const found = [clause, on].find((id) => id !== null && projection.clause(id));
  if (found) return found;
  if (proposed?.kind !== "insert") return null;
  const { clause: id, clauseKind: kind, level, order } = proposed;
  const arranged = arrange([...projection.clauses, { id, kind, level, order }]);
  return arranged[arranged.findIndex((one) => one.id === id) - 1]?.id ?? null;
}
