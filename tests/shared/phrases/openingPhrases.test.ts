import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  knownPhrases,
  openingPhrase,
  openingPhraseParts,
  type PhraseKind,
} from "../../../shared/phrases/openingPhrases.ts";

const SHARED = new URL("../../../../shared/", import.meta.url);

test.each([
  ["Calls upon", " States"],
  ["Calls for", " action"],
  ["Reiterates its call upon", " those Member States"],
  ["Reiterates its invitation", " to donors"],
  ["Takes note", " of the report"],
  ["Takes note with appreciation", " of the report"],
  ["Expresses its appreciation", " for the work"],
  ["Looks forward", " to the report"],
  ["Draws attention", " to it"],
])("[PH1] operative: “%s” is set in italics, “%s” is not", (phrase, rest) => {
  expect(openingPhrase(phrase + rest, "operative")).toBe(phrase);
});

test.each([
  ["Taking note", " of the report"],
  ["Convinced", " of the need"],
  ["Mindful", " of the links"],
  ["Seriously concerned", " about the tide"],
  ["Determined", " to act"],
  ["Recognizing", " that"],
  ["Noting with satisfaction", " the work"],
  ["Having taken note", " of the report"],
  ["Acting under", " Chapter VII"],
  ["Expressing again its appreciation", " to the host"],
])("[PH1] preambular: “%s” is set in italics, “%s” is not", (phrase, rest) => {
  expect(openingPhrase(phrase + rest, "preambular")).toBe(phrase);
});

test("[PH2] the longest phrase wins, and a phrase ends with a word", () => {
  expect(openingPhrase("Noting with deep concern the tide", "preambular")).toBe("Noting with deep concern");
  expect(openingPhrase("Noting with deep water the tide", "preambular")).toBe("Noting");
  expect(openingPhrase("Recalling, on its own part, all", "preambular")).toBe("Recalling");
  expect(openingPhrase("Recalls", "operative")).toBe("Recalls");
  expect(openingPhrase("Recallsx", "operative")).toBe("");
  expect(openingPhrase("Recalling", "operative")).toBe("");
  expect(openingPhrase("", "operative")).toBe("");
});

test("[PH2] a phrase begins with a capital, at the very start", () => {
  expect(openingPhrase("recalling the tide", "preambular")).toBe("");
  expect(openingPhrase(" Recalling the tide", "preambular")).toBe("");
  expect(openingPhrase("RECALLING the tide", "preambular")).toBe("");
  expect(openingPhrase("Noting With Concern the tide", "preambular")).toBe("Noting");
});

test.each([
  ["preambular", "Recalling also", "Recalling also"],
  ["preambular", "Also recalling", "Recalling also"],
  ["preambular", "Further noting with concern", "Noting further with concern"],
  ["preambular", "Deeply concerned also", "Deeply concerned also"],
  ["preambular", "Also guided by", "Guided also by"],
  ["operative", "Also requests", "Also requests"],
  ["operative", "Requests further", "Further requests"],
  ["operative", "Takes note also with appreciation", "Also takes note with appreciation"],
  ["operative", "Strongly urges also", "Also strongly urges"],
  ["operative", "Once again urges", "Once again urges"],
] as const)("[PH3] %s “%s” is one phrase, in house form “%s”", (kind, phrase, canonical) => {
  expect(openingPhraseParts(`${phrase} the tide`, kind)).toMatchObject({ phrase, canonical });
});

test("[PH4] a phrase is taken apart into its verb and its place in the cycle", () => {
  const parts = (text: string, kind: PhraseKind) => {
    const found = openingPhraseParts(text, kind);
    return found && [found.base, found.step];
  };
  expect(parts("Recalling its words", "preambular")).toEqual(["recalling", "plain"]);
  expect(parts("Further recalling its words", "preambular")).toEqual(["recalling", "further"]);
  expect(parts("Strongly encourages States", "operative")).toEqual(["strongly encourages", "plain"]);
  expect(parts("Also strongly encourages States", "operative")).toEqual(["strongly encourages", "also"]);
  expect(parts("Stressing again the need", "preambular")).toEqual(["stressing", "again"]);
  expect(parts("Applauds the choir", "operative")).toBeUndefined();
});

test("[PH5] phrases of the draft count as well; the longest of both wins", () => {
  expect(openingPhrase("Applauds the choir", "operative", ["Applauds"])).toBe("Applauds");
  expect(openingPhrase("Applaudsx the choir", "operative", ["Applauds"])).toBe("");
  expect(openingPhrase("Recalls fondly the choir", "operative", ["Recalls fondly"])).toBe("Recalls fondly");
  expect(openingPhrase("Recalls the choir", "operative", ["R"])).toBe("Recalls");
});

test("[PH6] phrases on offer are known, in order, without repeats, and not formed by rule alone", () => {
  for (const kind of ["preambular", "operative"] as const) {
    const offered = knownPhrases(kind);
    expect(offered).toEqual([...new Set(offered)].sort((a, b) => a.localeCompare(b, "en")));
    for (const phrase of offered) expect(openingPhrase(`${phrase} it`, kind)).toBe(phrase);
  }
  expect(knownPhrases("preambular")).toContain("Recalling also");
  expect(knownPhrases("preambular")).not.toContain("Also recalling");
  expect(knownPhrases("operative")).not.toContain("Further transmits");
});

const ORACLE = new URL("oracle/", SHARED);

describe.skipIf(!existsSync(ORACLE))("against the list of phrases (skipped without ../shared)", () => {
  const rows = existsSync(ORACLE)
    ? readFileSync(new URL("phrases.csv", ORACLE), "utf8")
        .split(/\r?\n/)
        .slice(1)
        .filter((row) => row !== "")
        .map((row) => ({ form: row.split(",")[0] ?? "", kind: row.split(",")[1] as PhraseKind, row }))
    : [];

  test("[PH1] all 729 forms are recognised whole", () => {
    expect(rows).toHaveLength(729);
    const missed = rows.filter(({ form, kind }) => openingPhrase(`${form} the tide`, kind) !== form);
    expect(missed).toEqual([]);
  });

  test("[PH6] what a list or a text attests is offered, what is a variant or formed by rule is not", () => {
    const isWell = (row: string) => !/by rule|variant \(accept/.test(row);
    const wrong = rows.filter(({ form, kind, row }) => knownPhrases(kind).includes(form) !== isWell(row));
    expect(wrong).toEqual([]);
  });

  const source = new URL("samples/S_RES_1826_2008.txt", SHARED);

  test.skipIf(!existsSync(source))(
    "[PH1] the leads of all 33 clauses of a Security Council resolution are found",
    () => {
      const paragraphs = readFileSync(source, "utf8")
        .split("\n")
        .filter((line) => line !== "")
        .slice(3);
      const leads = paragraphs.map((text) =>
        /^\d/.test(text) ? openingPhrase(text.replace(/^\d+\. /, ""), "operative") : openingPhrase(text, "preambular"),
      );
      expect(leads).toHaveLength(33);
      expect(leads.filter((lead) => lead === "")).toEqual([]);
      expect(leads).toContain("Expressing again its appreciation");
      expect(leads).toContain("Expresses its intention");
    },
  );
});
