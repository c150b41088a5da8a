import { expect, test } from "vitest";
import { completeContent } from "../../../shared/document/contentOf.ts";
import { sampleResolution } from "../../../shared/samples/sampleResolution.ts";

test("[EX2] the sample resolution is complete: places kept, every opening phrase known, every note cited", () => {
  const content = completeContent(sampleResolution);
  expect(content.clauses.map(({ id, kind, level }) => [id, kind, level])).toEqual(
    sampleResolution.clauses.map(({ id, kind, level }) => [id, kind, level]),
  );
  const leads = content.clauses.filter(({ kind, level }) => /ative|bular/.test(kind) && level === 0);
  expect(leads.filter(({ lead }) => lead === "").map(({ label }) => label)).toEqual([]);
  expect(content.footnotes.map(({ number }) => number)).toEqual([1, 2]);
  expect(content.clauses.find(({ id }) => id === "sample-op2bii")).toMatchObject({
    number: "(ii)",
    label: "OP 2 (b) (ii)",
  });
});
