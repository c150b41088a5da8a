import { expect, test } from "vitest";
import { joinAuthors, splitAuthors } from "../../../../shared/formats/docx/trackedForm.ts";

test("[DI10] codes are told apart as co-sponsors and as amendments of their own; a person's name is one", () => {
  const all = [{ authors: ["FRA", "KEN"] }, { authors: ["EU"], number: "A-012" }];
  expect(joinAuthors(all)).toBe("FRA, KEN; EU (A-012)");
  expect(splitAuthors("FRA, KEN; EU (A-012)")).toEqual(all);
  expect(splitAuthors("Dupont, Marie")).toEqual([{ authors: ["Dupont, Marie"] }]);
  expect(splitAuthors("Wanjiru (KEN)")).toEqual([{ authors: ["Wanjiru (KEN)"] }]);
});
