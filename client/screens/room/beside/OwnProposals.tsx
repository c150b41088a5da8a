import { useCallback, useSyncExternalStore } from "react";
import type { OwnAmendment, OwnVersions } from "../../../../shared/document/ownVersions.ts";
import type { Projection } from "../../../../shared/document/projection.ts";
import type { ClauseId } from "../../../../shared/domain/ids.ts";
import { useRoom } from "../roomContext.ts";
import { PrivateBar } from "./PrivateBar.tsx";
import { TabledBar } from "./TabledBar.tsx";

/** The clause that an own amendment stands at, as the page shows it. */
function placeOf({ amendment, stage }: OwnAmendment, projection: Projection): ClauseId | null {
  const place = stage === "private" ? amendment : amendment.proposed;
  if (place.kind === "insert") return place.clause;
  if (place.kind === "alt") return amendment.id as string as ClauseId;
  if ("clause" in place.on) return place.on.clause;
  return projection.note(place.on.footnote)?.citedIn[0] ?? null;
}

/** Clauses that own amendments stand at. */
export function ownPlaces(projection: Projection, versions: OwnVersions | null): readonly ClauseId[] {
  const places = (versions?.all ?? []).map((one) => placeOf(one, projection));
  return [...new Set(places)].filter((id) => id !== null && projection.clause(id) !== undefined) as ClauseId[];
}

const nothing = () => () => undefined;

/** The bars under a paragraph that one's own delegation proposes something for. Rule UI144. */
export function OwnProposals({ clause, isActive }: { readonly clause: ClauseId; readonly isActive: boolean }) {
  const { versions, projection } = useRoom();
  const subscribe = useCallback((listener: () => void) => versions?.onChange(listener) ?? nothing(), [versions]);
  const ids = useSyncExternalStore(subscribe, () =>
    (versions?.all ?? [])
      .filter((one) => placeOf(one, projection) === clause)
      .map(({ amendment }) => amendment.id)
      .join(),
  );
  if (!versions) return null;
  const all = new Map(versions.all.map((one) => [one.amendment.id as string, one]));
  return ids.split(",").map((id) => {
    const one = all.get(id);
    if (!one) return null;
    return one.stage === "private" ? (
      <PrivateBar key={id} id={one.amendment.id} clause={clause} isActive={isActive} />
    ) : (
      <TabledBar key={id} amendment={one.amendment} clause={clause} />
    );
  });
}
