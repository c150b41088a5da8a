import { expect, test } from "vitest";
import { agendaLine } from "../../../shared/phrases/agendaLine.ts";

test("[PH10] the masthead names the agenda item in the language of the draft", () => {
  expect(agendaLine("68 (a)", "en")).toBe("Agenda item 68 (a)");
  expect(agendaLine("18", "fr")).toBe("Point 18 de l’ordre du jour");
});
