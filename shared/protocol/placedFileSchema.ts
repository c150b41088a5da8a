import * as z from "zod";
import { PLACING_PROBLEMS } from "../amendments/placedItem.ts";
import { AMENDMENT_KINDS } from "../domain/amendment.ts";
import type { ClauseId } from "../domain/ids.ts";
import { newNoteSchema, proposedSchema, runsSchema } from "./commandSchema.ts";
import { importWarningSchema } from "./contentSchema.ts";
import { idSchema } from "./idSchema.ts";

const placedItemSchema = z
  .object({
    key: z.string().describe("unique in this answer"),
    author: z.string().describe("one of `authors`; empty for what is not tracked"),
    kind: z.enum(AMENDMENT_KINDS),
    clause: idSchema<ClauseId>().nullable().describe("the clause of the draft it is about; null for a new one or none"),
    label: z.string().describe("OP 3, OP 3 bis, note 4; as the room calls it, else as the file does"),
    before: runsSchema.describe("the words as the draft has them; those of the file where there is no place"),
    after: runsSchema.describe("the words as they are proposed"),
    proposed: proposedSchema.nullable().describe("for the command `tableAmendment`; null where it cannot be tabled"),
    notes: z.array(newNoteSchema).describe("to go with the command"),
    reason: z.string(),
    problem: z
      .enum(PLACING_PROBLEMS)
      .nullable()
      .describe(
        "collides_in_file: the same author proposes something else for the same words as well; it may be tabled by itself",
      ),
    excerpt: z.string().describe("the first words of what is proposed"),
  })
  .meta({ id: "PlacedItem" });

/** What a file proposes, placed in a draft. Nothing is kept: the person tables what they choose. Rules FA1–FA9. */
export const placedFileSchema = z
  .object({
    authors: z
      .array(
        z.object({
          name: z.string().describe("as the file has it; co-sponsors behind commas"),
          count: z.int().min(0),
          suggested: z.string().nullable().describe("code of the delegation it seems to be"),
          sponsors: z.array(z.string()).describe("codes of delegations named as co-sponsors"),
        }),
      )
      .describe("in the order in which the file names them"),
    items: z.array(placedItemSchema).describe("in the order of the draft; what has no place at the end"),
    untracked: z.array(placedItemSchema).describe("what the file's own text says otherwise without a tracked change"),
    comments: z
      .array(z.object({ author: z.string(), label: z.string(), text: z.string() }))
      .describe("what is said in the file and is no item's reason, with its paragraph; it is not taken over"),
    warnings: z.array(importWarningSchema),
  })
  .meta({ id: "PlacedFile" });
export type PlacedFileResponse = z.infer<typeof placedFileSchema>;
