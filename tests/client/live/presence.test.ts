import { afterEach, describe, expect, test } from "vitest";
import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import { groupsHere, joiningOrder, movements } from "../../../client/live/presence.ts";
import type { ParticipantId } from "../../../shared/domain/ids.ts";
import type { Role } from "../../../shared/domain/participants.ts";

const made: Awareness[] = [];
afterEach(() => {
  for (const one of made.splice(0)) one.destroy();
});

function room(...people: readonly [participant: string, role: Role, code?: string][]): Awareness {
  const awareness = new Awareness(new Y.Doc());
  awareness.setLocalState(null);
  made.push(awareness);
  people.forEach(([participant, role, code], client) => {
    const person = { participant: participant as ParticipantId, name: participant.toUpperCase(), role };
    const delegation = code ? { delegation: { code, name: `Delegation ${code}` } } : {};
    awareness.states.set(client + 1, { person: { ...person, ...delegation } });
  });
  return awareness;
}

describe("presence", () => {
  test("[UI10] hues follow the order of first joining, whoever is here now", () => {
    const order = joiningOrder([
      { role: "delegation", delegation: { code: "KEN" }, joinedAt: "2026-11-01T10:02:00Z" },
      { role: "facilitator", delegation: null, joinedAt: "2026-11-01T10:00:00Z" },
      { role: "delegation", delegation: { code: "BRA" }, joinedAt: "2026-11-01T10:01:00Z" },
      { role: "delegation", delegation: { code: "BRA" }, joinedAt: "2026-11-01T10:05:00Z" },
    ]);
    expect(order).toEqual(["facilitator", "BRA", "KEN"]);
    const groups = groupsHere(room(["z", "delegation", "EU"], ["b", "delegation", "KEN"]), order);
    expect(groups.map((group) => [group.key, group.place])).toEqual([
      ["KEN", 2],
      ["EU", 3],
    ]);
  });

  test("[UI10] several tabs of one participant are one person; what does not hold together is nobody", () => {
    const awareness = room(["a", "delegation", "BRA"], ["a", "delegation", "BRA"], ["b", "delegation", "BRA"]);
    awareness.states.set(90, { person: { participant: "x", name: "X", role: "emperor" } });
    awareness.states.set(91, { person: null });
    expect(groupsHere(awareness, []).map((group) => group.people.map((person) => person.name))).toEqual([["A", "B"]]);
  });

  test("[UI10] a person who changes the tab has neither come nor gone", () => {
    const before = groupsHere(room(["a", "facilitator"], ["b", "observer"]), []);
    const after = groupsHere(room(["a", "facilitator"], ["a", "facilitator"], ["c", "observer"]), []);
    const { came, left } = movements(before, after);
    expect([came.map((one) => one.name), left.map((one) => one.name)]).toEqual([["C"], ["B"]]);
  });
});
