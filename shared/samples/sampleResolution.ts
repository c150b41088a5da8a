import { CONTENT_VERSION } from "../document/content.ts";
import type { BareClause, BareContent } from "../document/contentOf.ts";
import type { ClauseKind, Run } from "../domain/clause.ts";
import type { ClauseId, FootnoteId } from "../domain/ids.ts";

/** Reads "… water,^agenda and …" as words and note references, so that the sample below can be read as text. */
function runsOf(text: string): Run[] {
  return text.split(/(\^[a-z]+)/).flatMap((part): Run[] => {
    if (part === "") return [];
    return part.startsWith("^") ? [{ footnote: `note-${part.slice(1)}` as FootnoteId }] : [{ text: part }];
  });
}

function clause(id: string, kind: ClauseKind, text: string, level = 0): BareClause {
  return { id: `sample-${id}` as ClauseId, kind, level, text: runsOf(text) };
}

/**
 * A resolution of our own making, so that a newcomer sees something at once: all the shapes a draft can have (sub-clauses,
 * a note that is cited twice, closing lines) and enough to disagree about.
 */
export const sampleResolution: BareContent = {
  adref: CONTENT_VERSION,
  type: "resolution",
  language: "en",
  head: {
    organ: "General Assembly",
    symbol: "A/C.2/81/L.7",
    session: "Eighty-first session",
    agendaItem: "18",
  },
  clauses: [
    clause("title", "title", "Safe drinking water at community water points"),
    clause("enacting", "enacting", "The General Assembly,"),
    clause(
      "pp1",
      "preambular",
      "Recalling its resolution 64/292 of 28 July 2010, entitled “The human right to water and sanitation”,",
    ),
    clause(
      "pp2",
      "preambular",
      "Recalling also its resolution 70/1 of 25 September 2015, entitled “Transforming our world: the 2030 Agenda for Sustainable Development”,^agenda and the commitment therein to leave no one behind,",
    ),
    clause(
      "pp3",
      "preambular",
      "Recognizing that a community water point within walking distance is, for many rural households, the only source of water that can be kept safe at reasonable cost,",
    ),
    clause(
      "pp4",
      "preambular",
      "Deeply concerned that one in four rural water points is out of service at any given time, and that most of them fail for want of a spare part or of somebody trained to fit it,^survey",
    ),
    clause(
      "pp5",
      "preambular",
      "Mindful of the time that women and girls spend in carrying water, and of what they could do with that time,",
    ),
    clause(
      "pp6",
      "preambular",
      "Noting with appreciation the work of water users’ associations that maintain their own water points and publish the results of their tests,",
    ),
    clause(
      "op1",
      "operative",
      "Calls upon Member States to ensure that every community water point is inspected at least once a year, and that the results are made known to those who drink from it;",
    ),
    clause(
      "op2",
      "operative",
      "Encourages Member States, within their means and according to their national circumstances:",
    ),
    clause("op2a", "operative", "To keep a public register of water points, their condition and their latest test;", 1),
    clause("op2b", "operative", "To train at least two caretakers for each water point:", 1),
    clause("op2bi", "operative", "One of whom should be a woman;", 2),
    clause("op2bii", "operative", "Both of whom should be paid for their work;", 2),
    clause("op2c", "operative", "To store the spare parts most often needed no more than one day’s journey away;", 1),
    clause(
      "op3",
      "operative",
      "Invites international financial institutions to fund maintenance as well as construction, and to report annually on the share of each;",
    ),
    clause(
      "op4",
      "operative",
      "Also invites them to accept the public registers referred to in paragraph 2 (a) above as evidence of results;",
    ),
    clause(
      "op5",
      "operative",
      "Requests the Secretary-General to convene, within existing resources, a technical workshop on low-cost testing of water quality, taking into account the survey of rural water points;^survey",
    ),
    clause(
      "op6",
      "operative",
      "Also requests the Secretary-General to submit to the General Assembly at its eighty-third session a report on the implementation of the present resolution;",
    ),
    clause("op7", "operative", "Decides to remain seized of the matter."),
  ],
  footnotes: [
    { id: "note-agenda" as FootnoteId, text: [{ text: "Resolution 70/1." }] },
    {
      id: "note-survey" as FootnoteId,
      text: [
        { text: "See " },
        { text: "Survey of Rural Water Points", marks: ["em"] },
        { text: ", a sample source made up for this draft." },
      ],
    },
  ],
};
