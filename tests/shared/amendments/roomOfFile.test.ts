import { expect, test } from "vitest";
import { compilation } from "../../../shared/amendments/compilation.ts";
import { draftFileOf } from "../../../shared/amendments/draftFileOf.ts";
import { roomOfFile } from "../../../shared/amendments/roomOfFile.ts";
import { plainText } from "../../../shared/domain/clause.ts";
import { seededRandom } from "../../support/random.ts";
import { randomRoom, tableRandomly } from "../../support/randomNegotiation.ts";

test("[EX32] a file compiles as the draft it came from: the same words in the same brackets, in the same order", () => {
  let brackets = 0;
  for (let seed = 0; seed < 150; seed++) {
    const random = seededRandom(seed);
    const room = randomRoom(random);
    tableRandomly(room, 10, random);
    const file = draftFileOf(room.content, room.words, room.state);
    const { words, state } = roomOfFile(file);
    const said = ({ clauses, footnotes }: ReturnType<typeof compilation>) => [
      ...clauses.map(({ label, text }) => `${label} ${plainText(text)}`),
      ...footnotes.map(({ number, text }) => `${number} ${plainText(text)}`),
    ];
    const compiled = said(compilation(file.content, words, state));
    brackets += compiled.filter((line) => line.includes("[")).length;
    expect(compiled, `seed ${seed}`).toEqual(said(compilation(room.content, room.words, room.state)));
  }
  expect(brackets).toBeGreaterThan(500);
});
