import type { Actor, Stage } from "../../shared/domain/participants.ts";
import { FATES, LOCKED, LOCKED_NOTES } from "./permissionWorld.ts";

interface Change {
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** Who changes a document, and what it was before. */
export interface Moment {
  readonly actor: Actor;
  readonly stage: Stage;
  /** Whose private document it is; null for the draft. */
  readonly desk: string | null;
  readonly leaves: ReadonlyMap<string, string>;
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

const isShortText = (json: string | undefined): boolean => json === undefined || /^".{0,4100}"$/su.test(json);
const isId = (json: string | undefined): boolean => json !== undefined && /^"[\w-]{1,64}"$/.test(json);

/** A comment, in a draft or a private document. */
function mayHaveCommented(path: string, { before, after }: Change, { actor, leaves }: Moment): boolean {
  const [, id, key] = path.split("/");
  const entry = `comments/${id}`;
  const isNew = !leaves.has(entry);
  if (key === undefined) return isNew && after === "map";
  if (!isNew && leaves.get(`${entry}/author`) !== JSON.stringify(actor.participant)) return false;
  if (key === "text") return after !== undefined && isGoodDelta(after);
  if (key === "deleted") return after === undefined || after === "true" || after === "false";
  if (key === "edited") return after === undefined || /^\d+$/.test(after);
  if (!isNew || before !== undefined) return false;
  if (key === "act") return after === '"resolve"' || after === '"reopen"';
  if (key === "author") return after === JSON.stringify(actor.participant);
  if (key === "delegation") return after === JSON.stringify(actor.delegation?.code);
  if (key === "anchor") return isShortText(after);
  if (key === "at") return after !== undefined && /^\d+$/.test(after);
  return ["clause", "amendment", "replyTo"].includes(key) && isId(after);
}

/** Words or reason of a tabled amendment. */
function mayHaveAmended(path: string, { after }: Change, { actor, stage }: Moment): boolean {
  const [, id = "", key] = path.split("/");
  const fate = Object.hasOwn(FATES, id) ? FATES[id] : undefined;
  if (fate?.status !== "tabled" || fate.on !== undefined || stage !== "negotiation") return false;
  const code = actor.delegation?.code ?? "";
  if (actor.role === "delegation" && fate.delegation !== code && !fate.sponsors.includes(code)) return false;
  if (key === "text") return after !== undefined && isGoodDelta(after);
  return key === "reason" && isShortText(after);
}

const DESK_VALUES: Readonly<Record<string, RegExp>> = {
  clauseKind: /^"(title|enacting|preambular|operative|heading|numbered|text|closing|annex|table)"$/,
  level: /^[0-4]$/,
  order: /^"[0-9A-Za-z]{1,256}"$/,
  reason: /^".{0,4100}"$/su,
  closed: /^"(discarded|tabled)"$/,
};

/** The private document of a delegation: amendments and notes; comments are as everywhere. */
function mayHaveChangedDesk(path: string, change: Change, moment: Moment): boolean {
  const [root, id, key] = path.split("/");
  const { before, after } = change;
  if (moment.actor.role !== "delegation" || moment.actor.delegation?.code !== moment.desk) return false;
  if (root === "comments") return mayHaveCommented(path, change, moment);
  if (root !== "amendments" && root !== "notes") return false;
  const isNew = !moment.leaves.has(`${root}/${id}`);
  if (key === undefined) return isNew && after === "map";
  if (key === "text" || (root === "amendments" && key === "base")) {
    return after !== undefined && isGoodDelta(after) && (isNew || before !== undefined);
  }
  if (root === "notes") {
    if (key === "deleted") return after === undefined || after === "true" || after === "false";
    return isNew && ["clause", "amendment"].includes(key) && isId(after);
  }
  const values = Object.hasOwn(DESK_VALUES, key) ? DESK_VALUES[key] : undefined;
  if (values) return after === undefined || values.test(after);
  if (!isNew) return false;
  if (key === "kind") return after !== undefined && /^"(edit|insert|alt|delete|move)"$/.test(after);
  if (key === "delegation") return after === JSON.stringify(moment.desk);
  return ["clause", "footnote"].includes(key) && isId(after);
}

/**
 * The permission table a second time, over what really changed instead of over what an update says: may this person
 * have changed this leaf so? Written without a look at the first.
 */
export function mayHaveChanged(path: string, change: Change, moment: Moment): boolean {
  const { before, after } = change;
  const { actor, stage } = moment;
  const [root, id, key, cell, ...deeper] = path.split("/");
  if (path.includes("#") || deeper.length > 0 || id === undefined) return false;
  if (actor.role === "observer") return false;
  if (cell !== undefined && root !== "clauses") return false;
  if (moment.desk !== null) return mayHaveChangedDesk(path, change, moment);
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
    if (root === "footnotes" && (LOCKED_NOTES as readonly string[]).includes(id)) return false;
    if (key === undefined) return before === undefined && after === "map" && /^[\w-]{1,64}$/.test(id);
    if (root === "footnotes")
      return key === "text" ? isGoodClauseLeaf(key, after) : isGoodClauseLeaf(key, after) && key === "deleted";
    if (key !== "cells") return cell === undefined && isGoodClauseLeaf(key, after);
    if (cell === undefined) return before === undefined && after === "map";
    return /^[0-9A-Za-z]+\|[0-9A-Za-z]+$/.test(cell) && (after === undefined || isGoodDelta(after));
  }
  if (root === "amendments") return mayHaveAmended(path, change, moment);
  return root === "comments" && mayHaveCommented(path, change, moment);
}

/** Keys that no entry of a root may be without. */
const REQUIRED: readonly (readonly [entry: RegExp, keys: readonly string[]])[] = [
  [/^clauses\/[^/]+$/, ["kind", "level", "order", "text"]],
  [/^comments\/[^/]+$/, ["author", "at", "text"]],
  [/^amendments\/[^/]+$/, ["kind", "delegation", "base", "text"]],
  [/^notes\/[^/]+$/, ["text"]],
];

/** No entry may be without what it needs; none may have gone. */
export function missingKeys(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  const missing: string[] = [];
  for (const [path, value] of after) {
    const required = value === "map" ? REQUIRED.find(([entry]) => entry.test(path)) : undefined;
    for (const key of required?.[1] ?? []) if (!after.has(`${path}/${key}`)) missing.push(`${path}/${key}`);
    if (after.has(`${path}/act`) && !after.has(`${path}/replyTo`)) missing.push(`${path}/replyTo`);
  }
  for (const path of before.keys()) {
    if (/^(clauses|footnotes|amendments|comments|notes)\/[^/]+(\/(text|base|cells))?$/.test(path) && !after.has(path))
      missing.push(path);
  }
  return missing;
}
