import { OP1 } from "./places.ts";
import type { Scene } from "./scene.ts";

/** The last reservation falls, and the text is agreed. */
export const agreement: Scene = {
  title: "Agreement",
  async play({ chair, JPN, KEN, NOR, BRA, EU }) {
    await JPN.liftsReservation(OP1, "Tokyo has answered");
    for (const sponsor of [KEN, NOR, BRA, EU]) await sponsor.coSponsors();
    await chair.agreesEverything();
    await chair.setsStage("silence");
    await chair.setsStage("final");
  },
};
