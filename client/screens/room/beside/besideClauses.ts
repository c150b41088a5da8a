import type { Overlays } from "../../../../shared/amendments/overlays.ts";
import type { OwnVersions } from "../../../../shared/document/ownVersions.ts";
import type { Projection } from "../../../../shared/document/projection.ts";
import { arrange } from "../../../../shared/document/structure.ts";
import { delegationsOf } from "../../../../shared/domain/amendment.ts";
import type { AmendmentId, ClauseId } from "../../../../shared/domain/ids.ts";
import type { ViewSettings } from "../viewSettings.ts";

/** What stands behind one clause of the text and is no text of the draft. */
export interface Beside {
  readonly clause: ClauseId;
  /** New clauses and competing versions that others propose, in text order. */
  readonly proposed: readonly AmendmentId[];
  /** Amendments that would remove the clause, or move it. */
  readonly removals: readonly AmendmentId[];
  readonly moves: readonly AmendmentId[];
}

/**
 * What others propose as a whole, by the clause it stands behind. Own versions stand in the text and are left out. Rule UI143.
 */
export function besideClauses(
  projection: Projection,
  overlays: Overlays,
  versions: OwnVersions | null,
  { view, filter }: ViewSettings,
): readonly Beside[] {
  if (view === "base" || view === "compilation") return [];
  const shown = new Set(projection.clauses.map(({ id }) => id));
  const isOwn = (id: AmendmentId): boolean => versions?.all.some(({ amendment }) => amendment.id === id) ?? false;
  const behind = new Map<ClauseId, AmendmentId[]>();
  const put = (clause: ClauseId, id: AmendmentId): void => {
    behind.set(clause, [...(behind.get(clause) ?? []), id]);
  };
  const inserts = overlays.inserts(filter).flatMap((amendment) => {
    const { proposed, id } = amendment;
    if (proposed.kind !== "insert" || shown.has(proposed.clause) || isOwn(id)) return [];
    return [
      { id: proposed.clause, kind: proposed.clauseKind, level: proposed.level, order: proposed.order, amendment: id },
    ];
  });
  const amendmentOf = new Map(inserts.map(({ id, amendment }) => [id, amendment]));
  let last: ClauseId | undefined;
  for (const { id } of inserts.length === 0 ? [] : arrange([...projection.clauses, ...inserts])) {
    const amendment = amendmentOf.get(id);
    if (!amendment) last = id;
    else if (last) put(last, amendment);
  }
  return projection.clauses.flatMap(({ id, version }): Beside[] => {
    if (version?.kind === "insert" || version?.kind === "alt") {
      const proposed = behind.get(id) ?? [];
      return proposed.length > 0 ? [{ clause: id, proposed, removals: [], moves: [] }] : [];
    }
    const laid = overlays.of({ clause: id }, filter);
    const ids = (proposals: typeof laid.versions) => proposals.flatMap((one) => (isOwn(one.id) ? [] : [one.id]));
    const proposed = [...ids(laid.versions), ...(behind.get(id) ?? [])];
    const removals = laid.deletions.map((one) => one.id);
    const moves = laid.moves.map((one) => one.id);
    return proposed.length + removals.length + moves.length > 0 ? [{ clause: id, proposed, removals, moves }] : [];
  });
}

/** Codes behind an amendment, for its tag: the delegation, and how many with it. */
export function codesOf(amendment: Parameters<typeof delegationsOf>[0]): string {
  const [first = "", ...others] = delegationsOf(amendment);
  return others.length > 0 ? `${first} +${others.length}` : first;
}
