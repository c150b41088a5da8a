import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { exportText } from "../../../shared/formats/text/exportText.ts";
import { importText } from "../../../shared/formats/text/importText.ts";
import { contentArbitrary } from "../../support/contentArbitrary.ts";
import { counter } from "../../support/counter.ts";

const SEEDS = ["000_d444b7d2b9aae962.txt", "004_31fc3e4dff923344.txt"].map(
  (name) => new URL(`../../../../shared/seeds/${name}`, import.meta.url),
);

test("[EX10] what is exported as text is read back as the same content", () => {
  fc.assert(
    fc.property(contentArbitrary, (content) => {
      const text = exportText(content);
      expect(importText(text, { newId: counter() }).content, text).toEqual(content);
    }),
    { numRuns: 300 },
  );
});

test.each(SEEDS)("[EX10] %s comes back from its export without a change or a warning (skipped without ../shared)", (seed) => {
  if (!existsSync(seed)) return;
  const { content } = importText(readFileSync(seed, "utf8"), { newId: counter() });
  const again = importText(exportText(content), { newId: counter() });
  expect(again.content).toEqual(content);
  expect(again.warnings).toEqual([]);
});
