import * as z from "zod";
import { CLAUSE_KINDS, MARKS } from "../domain/clause.ts";
import { DRAFT_TYPES, LANGUAGES, PROFILES } from "../domain/draftHead.ts";
import type { ClauseId, FootnoteId } from "../domain/ids.ts";
import { idSchema } from "./idSchema.ts";

/** One piece of inline content. Read from the left: text, footnote marker, line break. */
export const runSchema = z.union([
  z.object({ text: z.string(), marks: z.array(z.enum(MARKS)).exactOptional() }),
  z.object({ footnote: idSchema<FootnoteId>() }),
  z.object({ break: z.literal(true) }),
]);

const runsSchema = z.array(runSchema);

const clauseSchema = z.object({
  id: idSchema<ClauseId>(),
  kind: z.enum(CLAUSE_KINDS),
  level: z.int().min(0).max(4),
  label: z.string().describe("what the room calls it; computed, ignored when read"),
  number: z.string().describe("what is printed before it; computed, ignored when read"),
  lead: z.string().describe("the opening phrase; computed, ignored when read"),
  text: runsSchema,
  header: z.int().min(0).exactOptional().describe("tables: how many rows are header rows"),
  cells: z.array(z.array(runsSchema)).exactOptional().describe("tables: rows of cells"),
});

/** The content JSON as the server writes it. Rules EX1, IM1. */
export const contentSchema = z
  .object({
    adref: z.literal(1),
    type: z.enum(DRAFT_TYPES),
    language: z.enum(LANGUAGES),
    profile: z.enum(PROFILES).exactOptional(),
    head: z.object({
      organ: z.string().exactOptional(),
      symbol: z.string().exactOptional(),
      number: z.string().exactOptional(),
      session: z.string().exactOptional(),
      agendaItem: z.string().exactOptional(),
    }),
    phrases: z
      .array(z.object({ phrase: z.string(), kind: z.enum(["preambular", "operative"]) }))
      .exactOptional()
      .describe("opening phrases of this draft alone"),
    clauses: z.array(clauseSchema),
    footnotes: z.array(z.object({ id: idSchema<FootnoteId>(), number: z.int().min(0), text: runsSchema })),
  })
  .meta({ id: "Content", description: "The projected document: also the json export and import." });

/** Something a reader skipped or doubts. */
export const importWarningSchema = z
  .object({
    code: z.string(),
    line: z.int().min(1).exactOptional(),
    excerpt: z.string(),
    message: z.string(),
  })
  .meta({ id: "ImportWarning" });
