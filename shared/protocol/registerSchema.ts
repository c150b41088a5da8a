import * as z from "zod";
import { AMENDMENT_KINDS, AMENDMENT_STATUSES, POSITIONS } from "../domain/amendment.ts";
import type { AmendmentId, ClauseId } from "../domain/ids.ts";
import { idSchema } from "./idSchema.ts";

const time = z.iso.datetime();
const names = z.array(z.string());

const registerRowSchema = z
  .object({
    id: idSchema<AmendmentId>(),
    number: z.string(),
    clause: idSchema<ClauseId>().nullable().describe("the clause to open for it"),
    label: z.string(),
    delegation: z.string(),
    sponsors: names,
    kind: z.enum(AMENDMENT_KINDS),
    summary: z.array(z.object({ old: z.string(), new: z.string() })),
    status: z.enum(AMENDMENT_STATUSES),
    mergedInto: z.string().nullable().describe("number of the amendment it went into"),
    collidesWith: names.describe("numbers of undecided amendments that change the same words"),
    isStale: z.boolean(),
    positions: z.record(z.enum(POSITIONS), names),
    contributors: names,
    revision: z.int().min(1),
    tabledAt: time,
    enteredBy: z.string().nullable(),
    reason: z.string(),
    decidedAt: time.nullable(),
    decidedBy: z.string().nullable(),
    decisionReason: z.string(),
  })
  .meta({ id: "RegisterRow" });

/** The register of amendments. Rule AM31. */
export const registerResponseSchema = z.object({ rows: z.array(registerRowSchema) });
