import fc from "fast-check";
import { expect, test } from "vitest";
import { draftFileOf } from "../../../../shared/amendments/draftFileOf.ts";
import { completeContent } from "../../../../shared/document/contentOf.ts";
import type { DraftFile } from "../../../../shared/document/draftFile.ts";
import { checkAkn } from "../../../../shared/formats/akn/checkAkn.ts";
import { parseAkn } from "../../../../shared/formats/akn/parseAkn.ts";
import { readAkn } from "../../../../shared/formats/akn/readAkn.ts";
import { writeAkn } from "../../../../shared/formats/akn/writeAkn.ts";
import { aknSchemaErrors, hasAknSchema } from "../../../support/aknSchema.ts";
import { counter } from "../../../support/counter.ts";
import { seededRandom } from "../../../support/random.ts";
import { draftFileArbitrary } from "../../../support/randomFiles.ts";
import { randomRoom, tableRandomly } from "../../../support/randomNegotiation.ts";
import { wildContentArbitrary, wildFileArbitrary } from "../../../support/wildFiles.ts";

const anyFile = fc.oneof(draftFileArbitrary, wildFileArbitrary);

/** Notes of amendments have no order of their own. */
function sorted({ content, newNotes, amendments, comments }: DraftFile): DraftFile {
  return { content, newNotes: newNotes.toSorted((a, b) => (a.id < b.id ? -1 : 1)), amendments, comments };
}

test("[AK3] any content that is written as Akoma Ntoso is read back as the same content", () => {
  fc.assert(
    fc.property(wildContentArbitrary, fc.constantFrom("final", "base"), (content, view) => {
      const xml = writeAkn({ view, content } as const);
      const read = readAkn(xml, { newId: counter() });
      expect(read.content, xml).toEqual(content);
      expect(read.amendments).toEqual([]);
      expect(read.warnings).toEqual([]);
    }),
    { numRuns: 100 },
  );
});

test("[AK6] a draft with amendments is read back with the same text and the same amendments", () => {
  fc.assert(
    fc.property(anyFile, (file) => {
      const xml = writeAkn({ view: "tracked", file });
      const { warnings, ...read } = readAkn(xml, { newId: counter() });
      expect(sorted(read), xml).toEqual(sorted(file));
      expect(warnings).toEqual([]);
    }),
    { numRuns: 100 },
  );
});

test("[AK6] [AK9] what a room has negotiated is valid, and read back as it stands, under the labels of the room", () => {
  let brought = 0;
  for (let seed = 1; seed <= 40; seed++) {
    const random = seededRandom(seed);
    const room = randomRoom(random);
    tableRandomly(room, 12, random);
    const file = draftFileOf(room.content, room.words, room.state);
    const xml = writeAkn({ view: "tracked", file });
    const read = readAkn(xml, { newId: counter() });
    expect(read.content, `seed ${seed}`).toEqual(completeContent(file.content));
    expect(read.amendments.length, `seed ${seed}`).toBeGreaterThan(0);
    expect(sorted(read).amendments, `seed ${seed}`).toEqual(file.amendments);
    if (hasAknSchema) expect(aknSchemaErrors(xml), `seed ${seed}`).toEqual([]);
    for (const { label } of file.amendments) {
      const [, figure, word] = /^OP (\d+) (bis|alt)$/.exec(label ?? "") ?? [];
      if (figure === undefined) continue;
      brought += 1;
      expect(xml, `seed ${seed}`).toContain(`<paragraph eId="para_${figure}${word}"`);
    }
  }
  expect(brought).toBeGreaterThan(10);
});

test("[AK10] every reference within a file that we write names something in it", () => {
  fc.assert(
    fc.property(anyFile, (file) => {
      expect(checkAkn(parseAkn(writeAkn({ view: "tracked", file })))).toEqual([]);
    }),
    { numRuns: 50 },
  );
});

test.skipIf(!hasAknSchema)("[AK1] every file is valid Akoma Ntoso 3.0 (skipped without ../shared)", () => {
  fc.assert(
    fc.property(anyFile, fc.constantFrom("final", "base", "tracked"), (file, view) => {
      const xml = view === "tracked" ? writeAkn({ view, file }) : writeAkn({ view, content: file.content } as const);
      expect(aknSchemaErrors(xml), xml).toEqual([]);
    }),
    { numRuns: 100 },
  );
});
