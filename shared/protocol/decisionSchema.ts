import * as z from "zod";
import { POSITIONS } from "../domain/amendment.ts";
import { CLAUSE_KINDS } from "../domain/clause.ts";
import { FLOOR_VIEWS } from "../domain/clauseCommands.ts";
import type { BaseChange, Decision, RestoringChange } from "../domain/events.ts";
import type { AmendmentId, ClauseId } from "../domain/ids.ts";
import { ROLES, STAGES } from "../domain/participants.ts";
import { clausePlaceSchema, newNoteSchema, proposedSchema, runsSchema, textPlaceSchema } from "./commandSchema.ts";
import { idSchema } from "./idSchema.ts";

const clause = idSchema<ClauseId>();
const clauses = z.array(clause);
const amendment = idSchema<AmendmentId>();
const delegation = z.string();
const labels = z.array(z.tuple([clause, z.string()]));
const amendmentLabels = z.array(z.tuple([amendment, z.string()]));
const notes = z.array(newNoteSchema).exactOptional();

const header = {
  number: z.int().min(1),
  at: z.iso.datetime(),
  command: z.string(),
  actor: z.object({
    participant: z.string(),
    name: z.string(),
    role: z.enum(ROLES),
    delegation: delegation.exactOptional(),
  }),
  reason: z.string().exactOptional(),
};

/** What a decision did to the base text. Rule CMD14. */
const baseChangeSchema: z.ZodType<BaseChange, BaseChange> = z.discriminatedUnion("type", [
  z.object({ type: z.literal("text"), on: textPlaceSchema, before: runsSchema, result: runsSchema }),
  z.object({
    type: z.literal("inserted"),
    clause,
    clauseKind: z.enum(CLAUSE_KINDS),
    level: z.int(),
    order: z.string(),
    result: runsSchema,
  }),
  z.object({ type: z.literal(["deleted", "restored"]), clauses }),
  z.object({ type: z.literal("moved"), from: z.array(clausePlaceSchema), to: z.array(clausePlaceSchema) }),
]);

const cells = z.object({ header: z.int().min(0), cells: z.array(z.array(runsSchema)) });

/** What bringing back a revision did to the base text. Rule REV7. */
const restoringChangeSchema: z.ZodType<RestoringChange, RestoringChange> = z.union([
  baseChangeSchema,
  z.object({ type: z.literal("kind"), clause, before: z.enum(CLAUSE_KINDS), result: z.enum(CLAUSE_KINDS) }),
  z.object({ type: z.literal("cells"), clause, before: cells, result: cells }),
]);

/** Every decision there is, as the API gives it out. */
export const decisionSchema: z.ZodType<Decision, Decision> = z.discriminatedUnion("type", [
  z.object({
    ...header,
    type: z.literal("stageSet"),
    from: z.enum(STAGES),
    to: z.enum(STAGES),
    deadline: z.iso.datetime().exactOptional(),
    labels: labels.exactOptional(),
    amendmentLabels: amendmentLabels.exactOptional(),
  }),
  z.object({ ...header, type: z.literal("silenceBroken"), clause, delegation }),
  z.object({ ...header, type: z.literal("clauseRestored"), clause }),
  z.object({
    ...header,
    type: z.literal("revIssued"),
    rev: z.int().min(1),
    name: z.string(),
    labels: labels.describe("of the text and of the new clauses that are still open"),
    amendmentLabels,
    concordance: z.array(z.object({ clause, from: z.string().nullable(), to: z.string().nullable() })),
  }),
  z.object({
    ...header,
    type: z.literal("revisionRestored"),
    rev: z.int().min(0),
    changes: z.array(restoringChangeSchema),
    notes,
  }),
  z.object({ ...header, type: z.literal("labelsAssigned"), labels }),
  z.object({
    ...header,
    type: z.literal("amendmentTabled"),
    amendment,
    delegation,
    proposed: proposedSchema,
    label: z.string().exactOptional(),
    notes,
  }),
  z.object({ ...header, type: z.literal("amendmentRevised"), amendment, proposed: proposedSchema, notes }),
  z.object({ ...header, type: z.literal("amendmentWithdrawn"), amendment, delegation }),
  z.object({
    ...header,
    type: z.literal("positionTaken"),
    on: z.union([z.strictObject({ amendment }), z.strictObject({ clause })]),
    delegation,
    position: z.enum([...POSITIONS, "none"]),
  }),
  z.object({
    ...header,
    type: z.literal(["sponsorJoined", "sponsorLeft"]),
    amendment: amendment.exactOptional(),
    delegation,
  }),
  z.object({
    ...header,
    type: z.literal("amendmentsAccepted"),
    amendments: z.array(z.object({ amendment, as: z.enum(["accepted", "acceptedAsModified"]) })),
    change: baseChangeSchema,
    contributors: z.array(delegation),
    notes,
  }),
  z.object({
    ...header,
    type: z.literal(["amendmentDeclined", "amendmentParked", "amendmentUnparked"]),
    amendment,
  }),
  z.object({ ...header, type: z.literal("amendmentReopened"), amendment, label: z.string().exactOptional() }),
  z.object({ ...header, type: z.literal("amendmentsMerged"), amendments: z.array(amendment), into: amendment }),
  z.object({
    ...header,
    type: z.literal("decisionUndone"),
    decision: z.int().min(1),
    change: baseChangeSchema.exactOptional(),
  }),
  z.object({
    ...header,
    type: z.literal(["clauseBracketed", "clauseAgreedAdRef", "clauseAgreed", "clauseReopened"]),
    clauses,
  }),
  z.object({ ...header, type: z.literal("floorMoved"), clause: clause.nullable(), view: z.enum(FLOOR_VIEWS) }),
]);
