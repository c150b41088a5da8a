import { OP6, PP5 } from "./places.ts";
import type { Scene } from "./scene.ts";

/** The core group writes the zero draft together. */
export const drafting: Scene = {
  title: "Drafting: Kenya and Norway, the core group, write the text together",
  async play({ chair, KEN, NOR }, tell) {
    await tell("Kenya and Norway write in PP 5 at the same time; nobody waits for anybody");
    await Promise.all([
      KEN.writes(PP5, ["women and girls spend in", "women and girls spend every day in"]),
      NOR.writes(PP5, ["of what they could do with", "of what they could learn and earn with"]),
    ]);
    await tell("Kenya takes OP 6 out, by mistake: who asks for a report, then?");
    await KEN.takesOut(OP6);
    await chair.restores(OP6);
    await chair.setsStage("negotiation");
  },
};
