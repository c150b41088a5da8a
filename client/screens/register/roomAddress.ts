import type { RegisterRow } from "../../../shared/amendments/register.ts";
import type { AmendmentId } from "../../../shared/domain/ids.ts";

/** Address of the room that opens at an amendment, and asks to take some in where they are named. Rule UI109. */
export function roomAddress(
  draft: string,
  { id, clause }: Pick<RegisterRow, "id" | "clause">,
  accept: readonly AmendmentId[] = [],
): string {
  const query = new URLSearchParams({
    ...(clause === null ? {} : { clause }),
    amendment: id,
    ...(accept.length > 0 ? { accept: accept.join(",") } : {}),
  });
  return `/d/${draft}?${query}`;
}
