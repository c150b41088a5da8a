import { amendment, PP1, PP2, PP3, PP4, PP5, PP6, SURVEY } from "./places.ts";
import type { Scene } from "./scene.ts";

const move = amendment("what-works-first");
const source = amendment("year-of-the-survey");

/** A paragraph finds a better place, and a note its date. */
export const preamble: Scene = {
  title: "The preamble",
  async play({ chair, EU, JPN, NOR, KEN }) {
    await chair.movesFloorTo(PP6, "changes");
    await EU.wantsMoved(move, PP6, PP3);
    await EU.tables(move, "What works should come before what does not");
    await JPN.says("support", move);
    await KEN.says("canLiveWith", move);
    await chair.accepts(move);

    await chair.movesFloorTo(PP4, "changes");
    await NOR.drafts(source, { footnote: SURVEY }, ["a sample source", "2026, a sample source"]);
    await NOR.tables(source, "A source has a year");
    await chair.accepts(source);

    await chair.agreesAdRef(PP1, PP2, PP3, PP6, PP4, PP5);
  },
};
