import type { ParticipantId } from "../domain/ids.ts";
import { isId } from "../domain/ids.ts";
import { ROLES, type Role } from "../domain/participants.ts";

/** Key of an awareness state under which a connection says who it is. The server lets nobody say that they are another. */
export const PERSON_KEY = "person";

/** Who a connection belongs to, as everybody in the room sees it. */
export interface PersonHere {
  readonly participant: ParticipantId;
  readonly name: string;
  readonly role: Role;
  readonly delegation?: { readonly code: string; readonly name: string };
}

/** Reads who somebody says to be from their awareness state; nothing where it does not hold together. */
export function readPerson(state: unknown): PersonHere | undefined {
  if (typeof state !== "object" || state === null) return undefined;
  const person = (state as Record<string, unknown>)[PERSON_KEY] as Partial<PersonHere> | undefined;
  if (!person || !isId(person.participant) || typeof person.name !== "string") return undefined;
  const role = ROLES.find((one) => one === person.role);
  if (!role) return undefined;
  const { participant, name, delegation } = person;
  if (typeof delegation?.code !== "string" || typeof delegation.name !== "string") return { participant, name, role };
  return { participant, name, role, delegation: { code: delegation.code, name: delegation.name } };
}
