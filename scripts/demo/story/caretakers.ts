import type { ClauseId } from "../../../shared/domain/ids.ts";
import { amendment, OP2, OP2A, OP2B, OP2B_I, OP2B_II, OP2C } from "./places.ts";
import type { Scene } from "./scene.ts";

const fairly = amendment("paid-fairly");
const reachable = "demo-reachable" as ClauseId;

/** An amendment grows, and loses a sponsor; a sub-paragraph is written on the spot. */
export const caretakers: Scene = {
  title: "OP 2: the caretakers",
  async play({ chair, NOR, EU, KEN }, tell) {
    await chair.movesFloorTo(OP2B_II, "changes");
    await NOR.drafts(fairly, { clause: OP2B_II }, ["paid for", "paid fairly for"]);
    await NOR.tables(fairly, "A small coin is also pay");
    await EU.coSponsors(fairly);
    await NOR.revises(fairly, ["fairly for", "fairly and on time for"]);
    await EU.leavesSponsors(fairly);
    await EU.says("canLiveWith", fairly, "It goes beyond our mandate, but not beyond our patience");
    await chair.accepts(fairly);

    await tell(
      "Kenya asks from the floor for a way to reach the caretaker; the facilitator writes it before everybody’s eyes",
    );
    await chair.writesClause(reachable, OP2C, 1, "To display at each water point how its caretaker can be reached;");
    await KEN.comments({ clause: reachable }, "That is what we meant. Thank you.");
    await chair.agreesAdRef(OP2, OP2A, OP2B, OP2B_I, OP2B_II, OP2C, reachable);
  },
};
