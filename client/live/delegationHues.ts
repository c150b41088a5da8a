import { useMemo } from "react";
import { delegationsOf } from "../../shared/domain/amendment.ts";
import type { DraftState } from "../../shared/domain/draftState.ts";
import { type Hue, hueAt } from "../ui/Tag.tsx";
import { joiningOrder } from "./presence.ts";
import { useParticipants } from "./queries.ts";

/** The hue of a delegation by its code, and its full name where somebody of it has joined. */
export interface DelegationHues {
  readonly hueOf: (code: string) => Hue;
  readonly nameOf: (code: string) => string | undefined;
}

const NOBODY: readonly string[] = [];

/**
 * Hues in order of joining, the same on every screen; delegations that only speak from the floor come behind, in order of
 * their first amendment. `next`: those who are about to speak, behind all others. Rule UI10.
 */
export function useDelegationHues(draft: string, state: DraftState, next: readonly string[] = NOBODY): DelegationHues {
  const { data } = useParticipants(draft, true);
  const { amendments } = state;
  const joined = useMemo(() => {
    const spoken = [...amendments.values()].flatMap(delegationsOf);
    return [...new Set([...joiningOrder(data ?? []), ...spoken, ...next])].join(" ");
  }, [data, amendments, next]);
  // The same object while nobody new has come or spoken: with others, everything that is drawn in them is drawn anew.
  return useMemo(() => {
    const order = joined === "" ? [] : joined.split(" ");
    const places = new Map(order.map((code, place) => [code, place]));
    const names = new Map(
      (data ?? []).flatMap(({ delegation }) => (delegation ? [[delegation.code, delegation.name]] : [])),
    );
    return { hueOf: (code) => hueAt(places.get(code) ?? order.length), nameOf: (code) => names.get(code) };
  }, [data, joined]);
}
