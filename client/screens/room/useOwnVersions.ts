import { useEffect, useState } from "react";
import type { LiveState } from "../../../shared/document/liveState.ts";
import { OwnVersions } from "../../../shared/document/ownVersions.ts";
import type { PrivateDoc } from "../../../shared/document/privateDoc.ts";
import type { Projection } from "../../../shared/document/projection.ts";
import { newId } from "../../live/newId.ts";

/**
 * The versions that this person writes. Where they are shown, they stand in place of the base text. Null where base text is
 * written, or nothing. Rules PROJ9, ED20.
 */
export function useOwnVersions({
  projection,
  state,
  desk,
  delegation,
  isShown,
}: {
  readonly projection: Projection | null;
  readonly state: LiveState | null;
  readonly desk: PrivateDoc | null;
  readonly delegation: string | null;
  readonly isShown: boolean;
}): OwnVersions | null {
  const [versions, setVersions] = useState<OwnVersions | null>(null);
  useEffect(() => {
    if (!projection || !state || !desk || delegation === null) return;
    const made = new OwnVersions({ draft: projection.draft, desk, delegation, state, newId });
    setVersions(made);
    return () => {
      projection.setVersions(null);
      setVersions(null);
      made.destroy();
    };
  }, [projection, state, desk, delegation]);
  useEffect(() => {
    projection?.setVersions(isShown ? versions : null);
  }, [projection, versions, isShown]);
  return versions;
}
