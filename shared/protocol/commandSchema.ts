import * as z from "zod";
import { type NewNote, POSITIONS, type Proposed, type TextPlace } from "../domain/amendment.ts";
import type { ClausePlace } from "../domain/amendmentCommands.ts";
import { CLAUSE_KINDS } from "../domain/clause.ts";
import { FLOOR_VIEWS } from "../domain/clauseCommands.ts";
import type { Command } from "../domain/commands.ts";
import type { AmendmentId, ClauseId, FootnoteId } from "../domain/ids.ts";
import { STAGES } from "../domain/participants.ts";
import { runSchema } from "./contentSchema.ts";
import { idSchema } from "./idSchema.ts";

/** Longest reason, in UTF-16 units. */
const MAX_REASON_LENGTH = 2_000;
/** Most amendments or clauses that one command may name. */
const MAX_NAMED = 200;
/** Most amendments that may be open when a Rev is issued. */
const MAX_DISPOSED = 5_000;

const id = idSchema<string>().describe("made by the sender; sending the same id twice does it once");
const reason = z.string().trim().max(MAX_REASON_LENGTH);
const clauseId = idSchema<ClauseId>();
const amendmentId = idSchema<AmendmentId>();
const fingerprint = z.string().max(64).describe("fingerprint of the words that were seen");
const onBehalf = z.string().max(16).exactOptional().describe("facilitator and secretariat: for which delegation");

/** Inline content as it comes in with a command. */
export const runsSchema = z.array(runSchema).max(10_000);
const order = z.string().regex(/^[0-9A-Za-z]{0,255}[1-9A-Za-z]$/);
const level = z.int().min(0).max(4);

/** A clause or a footnote. */
export const textPlaceSchema: z.ZodType<TextPlace, TextPlace> = z.union([
  z.strictObject({ clause: clauseId }),
  z.strictObject({ footnote: idSchema<FootnoteId>() }),
]);

const onClause = z.strictObject({ clause: clauseId });

/** What a Rev may be called: 1–40 characters on one line. */
const revisionName = z
  .string()
  .trim()
  .min(1)
  .max(40)
  .regex(/^\P{Cc}*$/u);

/** What an amendment asks for. Rule AM17. */
export const proposedSchema: z.ZodType<Proposed, Proposed> = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("edit"), on: textPlaceSchema, base: runsSchema, text: runsSchema }),
  z.object({ kind: z.literal("alt"), on: onClause, base: runsSchema, text: runsSchema }),
  z.object({
    kind: z.literal("insert"),
    clause: clauseId.describe("the id that the new clause will have"),
    clauseKind: z.enum(CLAUSE_KINDS),
    level,
    order,
    text: runsSchema,
  }),
  z.object({ kind: z.literal("delete"), on: onClause }),
  z.object({ kind: z.literal("move"), on: onClause, order, level: level.exactOptional() }),
]);

/** A footnote that new words cite. */
export const newNoteSchema: z.ZodType<NewNote, NewNote> = z.object({ id: idSchema<FootnoteId>(), runs: runsSchema });
/** Where a clause is to stand. */
export const clausePlaceSchema: z.ZodType<ClausePlace, ClausePlace> = z.object({ clause: clauseId, order, level });

const notes = z.array(newNoteSchema).max(MAX_NAMED).exactOptional();
const seenClauses = z.array(z.object({ clause: clauseId, ifBase: fingerprint })).max(MAX_NAMED);
const amendments = z.array(amendmentId).max(MAX_NAMED);
const disposition = z.object({
  amendment: amendmentId,
  becomes: z.enum(["kept", "parked", "declined"]),
  reason: reason.exactOptional().describe("needed to park or decline"),
});
const ifDecision = z.int().min(0).describe("number of the last decision that was seen");
const target = z.union([z.strictObject({ amendment: amendmentId }), z.strictObject({ clause: clauseId })]);

/** Every command there is, as it comes in from outside. Rules CMD1, CMD10–CMD13. */
export const commandSchema: z.ZodType<Command, Command> = z.discriminatedUnion("command", [
  z.object({
    command: z.literal("setStage"),
    id,
    stage: z.enum(STAGES),
    reason: reason.exactOptional().describe("needed to go back"),
    deadline: z.iso.datetime().exactOptional().describe("needed for silence"),
    ifStage: z.enum(STAGES).exactOptional().describe("the stage the person saw"),
  }),
  z.object({ command: z.literal("breakSilence"), id, clause: clauseId, delegation: onBehalf, reason }),
  z.object({ command: z.literal("restoreClause"), id, clause: clauseId }),
  z.object({
    command: z.literal("issueRev"),
    id,
    name: revisionName.exactOptional().describe("without it Rev.1, Rev.2 …"),
    ifDecision,
    dispositions: z.array(disposition).max(MAX_DISPOSED).exactOptional().describe("one for each open amendment"),
    reason: reason.exactOptional(),
  }),
  z.object({ command: z.literal("restoreRevision"), id, rev: z.int().min(0), ifDecision, reason }),
  z.object({
    command: z.literal("tableAmendment"),
    id,
    amendment: amendmentId.describe("made by the sender; its permanent id"),
    delegation: onBehalf,
    proposed: proposedSchema,
    notes,
    reason: reason.exactOptional(),
  }),
  z.object({
    command: z.literal("reviseAmendment"),
    id,
    amendment: amendmentId,
    delegation: onBehalf,
    proposed: proposedSchema.exactOptional().describe("without it the words in the document are recorded"),
    ifWords: fingerprint.exactOptional().describe("needed with `proposed`"),
    notes,
    reason: reason.exactOptional(),
  }),
  z.object({
    command: z.literal("withdrawAmendment"),
    id,
    amendment: amendmentId,
    delegation: onBehalf,
    reason: reason.exactOptional(),
  }),
  z.object({
    command: z.literal("takePosition"),
    id,
    on: target,
    position: z.enum([...POSITIONS, "none"]),
    delegation: onBehalf,
    reason: reason.exactOptional(),
  }),
  z.object({
    command: z.literal(["joinSponsors", "leaveSponsors"]),
    id,
    amendment: amendmentId.exactOptional().describe("without it the draft itself"),
    delegation: onBehalf,
  }),
  z.object({
    command: z.literal("acceptAmendments"),
    id,
    amendments,
    ifBase: fingerprint.exactOptional().describe("needed for edits and versions"),
    ifRevisions: z.array(z.int().min(1)).max(MAX_NAMED).exactOptional(),
    result: runsSchema.exactOptional().describe("what the text is to read; needed for edits, versions and new clauses"),
    places: z.array(clausePlaceSchema).max(MAX_NAMED).exactOptional().describe("needed for a move"),
    notes,
    declined: z
      .array(z.object({ amendment: amendmentId, ifRevision: z.int().min(1).exactOptional(), reason }))
      .max(MAX_NAMED)
      .exactOptional()
      .describe("undecided ones that are declined with it"),
    reason: reason.exactOptional(),
  }),
  z.object({
    command: z.literal(["declineAmendment", "parkAmendment", "unparkAmendment"]),
    id,
    amendment: amendmentId,
    ifRevision: z.int().min(1).exactOptional(),
    reason,
  }),
  z.object({ command: z.literal("mergeAmendments"), id, amendments, into: amendmentId, reason }),
  z.object({ command: z.literal("reopenAmendment"), id, amendment: amendmentId, reason }),
  z.object({
    command: z.literal("undoDecision"),
    id,
    decision: z.int().min(1),
    ifBase: fingerprint.exactOptional(),
    result: runsSchema.exactOptional().describe("what the text is to read again, where words are undone"),
  }),
  z.object({ command: z.literal("bracketClause"), id, clauses: seenClauses, reason: reason.exactOptional() }),
  z.object({
    command: z.literal(["agreeAdRef", "agreeClause"]),
    id,
    clauses: seenClauses,
    dispositions: z
      .array(disposition)
      .max(MAX_NAMED)
      .exactOptional()
      .describe("one for each amendment still open on these clauses"),
    reason: reason.exactOptional(),
  }),
  z.object({
    command: z.literal("reopenClause"),
    id,
    clauses: z.array(clauseId).max(MAX_NAMED),
    reason: reason.exactOptional().describe("needed where a clause was agreed"),
  }),
  z.object({
    command: z.literal("reserve"),
    id,
    clause: clauseId,
    delegation: onBehalf,
    reason: reason.exactOptional(),
  }),
  z.object({ command: z.literal("moveFloor"), id, clause: clauseId.nullable(), view: z.enum(FLOOR_VIEWS) }),
]);
