import { amendment, OP5, OP7 } from "./places.ts";
import type { Scene } from "./scene.ts";

/** Tabled before the Rev, decided after it. */
export const actively = amendment("actively-seized");

/** What was negotiated so far becomes a text of its own that stays: paragraphs are numbered anew. */
export const revision: Scene = {
  title: "Rev.1",
  async play({ chair, KEN, EU }, tell) {
    await KEN.drafts(actively, { clause: OP7 }, ["remain seized", "remain actively seized"]);
    await KEN.tables(actively, "The Assembly should not fall asleep over it");
    await chair.issuesRev();
    await tell("The facilitator tries other words on the workshop, and nobody likes them");
    await chair.writes(OP5, ["existing resources,", "available resources,"]);
    await EU.comments({ clause: OP5 }, "Available is what nobody has counted.");
    await chair.bringsBack(1, "The room wants the words of Rev.1");
  },
};
