import * as z from "zod";
import { DRAFT_TYPES, LANGUAGES, PROFILES } from "../domain/draftHead.ts";
import { type DraftId, isId, type ParticipantId } from "../domain/ids.ts";
import { ROLES, STAGES } from "../domain/participants.ts";
import { storableText } from "../domain/words.ts";
import { IMPORT_ERROR_CODES } from "../formats/importError.ts";
import { commandSchema } from "./commandSchema.ts";
import { contentSchema, importWarningSchema } from "./contentSchema.ts";
import { decisionSchema } from "./decisionSchema.ts";
import { ERRORS, type ErrorCode } from "./errors.ts";
import { idSchema } from "./idSchema.ts";
import { stateSchema } from "./stateSchema.ts";

/** Times cross the wire as ISO 8601 in UTC. */
const timeSchema = z.iso.datetime();

/** A name somebody is shown by: trimmed, 1–80 characters, something to be seen, no control characters. Rule AC4. */
const nameSchema = z
  .string()
  .trim()
  .min(1, { abort: true })
  .max(80)
  .regex(/^(?=.*[\p{L}\p{N}\p{P}\p{S}])[^\p{Cc}\p{Co}\u2028\u2029\u202a-\u202e\u2066-\u2069]*$/u);

/** Code of a delegation, "BRA", "EU", "G77": what everybody sees beside its words, and part of its private room's name. */
export const delegationCodeSchema = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,15}$/)
  .refine((code) => isId(code), "a name that programs use themselves");

const delegationSchema = z
  .object({ code: delegationCodeSchema, name: nameSchema, coreGroup: z.boolean() })
  .meta({ id: "Delegation" });

/** Every error of the API, whatever the route. `state` comes with 409: what the person did not see yet. Rule HT2. */
export const errorSchema = z
  .object({
    error: z.object({
      code: z.enum(Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]]),
      message: z.string().describe("an English sentence for programs; screens translate by code"),
      messageKey: z.string(),
      reference: z.string().exactOptional().describe("look this up in the server's log"),
      details: z.array(z.object({ path: z.string(), message: z.string() })).exactOptional(),
      file: z.enum(IMPORT_ERROR_CODES).exactOptional().describe("invalid_file: what is wrong with it"),
      retryAfterSeconds: z.number().exactOptional(),
      state: stateSchema.exactOptional().describe("the present one, with whatever a decision was refused for"),
    }),
  })
  .meta({ id: "Error" });
export type ErrorResponse = z.infer<typeof errorSchema>;

/** Somebody in one draft; `draft` null: a secretariat member in all of them. */
const participantSchema = z
  .object({
    id: idSchema<ParticipantId>(),
    draft: idSchema<DraftId>().nullable(),
    name: z.string(),
    role: z.enum(ROLES),
    delegation: delegationSchema.nullable(),
    joinedAt: timeSchema,
  })
  .meta({ id: "Participant" });
export type ParticipantJson = z.infer<typeof participantSchema>;

const personSchema = z.object({ id: z.string(), name: z.string() });
const tokenSchema = z.string().min(1).max(200);

export const joinRequestSchema = z.object({ token: tokenSchema, name: nameSchema });
export type JoinRequest = z.input<typeof joinRequestSchema>;
export const joinResponseSchema = z.object({
  session: z.string().describe("bearer token of the session, also set as cookie"),
  expiresAt: timeSchema,
  person: personSchema,
  participant: participantSchema,
});
export type JoinResponse = z.infer<typeof joinResponseSchema>;

export const previewRequestSchema = z.object({ token: tokenSchema });
export const previewResponseSchema = z
  .object({
    draft: z
      .object({ id: idSchema<DraftId>(), title: z.string(), symbol: z.string() })
      .nullable()
      .describe("null: every draft, as secretariat"),
    role: z.enum(ROLES),
    delegation: delegationSchema.nullable(),
    expiresAt: timeSchema.nullable(),
    present: participantSchema.nullable().describe("what the asker already is there"),
  })
  .meta({ id: "LinkPreview" });
export type LinkPreview = z.infer<typeof previewResponseSchema>;

export const meResponseSchema = z.object({
  person: personSchema,
  expiresAt: timeSchema,
  participants: z.array(participantSchema),
  mayCreateDrafts: z.boolean(),
});
export type MeResponse = z.infer<typeof meResponseSchema>;

const draftSummarySchema = z
  .object({
    id: idSchema<DraftId>(),
    title: z.string(),
    symbol: z.string(),
    stage: z.enum(STAGES),
    createdAt: timeSchema,
    lastChangeAt: timeSchema,
    archived: z.boolean(),
    role: z.enum(ROLES).describe("what the asker is there"),
    delegation: delegationSchema.nullable(),
    people: z.int().min(0).describe("how many people are in the room right now, each once however many tabs"),
  })
  .meta({ id: "DraftSummary" });
export type DraftSummary = z.infer<typeof draftSummarySchema>;
export const draftsResponseSchema = z.object({ drafts: z.array(draftSummarySchema) });

/** As everywhere in a draft: characters that may not stand in a text become blanks. Rules PE6, PE7. */
const headFieldSchema = z.string().overwrite(storableText).trim().max(300);
/** A new blank draft. The body may also be a content JSON (it has `adref`), plain text, or a file. */
export const createDraftRequestSchema = z.object({
  title: z.string().overwrite(storableText).trim().max(1000).default(""),
  type: z.enum(DRAFT_TYPES).default("resolution"),
  language: z.enum(LANGUAGES).default("en"),
  profile: z.enum(PROFILES).default("un"),
  organ: headFieldSchema.exactOptional(),
  symbol: headFieldSchema.exactOptional(),
  number: headFieldSchema.exactOptional(),
  session: headFieldSchema.exactOptional(),
  agendaItem: headFieldSchema.exactOptional(),
});
export const createDraftResponseSchema = z.object({ id: idSchema<DraftId>(), warnings: z.array(importWarningSchema) });

/** What a reader found in a file; nothing is stored. Post `content` to `/api/drafts` to keep it. */
export const importResponseSchema = z.object({
  content: contentSchema,
  warnings: z.array(importWarningSchema),
  changes: z.int().min(0).describe("how many tracked changes the file has"),
  comments: z.int().min(0).describe("how many comments it has; they are not taken over"),
});
export type ImportResponse = z.infer<typeof importResponseSchema>;

const headSchema = z
  .object({
    type: z.enum(DRAFT_TYPES),
    language: z.enum(LANGUAGES),
    profile: z.enum(PROFILES),
    organ: z.string().exactOptional(),
    symbol: z.string().exactOptional(),
    number: z.string().exactOptional(),
    session: z.string().exactOptional(),
    agendaItem: z.string().exactOptional(),
  })
  .meta({ id: "DraftHead" });

export const draftResponseSchema = z
  .object({
    id: idSchema<DraftId>(),
    title: z.string(),
    head: headSchema,
    state: stateSchema,
    generation: z.int().min(0).describe("rises after a restore from backup: clients then start afresh"),
    createdAt: timeSchema,
    lastChangeAt: timeSchema,
    archived: z.boolean(),
    counts: z.object({
      clauses: z.int(),
      preambular: z.int(),
      operative: z.int(),
      footnotes: z.int(),
      words: z.int(),
      deleted: z.int(),
    }),
    me: participantSchema,
    people: z.int().min(0).describe("how many people are in the room right now, each once however many tabs"),
  })
  .meta({ id: "Draft" });
export type DraftResponse = z.infer<typeof draftResponseSchema>;

export const commandRequestSchema = commandSchema.meta({ id: "Command" });
export type CommandRequest = z.input<typeof commandRequestSchema>;

const decisionJsonSchema = decisionSchema.meta({ id: "Decision" });

export const commandResponseSchema = z.object({ decisions: z.array(decisionJsonSchema), state: stateSchema });
export const decisionsResponseSchema = z.object({ decisions: z.array(decisionJsonSchema), state: stateSchema });
export type DecisionsResponse = z.infer<typeof decisionsResponseSchema>;

export const createLinkRequestSchema = z.object({
  role: z.enum(ROLES),
  delegation: z
    .union([delegationCodeSchema, z.object({ code: delegationCodeSchema, name: nameSchema.exactOptional() })])
    .exactOptional()
    .describe("for the role delegation: its code, or code and name"),
  coreGroup: z.boolean().exactOptional().describe("the delegation writes the base text in stage drafting"),
  expiresIn: z.number().positive().max(31_536_000).exactOptional().describe("seconds; without it the link stays valid"),
});
export type CreateLinkRequest = z.input<typeof createLinkRequestSchema>;

const linkSchema = z
  .object({
    id: z.string(),
    role: z.enum(ROLES),
    delegation: delegationSchema.nullable(),
    createdAt: timeSchema,
    createdBy: z.string().nullable().describe("name of who made it"),
    expiresAt: timeSchema.nullable(),
    revokedAt: timeSchema.nullable(),
    usesLeft: z.int().min(0).nullable().describe("null: any number of times"),
    admitted: z.array(idSchema<ParticipantId>()).describe("whom it let in and who still has access by it"),
  })
  .meta({ id: "Link" });
export type LinkJson = z.infer<typeof linkSchema>;
export const linksResponseSchema = z.object({ links: z.array(linkSchema) });
export const createLinkResponseSchema = linkSchema.extend({
  url: z.url().describe("shown this once; only a hash is kept"),
  token: z.string(),
});
export type CreateLinkResponse = z.infer<typeof createLinkResponseSchema>;

export const participantsResponseSchema = z.object({
  participants: z.array(participantSchema.extend({ active: z.boolean().describe("false: access has ended") })),
});
export type ParticipantsResponse = z.infer<typeof participantsResponseSchema>;

export const privateOpeningsResponseSchema = z.object({
  openings: z
    .array(
      z.object({
        participant: idSchema<ParticipantId>(),
        name: z.string().describe("empty where the participant is not known any more"),
        at: z.iso.datetime(),
      }),
    )
    .describe("newest first"),
});

export const healthResponseSchema = z.object({ status: z.enum(["ok", "ready"]) });
