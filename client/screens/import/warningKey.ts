import type { Messages } from "../../../shared/i18n/keys.ts";

/** The sentences we have for doubts of a reader, by the code it gives them. */
const WARNING_KEYS = {
  above_title_left_out: "importWarning.aboveTitleLeftOut",
  blank_before_hyphen: "importWarning.blankBeforeHyphen",
  broken_word: "importWarning.brokenWord",
  control_character: "importWarning.controlCharacter",
  inserted_number: "importWarning.insertedNumber",
  item_without_paragraph: "importWarning.itemWithoutParagraph",
  joined_after_blank_line: "importWarning.joinedAfterBlankLine",
  kind_uncertain: "importWarning.kindUncertain",
  marker_out_of_order: "importWarning.markerOutOfOrder",
  marker_uncertain: "importWarning.markerUncertain",
  marker_without_note: "importWarning.markerWithoutNote",
  masthead_left_out: "importWarning.mastheadLeftOut",
  no_enacting_line: "importWarning.noEnactingLine",
  note_without_marker: "importWarning.noteWithoutMarker",
  number_changed: "importWarning.numberChanged",
  opened_in_text: "importWarning.openedInText",
  page_number_left_out: "importWarning.pageNumberLeftOut",
  possible_beginning: "importWarning.possibleBeginning",
  possible_number: "importWarning.possibleBeginning",
  preambular_after_operative: "importWarning.preambularAfterOperative",
  table_uncertain: "importWarning.tableUncertain",
  unexpected_number: "importWarning.unexpectedNumber",
} as const satisfies Readonly<Record<string, `importWarning.${keyof Messages["importWarning"]}`>>;
export type WarningKey = (typeof WARNING_KEYS)[keyof typeof WARNING_KEYS];

/** Key of the sentence for a reader's code; nothing for a code from a newer server. Rule UI53. */
export function warningKey(code: string): WarningKey | undefined {
  return Object.hasOwn(WARNING_KEYS, code) ? WARNING_KEYS[code as keyof typeof WARNING_KEYS] : undefined;
}
