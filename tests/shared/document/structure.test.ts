import fc from "fast-check";
import { expect, test } from "vitest";
import { orderBetween } from "../../../shared/document/order.ts";
import { type ArrangedClause, arrange, beginsSection, orderBounds } from "../../../shared/document/structure.ts";
import type { ClauseKind, StoredClause } from "../../../shared/domain/clause.ts";
import type { ClauseId } from "../../../shared/domain/ids.ts";
import { seededRandom } from "../../support/random.ts";
import { anyStoredClauses } from "../../support/structureArbitrary.ts";

/** "title enacting preambular operative:1" → stored clauses in that order, ids by position. */
function stored(text: string): StoredClause[] {
  return text.split(" ").map((word, index) => {
    const [kind, level] = word.split(":");
    return {
      id: `${index}` as ClauseId,
      kind: kind as ClauseKind,
      level: Number(level ?? 0),
      order: String.fromCharCode(65 + index),
    };
  });
}

function shown(clauses: readonly ArrangedClause[]): string {
  return clauses.map(({ kind, level }) => (level ? `${kind}:${level}` : kind)).join(" ");
}

function ids(clauses: readonly ArrangedClause[]): string {
  return clauses.map(({ id }) => id).join("");
}

test("[PROJ1] every live clause is shown exactly once, from any stored state", () => {
  fc.assert(
    fc.property(anyStoredClauses, (clauses) => {
      expect(
        arrange(clauses)
          .map(({ id }) => id)
          .sort(),
      ).toEqual(clauses.map(({ id }) => id).sort());
    }),
  );
});

test("[PROJ1] the arrangement does not depend on the order in which clauses arrive", () => {
  fc.assert(
    fc.property(anyStoredClauses, (clauses) => {
      expect(arrange([...clauses].reverse())).toEqual(arrange(clauses));
    }),
  );
});

test("[PROJ1] arranging what was arranged changes nothing", () => {
  fc.assert(
    fc.property(anyStoredClauses, (clauses) => {
      const once = arrange(clauses);
      const again = arrange(once.map((clause, index) => ({ ...clause, order: String(index).padStart(3, "0") })));
      expect(shown(again)).toBe(shown(once));
      expect(ids(again)).toBe(ids(once));
    }),
  );
});

test("[PROJ3] there is one title, first of all, and one enacting line a section; others are shown as text", () => {
  fc.assert(
    fc.property(anyStoredClauses, (clauses) => {
      const text = arrange(clauses);
      const titles = text.filter(({ kind }) => kind === "title");
      expect(titles.length).toBe(clauses.some(({ kind }) => kind === "title") ? 1 : 0);
      if (titles.length > 0) expect(text[0]?.kind).toBe("title");
      let enacting = 0;
      for (const { kind } of text) {
        if (beginsSection(kind)) enacting = 0;
        if (kind === "enacting") expect(++enacting).toBe(1);
      }
    }),
  );
  expect(shown(arrange(stored("title enacting title enacting operative")))).toBe("title enacting text text operative");
});

test("[PROJ4] within each section the preamble stands before the operative part", () => {
  fc.assert(
    fc.property(anyStoredClauses, (clauses) => {
      let operative = false;
      for (const { kind } of arrange(clauses)) {
        if (beginsSection(kind)) operative = false;
        else if (kind === "preambular") expect(operative).toBe(false);
        else if (kind === "operative" || kind === "numbered") operative = true;
      }
    }),
  );
  expect(ids(arrange(stored("operative preambular enacting heading:1 operative preambular")))).toBe("210354");
});

test("[PROJ5] levels never jump", () => {
  fc.assert(
    fc.property(anyStoredClauses, (clauses) => {
      let deepest = -1;
      let list: ClauseKind | null = null;
      for (const { kind, level } of arrange(clauses)) {
        if (beginsSection(kind)) list = null;
        if (kind !== "preambular" && kind !== "operative" && kind !== "numbered") continue;
        if (kind !== list) deepest = -1;
        list = kind;
        expect(level).toBeLessThanOrEqual(deepest + 1);
        deepest = level;
      }
    }),
  );
  expect(shown(arrange(stored("operative:2 operative:4 operative operative:3")))).toBe(
    "operative operative:1 operative operative:1",
  );
  expect(shown(arrange(stored("operative operative:1 text operative:1")))).toBe(
    "operative operative:1 text operative:1",
  );
});

test("[PROJ6] closing lines stand after the body and before the first annex", () => {
  expect(ids(arrange(stored("closing enacting annex operative closing text")))).toBe("104235");
});

test("[PROJ7] a clause keyed by the bounds of a place stands in that place, if its kind may stand there", () => {
  let moved = 0;
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom<ClauseKind>("operative", "preambular", "heading", "annex", "text", "numbered"), {
        minLength: 1,
        maxLength: 14,
      }),
      fc.nat(14),
      fc.constantFrom<ClauseKind>("operative", "preambular", "heading", "text", "annex"),
      (kinds, place, kind) => {
        const text = arrange(
          kinds.map((k, index) => ({
            id: `${index}` as ClauseId,
            kind: k,
            level: k === "heading" ? 1 : 0,
            order: `${String.fromCharCode(65 + index)}5`,
          })),
        );
        const index = place % (text.length + 1);
        // What follows a new heading must be able to follow it: only then is the place legal for one.
        const { before, after } = orderBounds(text, index, kind);
        const order = orderBetween(before, after, seededRandom(1));
        const now = arrange([...text, { id: "new" as ClauseId, kind, level: kind === "heading" ? 1 : 0, order }]);
        const wanted = [...text.slice(0, index).map(({ id }) => id), "new", ...text.slice(index).map(({ id }) => id)];
        const legal = arrange(
          wanted.map((id, at) => ({
            id: id as ClauseId,
            kind: text.find((clause) => clause.id === id)?.kind ?? kind,
            level: 0,
            order: String(at).padStart(3, "0"),
          })),
        );
        if (legal.map(({ id }) => id).join() !== wanted.join()) return;
        if (before !== null && after !== null && before >= after) return;
        moved++;
        expect(now.map(({ id }) => id)).toEqual(wanted);
      },
    ),
    { numRuns: 500 },
  );
  expect(moved).toBeGreaterThan(100);
});
