import { describe, expect, test } from "vitest";
import { clauses, codes, RESOLUTION, read, shown } from "../../support/readingText.ts";

describe("resolutions", () => {
  test("[IM7] title, enacting line, preamble, operative part, sub-clauses and closing are told apart", () => {
    const result = read(RESOLUTION);
    expect(result.content.clauses.map(shown)).toEqual([
      "title Protection of coastal lagoons",
      "enacting The General Assembly,",
      "preambular Recalling its resolution 47/12 of 3 March 2021 on wetlands,",
      "preambular Mindful of the role of mangroves,",
      "operative 1. Urges States to map their lagoons by 2030;",
      "operative 2. Requests the Secretary-General:",
      "operative/1 (a) To report on the maps;",
      "operative/1 (b) To convene experts.",
      "closing 12th plenary meeting",
      "closing 4 May 2022",
    ]);
    expect(result.content).toMatchObject({
      adref: 1,
      type: "resolution",
      language: "en",
      head: { organ: "General Assembly", number: "48/99" },
    });
    expect(result.content.clauses[2]?.lead).toBe("Recalling");
    expect(result.warnings).toEqual([]);
  });

  test("[IM7] a text without white space at line starts, or with one line a clause, gives the same", () => {
    const expected = clauses(RESOLUTION);
    expect(clauses(RESOLUTION.replaceAll(/^ +/gm, ""))).toEqual(expected);
    const unwrapped = RESOLUTION.replaceAll(/(?<=[a-z])\n(?=[a-z2])/g, " ");
    expect(clauses(unwrapped)).toEqual(expected);
  });

  test("[IM7] without blank lines a preambular clause is known by its opening phrase", () => {
    const source = [
      "The Security Council,",
      "Recalling its words,",
      "which were few,",
      "Noting the silence,",
      "1. Decides to meet.",
    ];
    expect(clauses(source.join("\n"))).toEqual([
      "enacting The Security Council,",
      "preambular Recalling its words, which were few,",
      "preambular Noting the silence,",
      "operative Decides to meet.",
    ]);
  });

  test("[IM7] a blank line inside an unfinished clause does not cut it, and is told", () => {
    const result = read("The General Assembly,\n\n1. Urges States to map\n\nall lagoons;\n\n2. Decides to meet.");
    expect(result.content.clauses.map(shown)).toContain("operative 1. Urges States to map all lagoons;");
    expect(codes(result)).toEqual(["5 joined_after_blank_line"]);
  });

  test("[IM15] a single operative clause bears no number, and a text inside it has numbers of its own", () => {
    const source = `
The General Assembly

      Adopts the following declaration:

Declaration on lagoons

We, the delegates, meeting by the sea, declare:

1. Reaffirm the treaty;

2. Commit to more.`;
    const result = read(source);
    expect(result.content.clauses.map(shown)).toEqual([
      "enacting The General Assembly",
      "operative Adopts the following declaration:",
      "heading/3 Declaration on lagoons",
      "text We, the delegates, meeting by the sea, declare:",
      "numbered 1. Reaffirm the treaty;",
      "numbered 2. Commit to more.",
    ]);
    expect(result.warnings).toEqual([]);
  });

  test("[IM15] a last clause with an unknown opening is the operative one, with a doubt", () => {
    const result = read("The General Assembly,\n\nRecalling all,\n\nApplauds the choir.");
    expect(result.content.clauses.map(shown).at(-1)).toBe("operative Applauds the choir.");
    expect(codes(result)).toEqual(["5 kind_uncertain"]);
  });

  test("[IM15] before numbered clauses such a clause is preambular, with a doubt", () => {
    const result = read("The General Assembly,\n\nApplauds the choir.\n\n1. Urges calm;\n\n2. Decides to meet.");
    expect(result.content.clauses.map(shown)[1]).toBe("preambular Applauds the choir.");
    expect(codes(result)).toEqual(["3 kind_uncertain"]);
  });

  test("[IM16] a part has its own preamble; numbers that begin anew in it are told", () => {
    const source = `
The General Assembly,

1. Decides to meet;

2. Decides to part;

I
Lagoons

Recalling the tide,

3. Urges calm;

II. Reefs

Noting the corals,

1. Urges care.`;
    const result = read(source);
    expect(result.content.clauses.map(shown)).toEqual([
      "enacting The General Assembly,",
      "operative 1. Decides to meet;",
      "operative 2. Decides to part;",
      "heading/1 I. Lagoons",
      "preambular Recalling the tide,",
      "operative 3. Urges calm;",
      "heading/1 II. Reefs",
      "preambular Noting the corals,",
      "operative 4. Urges care.",
    ]);
    expect(codes(result)).toEqual(["19 number_changed"]);
  });

  test("[IM16] a preambular clause after the operative part is kept as text, with a warning", () => {
    const result = read("The General Assembly,\n\n1. Decides to meet;\n\n2. Decides to part;\n\nRecalling all of it,");
    expect(result.content.clauses.map(shown).at(-1)).toBe("text Recalling all of it,");
    expect(codes(result)).toEqual(["7 preambular_after_operative"]);
  });

  test("[IM16] an annex has its title and numbers of its own", () => {
    const source = `The General Assembly,

1. Adopts the rules;

2. Decides to publish them.

Annex I
Rules of the lagoon

1. No noise.

Annex II

Boats

1. Small ones only.`;
    expect(clauses(source).slice(3)).toEqual([
      "annex Annex I Rules of the lagoon",
      "numbered 1. No noise.",
      "annex Annex II Boats",
      "numbered 1. Small ones only.",
    ]);
  });

  test("[IM17] paragraphs without an enacting line are read by their opening phrases, with a warning", () => {
    const result = read("Recalling the tide,\n\n1. Urges calm;\n\n2. Requests care.");
    expect(result.content.type).toBe("resolution");
    expect(result.content.clauses.map(shown)).toEqual([
      "preambular Recalling the tide,",
      "operative 1. Urges calm;",
      "operative 2. Requests care.",
    ]);
    expect(codes(result)).toEqual(["1 no_enacting_line"]);
  });
});
