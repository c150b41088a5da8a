import type { ClauseId } from "../../../shared/domain/ids.ts";
import { amendment, OP3, OP4 } from "./places.ts";
import type { Scene } from "./scene.ts";

const third = amendment("one-third");
const training = amendment("training");
const whose = amendment("training-of-caretakers");
const noEvidence = amendment("registers-are-no-evidence");
const aside = amendment("set-aside");

/** A rival version of a whole paragraph, a merger, a slip that is undone, and a new paragraph. */
export const money: Scene = {
  title: "OP 3 and OP 4: the money",
  async play({ chair, G77, JPN, EU, NOR, KEN, BRA }, tell) {
    await chair.movesFloorTo(OP3, "compilation");
    await G77.draftsVersion(
      third,
      OP3,
      "Invites international financial institutions to devote at least one third of what they spend on water points to maintenance, and to report annually on it;",
    );
    await G77.tables(third, "What is not counted is not spent");
    await JPN.says("oppose", third, "A share is for their boards to fix, not for us");
    await EU.drafts(training, { clause: OP3 }, ["construction, and", "construction and training, and"]);
    await EU.tables(training, "A pump without training is scrap");
    await NOR.drafts(whose, { clause: OP3 }, [
      "fund maintenance as",
      "fund maintenance and the training of caretakers as",
    ]);
    await NOR.tables(whose, "The training we mean is that of OP 2 (b)");
    const thought = await G77.comments({ clause: OP3 }, "Is training to come out of the same money?");
    await EU.replies(thought, "Beside it, not out of it.");
    await NOR.replies(thought, "And it is the smaller part.");
    await G77.resolves(thought);

    await chair.merges([training], whose, "One thought; Norway’s words say whose training");
    await chair.brackets(OP3, "The Group of 77 consults");
    await chair.parks(third, "Until the Group of 77 has met");
    await chair.accepts(whose);
    await chair.unparks(third, "The Group of 77 has met");
    await G77.withdraws(third, "The Group can live with the text as it stands");
    await chair.agreesAdRef(OP3);

    await chair.movesFloorTo(OP4, "changes");
    await JPN.wantsRemoved(noEvidence, OP4);
    await JPN.tables(noEvidence, "A register is not an audit");
    await KEN.says("oppose", noEvidence, "It is the only evidence that a village can produce");
    await chair.accepts(noEvidence);
    await tell("That was a slip of the hand: the room had not agreed");
    await chair.undoes();
    await chair.declines(noEvidence, "The room wishes to keep the paragraph");

    await BRA.draftsClause(
      aside,
      OP4,
      "operative",
      "Encourages those who pay for the construction of a water point to set aside, from the beginning, what ten years of its maintenance will cost;",
    );
    await BRA.tables(aside, "The eleventh year is somebody else’s problem; the first ten should not be");
    await G77.coSponsors(aside);
    await KEN.coSponsors(aside);
    await chair.accepts(aside);
    await chair.agreesAdRef(OP4, `${aside}-clause` as ClauseId);
  },
};
