import fc from "fast-check";
import { expect, test } from "vitest";
import type { PdfBlock, PdfPiece } from "../../../server/pdf/pdfPage.ts";
import { pdfPageOf } from "../../../server/pdf/pdfPageOf.ts";
import { writePdf } from "../../../server/pdf/writePdf.ts";
import type { Run } from "../../../shared/domain/clause.ts";
import { draftFileArbitrary } from "../../support/randomFiles.ts";

const OPTIONS = { paper: "a4", hasMasthead: true, hasLineNumbers: true } as const;

const withoutBlanks = (text: string) => text.replaceAll(/\s/g, "");
const baseOf = (runs: readonly Run[]) =>
  withoutBlanks(runs.map((run) => ("text" in run ? run.text : "footnote" in run ? `{${run.footnote}}` : "")).join(""));
/** What of a page's words stands in the base: neither new nor said of whose it is. */
const stayingOf = (pieces: readonly PdfPiece[]) =>
  withoutBlanks(
    pieces
      .map((piece) => {
        if ("break" in piece) return "";
        if ("note" in piece) return `{${piece.note}}`;
        const isName = piece.isStrong && piece.hue !== undefined && !piece.isStruck;
        return piece.isUnderlined || isName ? "" : piece.text;
      })
      .join(""),
  );

const piecesOf = (block: PdfBlock) => ("pieces" in block ? block.pieces : block.caption);

/** Notes that only new words cite are left out: a marker bears no line. */
const withoutNotes = (text: string) => text.replaceAll(/\{[^}]*\}/g, "");

test("[PF15] with everything new left out, every clause of the base stands in its place with its words", () => {
  let changed = 0;
  fc.assert(
    fc.property(draftFileArbitrary, (file) => {
      const blocks = pdfPageOf({ view: "tracked", file }, OPTIONS).blocks;
      const ids = new Map(file.content.clauses.map(({ id }, index) => [id as string, index]));
      const standing = blocks.filter((block) => ids.has(block.id));
      const said = new Map(standing.map((block) => [block.id, withoutNotes(stayingOf(piecesOf(block)))]));
      for (const { id, text } of file.content.clauses) {
        const base = withoutNotes(baseOf(text));
        if (said.has(id)) expect(said.get(id)).toBe(base);
        else expect(base).toBe("");
      }
      const order = standing.map(({ id }) => ids.get(id) ?? 0);
      expect(order).toEqual(order.toSorted((a, b) => a - b));
      changed += blocks.flatMap(piecesOf).filter((piece) => "text" in piece && piece.hue !== undefined).length;
    }),
    { numRuns: 80 },
  );
  expect(changed).toBeGreaterThan(100);
});

test("[PF15] any draft with tracked changes can be set, with the claim of PDF/UA", async () => {
  await fc.assert(
    fc.asyncProperty(draftFileArbitrary, async (file) => {
      const { notAccessible } = await writePdf({ view: "tracked", file }, OPTIONS);
      expect(notAccessible).toBeUndefined();
    }),
    { numRuns: 10 },
  );
});
