import * as z from "zod";
import type { AmendmentId, ClauseId, FootnoteId } from "../domain/ids.ts";
import { runsSchema } from "./commandSchema.ts";
import { contentSchema } from "./contentSchema.ts";
import { idSchema } from "./idSchema.ts";

const fingerprint = z.string().describe("of the words as they are now");

/** What commands ask for and a text does not show: places, fingerprints, and the words of amendments. Rule HT21. */
const presentSchema = z
  .object({
    clauses: z.array(
      z.object({
        clause: idSchema<ClauseId>(),
        order: z.string().describe("a new clause or a moved one stands by its `order` among these"),
        level: z.int().min(0),
        ifBase: fingerprint,
        text: runsSchema,
      }),
    ),
    footnotes: z.array(z.object({ footnote: idSchema<FootnoteId>(), ifBase: fingerprint, text: runsSchema })),
    amendments: z
      .array(
        z.object({
          amendment: idSchema<AmendmentId>(),
          ifRevision: z.int().min(1),
          ifWords: fingerprint,
          base: runsSchema.describe("what it is written against; the present text, unless it collides with it"),
          text: runsSchema,
        }),
      )
      .describe("that are tabled or parked and propose words"),
  })
  .meta({ id: "Present" });

/** The projected document, and on request what a program needs to act on it. */
export const draftContentSchema = contentSchema
  .extend({ present: presentSchema.exactOptional().describe("when asked for by `present=true`") })
  .meta({ id: "DraftContent", description: "A view of the draft as content JSON." });
