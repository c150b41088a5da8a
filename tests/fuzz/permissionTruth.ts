import type { Actor, Stage } from "../../shared/domain/participants.ts";
import { LOCKED } from "./permissionWorld.ts";

interface Change {
  readonly before: string | undefined;
  readonly after: string | undefined;
}

const BASE_EDITORS: Record<Stage, (actor: Actor) => boolean> = {
  drafting: ({ role, delegation }) =>
    role === "facilitator" || role === "secretariat" || delegation?.coreGroup === true,
  negotiation: ({ role }) => role === "facilitator" || role === "secretariat",
  silence: () => false,
  final: () => false,
};

const isLockedClause = (id: string): boolean => (LOCKED as readonly string[]).includes(id);

function isGoodDelta(json: string): boolean {
  const delta = JSON.parse(json) as { insert: unknown; attributes?: Record<string, unknown> }[];
  return delta.every(({ insert, attributes }) => {
    const goodMarks = Object.entries(attributes ?? {}).every(
      ([mark, value]) => ["em", "sub", "sup"].includes(mark) && value === true,
    );
    if (!goodMarks) return false;
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be there
    if (typeof insert === "string") return !/[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufffc]/.test(insert);
    const text = JSON.stringify(insert);
    return text === '{"break":true}' || /^\{"footnote":"[\w-]{1,64}"\}$/.test(text);
  });
}

function isGoodClauseLeaf(key: string | undefined, after: string | undefined): boolean {
  switch (key) {
    case "kind":
      return (
        after !== undefined &&
        /^"(title|enacting|preambular|operative|heading|numbered|text|closing|annex|table)"$/.test(after)
      );
    case "level":
      return after !== undefined && /^[0-4]$/.test(after);
    case "order":
      return after !== undefined && /^"[0-9A-Za-z]{1,256}"$/.test(after);
    case "deleted":
      return after === undefined || after === "true" || after === "false";
    case "header":
      return after === undefined || /^\d\d?$/.test(after);
    case "text":
      return after !== undefined && isGoodDelta(after);
    default:
      return false;
  }
}

/**
 * The permission table a second time, over what really changed instead of over what an update says: may this person
 * have changed this leaf so? Written without a look at the first.
 */
export function mayHaveChanged(path: string, { before, after }: Change, actor: Actor, stage: Stage): boolean {
  const [root, id, key, cell, ...deeper] = path.split("/");
  if (path.includes("#") || deeper.length > 0 || id === undefined) return false;
  if (actor.role === "observer") return false;
  const isOrganiser = actor.role === "facilitator" || actor.role === "secretariat";
  if (root === "head") {
    if (!isOrganiser || key !== undefined) return false;
    if (after === undefined) return true;
    if (/^phrase:(preambular|operative):/.test(id)) return after === "true";
    if (id === "type") return /^"(resolution|decision|report)"$/.test(after);
    if (id === "language") return /^"(ar|en|es|fr|ru|zh)"$/.test(after);
    if (id === "profile") return /^"(un|mun)"$/.test(after);
    return ["organ", "symbol", "number", "session", "agendaItem"].includes(id) && /^".{0,310}"$/.test(after);
  }
  if (root === "clauses" || root === "footnotes") {
    if (!BASE_EDITORS[stage](actor) || after === "null") return false;
    if (root === "clauses" && isLockedClause(id)) return false;
    if (root === "footnotes" && id === "n0") return false;
    if (key === undefined) return before === undefined && after === "map" && /^[\w-]{1,64}$/.test(id);
    if (root === "footnotes")
      return key === "text" ? isGoodClauseLeaf(key, after) : isGoodClauseLeaf(key, after) && key === "deleted";
    if (key !== "cells") return cell === undefined && isGoodClauseLeaf(key, after);
    if (cell === undefined) return before === undefined && after === "map";
    return /^[0-9A-Za-z]+\|[0-9A-Za-z]+$/.test(cell) && (after === undefined || isGoodDelta(after));
  }
  if (root === "amendments") {
    if (id !== "a1" && id !== "a2") return false;
    if (!isOrganiser && !(id === "a1" && actor.delegation?.code === "BRA")) return false;
    if (cell !== undefined) return false;
    return (
      (key === "text" && after !== undefined && isGoodDelta(after)) ||
      (key === "reason" && after?.startsWith('"') === true)
    );
  }
  if (root === "comments") {
    if (id === "k1") return false;
    if (key === undefined) return before === undefined && after === "map";
    if (key === "author") return before === undefined && after === JSON.stringify(actor.participant);
    if (key === "delegation") return before === undefined && after === JSON.stringify(actor.delegation?.code);
    if (key === "text") return after !== undefined && isGoodDelta(after);
    if (key === "deleted") return true;
    return before === undefined && ["clause", "amendment", "replyTo", "anchor", "at"].includes(key);
  }
  return false;
}

/** Every clause there is must have its four keys; no entry may have gone. */
export function missingKeys(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  const missing: string[] = [];
  for (const [path, value] of after) {
    if (value !== "map" || !/^clauses\/[^/]+$/.test(path)) continue;
    for (const key of ["kind", "level", "order", "text"])
      if (!after.has(`${path}/${key}`)) missing.push(`${path}/${key}`);
  }
  for (const path of before.keys()) {
    if (/^(clauses|footnotes|amendments|comments)\/[^/]+(\/(text|cells))?$/.test(path) && !after.has(path))
      missing.push(path);
  }
  return missing;
}
