import * as z from "zod";
import { CLAUSE_STATUSES } from "../domain/agreement.ts";
import { AMENDMENT_KINDS, AMENDMENT_STATUSES, POSITIONS } from "../domain/amendment.ts";
import { FLOOR_VIEWS } from "../domain/clauseCommands.ts";
import type { AmendmentId, ClauseId } from "../domain/ids.ts";
import { STAGES } from "../domain/participants.ts";
import { textPlaceSchema } from "./commandSchema.ts";
import { idSchema } from "./idSchema.ts";

const time = z.iso.datetime();
const clause = idSchema<ClauseId>();
const amendment = idSchema<AmendmentId>();
const delegations = z.array(z.string());

/** Each delegation at most once. */
const positionsSchema = z.array(
  z.object({ delegation: z.string(), position: z.enum(POSITIONS), at: time, reason: z.string().nullable() }),
);

const amendmentStateSchema = z
  .object({
    id: amendment,
    number: z.string().describe("A-001, by order of tabling"),
    label: z.string().nullable().describe("of a new clause or a competing version: OP 3 bis, OP 3 alt"),
    delegation: z.string(),
    sponsors: delegations,
    kind: z.enum(AMENDMENT_KINDS),
    on: textPlaceSchema.describe("what it changes; for a new clause the id that the clause will have"),
    status: z.enum(AMENDMENT_STATUSES),
    revision: z.int().min(1).describe("what `ifRevision` asks for"),
    reading: z.int().min(1),
    tabledAt: time,
    enteredBy: z.string().nullable().describe("who entered it on the delegation's behalf"),
    reason: z.string().nullable(),
    positions: positionsSchema,
    collidesWith: z.array(amendment).describe("undecided amendments that change the same words"),
    isStale: z.boolean().describe("it collides with the base alone, which has changed in the very words it changes"),
    contributors: delegations.describe("whose words went in besides those of its sponsors"),
    mergedInto: amendment.nullable(),
    decided: z.object({ decision: z.int(), at: time, by: z.string(), reason: z.string().nullable() }).nullable(),
  })
  .meta({ id: "AmendmentState" });

const clauseStateSchema = z
  .object({
    clause,
    label: z.string(),
    status: z.enum(CLAUSE_STATUSES),
    amendments: z.array(amendment).describe("open on it"),
    delegations: delegations.describe("that sponsor one of these"),
    reservations: delegations,
    positions: positionsSchema,
  })
  .meta({ id: "ClauseState" });

const count = z.int().min(0);

/** A version of the text that was issued. Rule REV1. */
export const revisionSchema = z
  .object({
    rev: count.describe("0: the text as negotiation began"),
    name: z.string(),
    at: time,
    by: z.string().describe("name of who issued it"),
    decision: z.int().min(1).describe("number of the decision that issued it"),
  })
  .meta({ id: "Revision" });

/** What the decisions of a draft add up to, on the words of the moment. Rule HT20. */
export const stateSchema = z
  .object({
    stage: z.enum(STAGES),
    deadline: time.nullable(),
    lastDecision: count,
    reading: count.describe("how many times the labels were frozen"),
    revisions: z.array(revisionSchema).describe("that were issued, from 0 on"),
    sponsors: delegations.describe("that co-sponsor the draft"),
    floor: z.object({ clause: clause.nullable(), view: z.enum(FLOOR_VIEWS) }).nullable(),
    undoable: z
      .object({ decision: z.int().min(1), until: time })
      .nullable()
      .describe("the last decision that `undoDecision` takes"),
    amendments: z.array(amendmentStateSchema).describe("all that were ever tabled, by number"),
    clauses: z.array(clauseStateSchema).describe("all that are in the text, in its order"),
    progress: z
      .object({
        total: count.describe("clauses with a label"),
        closed: count,
        counts: z.record(z.enum(CLAUSE_STATUSES), count),
        openAmendments: count,
      })
      .meta({ id: "Progress" }),
  })
  .meta({ id: "DraftState" });
export type StateJson = z.infer<typeof stateSchema>;
