import { ROLES, type Role } from "../../../shared/domain/participants.ts";
import type { ParticipantsResponse } from "../../../shared/protocol/http.ts";

type Person = ParticipantsResponse["participants"][number];

/** People of one role, or of one delegation. */
export interface PeopleGroup {
  readonly key: string;
  readonly role: Role;
  readonly delegation: Person["delegation"];
  readonly people: readonly Person[];
}

/** Those who have access now: secretariat and facilitators first, then each delegation by its code, then observers. Rule UI60. */
export function groupPeople(people: readonly Person[]): readonly PeopleGroup[] {
  const groups = Map.groupBy(
    people.filter((person) => person.active),
    (person) => (person.delegation ? `delegation ${person.delegation.code}` : person.role),
  );
  return [...groups]
    .flatMap(([key, members]) => {
      const first = members[0];
      return first ? [{ key, role: first.role, delegation: first.delegation, people: members }] : [];
    })
    .sort(
      (one, other) =>
        ROLES.indexOf(one.role) - ROLES.indexOf(other.role) ||
        (one.delegation?.code ?? "").localeCompare(other.delegation?.code ?? "", "en"),
    );
}
