import { OP1 } from "./places.ts";
import type { Scene } from "./scene.ts";

/** The last reservation falls, the text is agreed, and goes through silence at the second attempt. */
export const agreement: Scene = {
  title: "Agreement",
  async play({ chair, JPN, KEN, NOR, BRA, EU }) {
    await JPN.liftsReservation(OP1, "Tokyo has answered");
    for (const sponsor of [KEN, NOR, BRA, EU]) await sponsor.coSponsors();
    await chair.agreesEverything();
    await chair.setsStage("silence");
    await JPN.breaksSilence(OP1, "Tokyo has to look at the inspections once more");
    await JPN.comments({ clause: OP1 }, "Tokyo has looked, and joins.");
    await chair.setsStage("silence");
    await chair.setsStage("final");
  },
};
