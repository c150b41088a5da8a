import { Fragment, memo, useCallback, useSyncExternalStore } from "react";
import type { OwnVersions } from "../../../../shared/document/ownVersions.ts";
import type { Projection } from "../../../../shared/document/projection.ts";
import type { OwnAmendment } from "../../../../shared/document/versionIndex.ts";
import type { ClauseId } from "../../../../shared/domain/ids.ts";
import { useRoom } from "../roomContext.ts";
import { PrivateBar } from "./PrivateBar.tsx";
import { StrayBar } from "./StrayBar.tsx";
import { TabledBar } from "./TabledBar.tsx";

/** The clause that an own amendment is about; its own where it brings one. */
function aboutOf({ amendment, stage }: OwnAmendment, projection: Projection): ClauseId | null {
  const place = stage === "private" ? amendment : amendment.proposed;
  if (place.kind === "insert") return place.clause;
  if ("clause" in place.on) return place.on.clause;
  const note = projection.note(place.on.footnote);
  // What is cited no more stands at the end.
  return note ? (note.citedIn[0] ?? projection.clauses.at(-1)?.id ?? null) : null;
}

/** The clause that an own amendment stands at, as the page shows it. */
function placeOf(one: OwnAmendment, projection: Projection): ClauseId | null {
  if (one.stage === "private" && one.block) return one.block;
  if (one.stage === "tabled" && one.amendment.proposed.kind === "alt") return one.amendment.id as string as ClauseId;
  return aboutOf(one, projection);
}

/** What tells own amendments apart: what came too late bears the id of what was tabled. */
const keyOf = (one: OwnAmendment): string =>
  `${one.stage === "private" ? one.standing : one.stage} ${one.amendment.id}`;

/** Clauses that own amendments stand at. */
export function ownPlaces(projection: Projection, versions: OwnVersions | null): readonly ClauseId[] {
  const places = (versions?.all ?? []).map((one) => placeOf(one, projection));
  return [...new Set(places)].filter((id) => id !== null && projection.clause(id) !== undefined) as ClauseId[];
}

const nothing = () => () => undefined;

/** The bars under a paragraph that one's own delegation proposes something for. Rule UI144. */
export const OwnProposals = memo(function OwnProposals({
  clause,
  isActive,
}: {
  readonly clause: ClauseId;
  readonly isActive: boolean;
}) {
  const { versions, projection } = useRoom();
  const subscribe = useCallback((listener: () => void) => versions?.onChange(listener) ?? nothing(), [versions]);
  const keys = useSyncExternalStore(subscribe, () =>
    (versions?.all ?? [])
      .filter((one) => placeOf(one, projection) === clause)
      .map(keyOf)
      .join(),
  );
  if (!versions) return null;
  const all = new Map(versions.all.map((one) => [keyOf(one), one]));
  return keys.split(",").map((key) => {
    const one = all.get(key);
    if (!one) return null;
    if (one.stage === "tabled") return <TabledBar key={key} amendment={one.amendment} clause={clause} />;
    const about = aboutOf(one, projection);
    const isStray = one.standing !== "version";
    return (
      <Fragment key={key}>
        {isStray ? <StrayBar one={one} about={about} /> : null}
        {one.standing === "late" || one.standing === "homeless" ? null : (
          <PrivateBar id={one.amendment.id} clause={(isStray && about) || clause} isActive={isActive} />
        )}
      </Fragment>
    );
  });
});
