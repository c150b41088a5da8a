import { amendment, OP1 } from "./places.ts";
import type { Scene } from "./scene.ts";

const seldom = amendment("every-two-years");
const often = amendment("twice-a-year");
const plain = amendment("plain-language");
const trained = amendment("trained-person");

/** Two answers to one question: how often? And two thoughts that do not get into each other's way. */
export const inspection: Scene = {
  title: "OP 1: how often is a water point inspected?",
  async play({ chair, JPN, KEN, EU, BRA, NOR, G77 }) {
    await chair.movesFloorTo(OP1, "changes");
    await JPN.drafts(seldom, { clause: OP1 }, ["once a year", "every two years"]);
    await KEN.drafts(often, { clause: OP1 }, ["once a year", "twice a year"]);
    await JPN.tables(seldom, "An inspection costs more than a year of repairs");
    await KEN.tables(often, "Between two rainy seasons much can go wrong");
    await chair.findsCollision(seldom, often);

    await EU.drafts(plain, { clause: OP1 }, ["made known to", "made known in plain language to"]);
    await EU.tables(plain, "A table of figures helps nobody at the pump");
    await BRA.drafts(trained, { clause: OP1 }, ["is inspected at", "is inspected by a trained person at"]);
    await BRA.tables(trained, "Looking is not inspecting");

    await NOR.coSponsors(plain);
    await EU.says("support", often);
    await G77.says("oppose", seldom, "Two years is a long time for a pump");
    await BRA.says("canLiveWith", often);
    const question = await JPN.comments({ amendment: often }, "Who pays for the second visit?");
    await KEN.replies(question, "The second visit could be kept for water that is not treated.");

    await chair.accepts(plain, trained);
    await chair.findsCollision(
      seldom,
      often,
      "still collide, now over the new words: taking in others has not touched them",
    );
    await chair.compromises(
      [seldom, often],
      [["once a year", "once a year, and twice where its water is not treated"]],
      "As Kenya and Japan worked it out in the corridor",
    );
    await chair.agreesAdRef(OP1);
    await JPN.reserves(OP1, "Tokyo has not answered yet");
  },
};
