import { amendment, OP5, OP6, OP7 } from "./places.ts";
import { actively } from "./revision.ts";
import type { Scene } from "./scene.ts";

const later = amendment("a-year-later");
const regions = amendment("figures-by-region");

/** What was closed too early is opened again, with a reason each time. */
export const reporting: Scene = {
  title: "The workshop and the report",
  async play({ chair, NOR, BRA, EU }, tell) {
    await chair.movesFloorTo(OP5, "base");
    await chair.agreesAdRef(OP5);

    await chair.movesFloorTo(OP6, "changes");
    await chair.enters(
      later,
      "JPN",
      { clause: OP6 },
      ["eighty-third", "eighty-fourth"],
      "The survey will not be finished before",
    );
    await chair.declines(later, "The programme of work has the item in the eighty-third session");
    await EU.comments({ clause: OP6 }, "The secretariat says that the survey comes out a month after that session.");
    await chair.reconsiders(later, "A report without the survey would be an empty one");
    await chair.accepts(later);
    await BRA.drafts(regions, { clause: OP6 }, [
      "the present resolution;",
      "the present resolution, with figures by region;",
    ]);
    await BRA.tables(regions, "An average hides the dry half of a country");
    await chair.parks(regions, "For the next session, when there are figures");
    await chair.agreesAdRef(OP6);

    await chair.reopens(OP5, "Norway offers to pay for the workshop");
    await tell("Now that it is open again, the facilitator writes the offer into it");
    await chair.writes(OP5, ["existing resources,", "existing resources and with voluntary contributions,"]);
    await NOR.comments({ clause: OP5 }, "Those of Norway among them.");
    await chair.agreesAdRef(OP5);

    await chair.movesFloorTo(OP7, "changes");
    await chair.agreesWithout(OP7, actively, "That is the language of another organ");
  },
};
