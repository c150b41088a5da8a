import type { Disposition } from "../../../../shared/domain/clauseCommands.ts";
import type { AmendmentId } from "../../../../shared/domain/ids.ts";

/** What somebody has chosen for an amendment; whoever chose nothing carries it to the next Rev. */
export interface RevFate {
  readonly becomes: Disposition["becomes"];
  readonly reason: string;
}

export const CARRIED: RevFate = { becomes: "kept", reason: "" };

/** True when all that an answer needs is there. Rule UI162. */
export function isAnswered({ becomes, reason }: RevFate): boolean {
  return becomes === "kept" || reason.trim() !== "";
}

/** The answers as they are sent, one for each open amendment; null while one lacks its reason. Rule UI162. */
export function dispositionsFor(
  open: readonly AmendmentId[],
  fates: ReadonlyMap<AmendmentId, RevFate>,
): readonly Disposition[] | null {
  const chosen = open.map((amendment) => ({ amendment, ...(fates.get(amendment) ?? CARRIED) }));
  if (!chosen.every(isAnswered)) return null;
  return chosen.map(({ amendment, becomes, reason }) => ({
    amendment,
    becomes,
    ...(becomes === "kept" ? {} : { reason: reason.trim() }),
  }));
}
