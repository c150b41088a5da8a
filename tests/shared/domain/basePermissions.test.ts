import { describe, expect, test } from "vitest";
import type { ClauseId } from "../../../shared/domain/ids.ts";
import { ROLES, STAGES } from "../../../shared/domain/participants.ts";
import { mayEditBase } from "../../../shared/domain/permissions.ts";
import { actor, BRAZIL, codeOf, EU, insert, state, statuses, words } from "../../support/permissionOperations.ts";

describe("base text", () => {
  const expected: Record<string, readonly string[]> = {
    drafting: ["secretariat", "facilitator", "delegation of the core group"],
    negotiation: ["secretariat", "facilitator"],
    silence: [],
    final: [],
  };
  for (const stage of STAGES) {
    test(`[PE1] in stage ${stage} it is written by: ${expected[stage]?.join(", ") || "nobody"}`, () => {
      const people = [
        ...ROLES.map((role) => [role, actor(role, role === "delegation" ? BRAZIL : undefined)] as const),
        ["delegation of the core group", actor("delegation", EU)] as const,
      ];
      const able = people.filter(([, who]) => mayEditBase(who, state({ stage })) === null).map(([name]) => name);
      expect(able.sort()).toEqual([...(expected[stage] ?? [])].sort());
    });
  }

  test("[PE4] a clause agreed ad ref or agreed is nobody's, with the clause named; one under discussion is open", () => {
    const clauseStatus = statuses({ a: "agreedAdRef", b: "agreed", c: "bracketed", d: "open" });
    const who = actor("facilitator");
    const code = (id: string) => mayEditBase(who, state({ clauseStatus }), id as ClauseId);
    expect(code("a")).toEqual({ code: "clause_locked", clause: "a" });
    expect(code("b")).toEqual({ code: "clause_locked", clause: "b" });
    expect([code("c"), code("d"), code("e")]).toEqual([null, null, null]);
  });

  test("[PE2] the server refuses with the same answer that the screen greys out by", () => {
    const typing = [insert("clauses/op1/text", words("x"))];
    expect(codeOf(typing, actor("observer"))).toBe("read_only");
    expect(codeOf(typing, actor("delegation", BRAZIL))).toBe("base_text_closed");
    expect(codeOf(typing, actor("delegation", EU))).toBeNull();
    const locked = state({ clauseStatus: statuses({ op1: "agreed" }) });
    expect(codeOf(typing, actor("facilitator"), { state: locked })).toBe("clause_locked");
  });

  test("[PE3] a footnote cited in a locked clause is locked with it; others are not", () => {
    const edit = (id: string) => [insert(`footnotes/${id}/text`, words("x"))];
    expect(codeOf(edit("locked"), actor("facilitator"))).toBe("clause_locked");
    expect(codeOf(edit("note1"), actor("facilitator"))).toBeNull();
  });
});
