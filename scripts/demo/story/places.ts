import type { AmendmentId, ClauseId, FootnoteId } from "../../../shared/domain/ids.ts";

const clause = (id: string) => `sample-${id}` as ClauseId;

/** The paragraphs of the sample resolution that the story is about, by the labels they have until Rev.1. */
export const PP1 = clause("pp1");
export const PP2 = clause("pp2");
export const PP3 = clause("pp3");
export const PP4 = clause("pp4");
export const PP5 = clause("pp5");
export const PP6 = clause("pp6");
export const OP1 = clause("op1");
export const OP2 = clause("op2");
export const OP2A = clause("op2a");
export const OP2B = clause("op2b");
export const OP2B_I = clause("op2bi");
export const OP2B_II = clause("op2bii");
export const OP2C = clause("op2c");
export const OP3 = clause("op3");
export const OP4 = clause("op4");
export const OP5 = clause("op5");
export const OP6 = clause("op6");
export const OP7 = clause("op7");
export const SURVEY = "note-survey" as FootnoteId;

/** The permanent id of an amendment; its number, A-001, comes with tabling. */
export const amendment = (id: string) => `demo-${id}` as AmendmentId;
