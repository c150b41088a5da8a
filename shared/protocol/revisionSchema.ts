import * as z from "zod";
import { CLAUSE_KINDS } from "../domain/clause.ts";
import type { ClauseId, FootnoteId } from "../domain/ids.ts";
import { runsSchema } from "./commandSchema.ts";
import { contentSchema } from "./contentSchema.ts";
import { idSchema } from "./idSchema.ts";
import { revisionSchema } from "./stateSchema.ts";

/** The issued versions of a draft, oldest first. Rule REV9. */
export const revisionsResponseSchema = z.object({ revisions: z.array(revisionSchema) });
/** One of them with its text. Rule REV9. */
export const revisionResponseSchema = z.object({ revision: revisionSchema, content: contentSchema });
export type RevisionResponse = z.infer<typeof revisionResponseSchema>;

const side = z.union([
  z.literal("current"),
  z
    .string()
    .regex(/^\d{1,6}$/)
    .transform(Number),
]);
/** Two versions: numbers of revisions, or `current` for the text as it is. */
export const compareQuerySchema = z.object({
  from: side.describe("a revision's number, or `current`"),
  to: side.default("current").describe("a revision's number, or `current`"),
});

const sideSchema = z.object({ rev: z.int().min(0).nullable().describe("null: the text as it is"), name: z.string() });
const cellsSchema = z.array(z.array(runsSchema));

/** What became of each clause and note from one version to another. Rule REV10. */
export const compareResponseSchema = z
  .object({
    from: sideSchema,
    to: sideSchema,
    clauses: z.array(
      z.object({
        id: idSchema<ClauseId>(),
        kind: z.enum(CLAUSE_KINDS),
        level: z.int().min(0),
        change: z
          .enum(["same", "changed", "added", "removed", "moved"])
          .describe("moved: elsewhere or on another level; its words may have changed as well"),
        fromLabel: z.string(),
        toLabel: z.string(),
        from: runsSchema,
        to: runsSchema,
        fromCells: cellsSchema.exactOptional().describe("tables only"),
        toCells: cellsSchema.exactOptional().describe("tables only"),
      }),
    ),
    footnotes: z.array(
      z.object({
        id: idSchema<FootnoteId>(),
        change: z.enum(["same", "changed", "added", "removed"]),
        fromNumber: z.int().min(1).nullable(),
        toNumber: z.int().min(1).nullable(),
        from: runsSchema,
        to: runsSchema,
      }),
    ),
  })
  .meta({ id: "Comparison" });
export type CompareResponse = z.infer<typeof compareResponseSchema>;
