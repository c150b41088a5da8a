import type { Awareness } from "y-protocols/awareness";
import type { ParticipantId } from "../../shared/domain/ids.ts";
import type { Role } from "../../shared/domain/participants.ts";
import { type PersonHere, readPerson } from "../../shared/protocol/presence.ts";

/** The people of one delegation, or of one role without a delegation, who are in the room now. */
export interface GroupHere {
  /** Code of the delegation; for facilitator, secretariat and observers the role. */
  readonly key: string;
  readonly role: Role;
  readonly delegation?: { readonly code: string; readonly name: string };
  /** Place in the order of joining, from 0: it gives the group its hue. */
  readonly place: number;
  readonly people: readonly PersonHere[];
}

/** What tells delegations apart: the code, or the role of those who have none. */
export function groupKey(person: {
  readonly role: Role;
  readonly delegation?: { readonly code: string } | null;
}): string {
  return person.delegation?.code ?? person.role;
}

/**
 * Groups in order of first joining, so that every screen gives a group the same hue: `joined` are all participants of the
 * draft with the time they came in, also those who are not here now. Rule UI10.
 */
export function joiningOrder(
  joined: readonly {
    readonly role: Role;
    readonly delegation: { readonly code: string } | null;
    readonly joinedAt: string;
  }[],
): readonly string[] {
  return [...new Set([...joined].sort((a, b) => a.joinedAt.localeCompare(b.joinedAt)).map(groupKey))];
}

/** Everybody in the room by delegation; several connections of one participant are one person. Rule UI10. */
export function groupsHere(awareness: Awareness, order: readonly string[]): readonly GroupHere[] {
  const people = new Map<ParticipantId, PersonHere>();
  for (const state of awareness.getStates().values()) {
    const person = readPerson(state);
    if (person) people.set(person.participant, person);
  }
  const byKey = new Map<string, PersonHere[]>();
  for (const person of people.values()) byKey.set(groupKey(person), [...(byKey.get(groupKey(person)) ?? []), person]);
  // Somebody who joined a moment ago may not be in the list yet: behind the others, in an order all screens share.
  const unknown = [...byKey.keys()].filter((key) => !order.includes(key)).sort();
  const places = new Map([...order, ...unknown].map((key, place) => [key, place]));
  return [...byKey]
    .map(([key, members]): GroupHere => {
      const [first] = members;
      return {
        key,
        role: first?.role ?? "observer",
        place: places.get(key) ?? 0,
        people: members.sort((a, b) => a.name.localeCompare(b.name)),
        ...(first?.delegation ? { delegation: first.delegation } : {}),
      };
    })
    .sort((a, b) => a.place - b.place);
}

/** Who came and who went between two moments. */
export interface Movements {
  readonly came: readonly PersonHere[];
  readonly left: readonly PersonHere[];
}

/** Compares two moments of the room by participant; a person who has changed the tab has neither come nor gone. */
export function movements(before: readonly GroupHere[], after: readonly GroupHere[]): Movements {
  const all = (groups: readonly GroupHere[]) => groups.flatMap((group) => group.people);
  const missingIn = (groups: readonly GroupHere[]) => {
    const ids = new Set(all(groups).map((person) => person.participant));
    return (person: PersonHere) => !ids.has(person.participant);
  };
  return { came: all(after).filter(missingIn(before)), left: all(before).filter(missingIn(after)) };
}
