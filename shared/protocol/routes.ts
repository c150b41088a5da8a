import * as z from "zod";
import { AMENDMENT_STATUSES } from "../domain/amendment.ts";
import {
  EXPORT_FORMATS,
  EXPORT_VIEWS,
  FORMATS,
  REGISTER_FORMATS,
  REGISTER_MEDIA_TYPES,
} from "../formats/exportFormats.ts";
import { contentSchema } from "./contentSchema.ts";
import { draftContentSchema } from "./draftContentSchema.ts";
import type { ErrorCode } from "./errors.ts";
import {
  commandRequestSchema,
  commandResponseSchema,
  createDraftRequestSchema,
  createDraftResponseSchema,
  createLinkRequestSchema,
  createLinkResponseSchema,
  decisionsResponseSchema,
  draftResponseSchema,
  draftsResponseSchema,
  healthResponseSchema,
  importResponseSchema,
  joinRequestSchema,
  joinResponseSchema,
  linksResponseSchema,
  meResponseSchema,
  participantsResponseSchema,
  previewRequestSchema,
  previewResponseSchema,
  privateOpeningsResponseSchema,
} from "./http.ts";
import { placedFileSchema } from "./placedFileSchema.ts";
import { registerResponseSchema } from "./registerSchema.ts";
import {
  compareQuerySchema,
  compareResponseSchema,
  revisionResponseSchema,
  revisionsResponseSchema,
} from "./revisionSchema.ts";

/** One route: what it takes, what it gives, who may call it. The server mounts nothing that is not in the table. */
export interface RouteSpec {
  readonly method: "GET" | "POST" | "DELETE";
  /** With `:names` where an id stands. */
  readonly path: string;
  readonly summary: string;
  /** `open` needs no session; `session` needs the cookie or the bearer token. */
  readonly access: "open" | "session";
  readonly query?: z.ZodObject;
  /** Schema of a JSON body. */
  readonly body?: z.ZodType;
  /** Media types a body may have besides, or instead of, the schema's JSON. */
  readonly uploads?: readonly string[];
  /** Fields of an uploaded form besides its `file`. */
  readonly form?: z.ZodObject;
  readonly status: 200 | 201 | 204;
  /** Schema of the JSON answered; absent when there is no body or the body is a file. */
  readonly response?: z.ZodType;
  /** Media types of an answer that is not JSON of `response`. */
  readonly files?: readonly string[];
  readonly errors: readonly ErrorCode[];
}

/** What a text, a file or a content JSON may come as. */
const UPLOAD_TYPES = ["multipart/form-data", "text/plain"] as const;
/** What becomes of the tracked changes of a file that is read as a text of its own. */
const changesForm = z.object({
  changes: z
    .enum(["accept", "reject"])
    .default("accept")
    .describe("take the tracked changes of the file in, or leave them out"),
});

const afterSchema = z.object({
  after: z.coerce.number().int().min(0).default(0).describe("number of the last decision already known"),
});
const list = z
  .string()
  .max(2_000)
  .transform((value) =>
    value
      .split(",")
      .map((part) => part.trim())
      .filter((part) => part !== ""),
  );
/** Which amendments a compilation shows; what is left out shows all that are open. Rule AM28. */
const compilationQuery = z.object({
  delegations: list.exactOptional().describe("codes, separated by commas: proposed or co-sponsored by one of these"),
  statuses: list
    .pipe(z.array(z.enum(AMENDMENT_STATUSES)))
    .exactOptional()
    .describe("separated by commas; without it: tabled"),
  readings: list
    .transform((values) => values.map(Number))
    .pipe(z.array(z.int().min(1)))
    .exactOptional(),
});
const contentQuery = compilationQuery.extend({
  view: z.enum(["base", "compilation"]).default("base"),
  present: z
    .enum(["true", "false"])
    .default("false")
    .describe("true adds what commands ask for: places, fingerprints, words of amendments"),
});
const flag = (fallback: "true" | "false") => z.enum(["true", "false"]).default(fallback);
const exportQuery = compilationQuery.extend({
  format: z.enum(EXPORT_FORMATS).default("txt"),
  view: z.enum(EXPORT_VIEWS).exactOptional().describe("not every format has every view; without it the clean text"),
  from: z
    .string()
    .regex(/^\d{1,6}$/)
    .transform(Number)
    .exactOptional()
    .describe("redline: number of the revision that the present text is held against"),
  paper: z.enum(["a4", "letter"]).default("a4"),
  notes: z
    .enum(["reuse", "new"])
    .default("reuse")
    .describe("a note that is cited again keeps its number, or is written again; not in tracked files"),
  masthead: flag("true"),
  lineNumbers: flag("false"),
  comments: flag("false").describe("tracked, docx: the comments that are open to the room, as comments of the file"),
});
const registerQuery = z.object({
  format: z.enum(REGISTER_FORMATS).default("json"),
  paper: z.enum(["a4", "letter"]).default("a4"),
  lang: z.enum(["en", "fr"]).exactOptional().describe("of the headings; without it what `Accept-Language` asks for"),
});
const mediaTypes = (full: readonly string[]): string[] => [...new Set(full.map((type) => type.split(";", 1)[0] ?? ""))];

/** Every route of the HTTP API. `/api/openapi.json` is built from this table. Rule HT1. */
export const ROUTES = {
  health: {
    method: "GET",
    path: "/healthz",
    summary: "The process is alive",
    access: "open",
    status: 200,
    response: healthResponseSchema,
    errors: [],
  },
  ready: {
    method: "GET",
    path: "/readyz",
    summary: "The store answers and the server takes work",
    access: "open",
    status: 200,
    response: healthResponseSchema,
    errors: ["restarting", "storage_unavailable"],
  },
  metrics: {
    method: "GET",
    path: "/metrics",
    summary: "Figures for Prometheus",
    access: "open",
    status: 200,
    files: ["text/plain"],
    errors: [],
  },
  openapi: {
    method: "GET",
    path: "/api/openapi.json",
    summary: "This description",
    access: "open",
    status: 200,
    files: ["application/json"],
    errors: [],
  },
  join: {
    method: "POST",
    path: "/api/join",
    summary: "Turn the token of a link into a session; with a session, add what the link gives to the same person",
    access: "open",
    body: joinRequestSchema,
    status: 200,
    response: joinResponseSchema,
    errors: ["invalid_request", "link_invalid", "link_used", "too_fast"],
  },
  previewLink: {
    method: "POST",
    path: "/api/links/preview",
    summary: "What the token of a link offers, before joining",
    access: "open",
    body: previewRequestSchema,
    status: 200,
    response: previewResponseSchema,
    errors: ["invalid_request", "link_invalid", "link_used", "too_fast"],
  },
  me: {
    method: "GET",
    path: "/api/me",
    summary: "Who I am and what I may enter",
    access: "session",
    status: 200,
    response: meResponseSchema,
    errors: ["sign_in_again"],
  },
  signOut: {
    method: "POST",
    path: "/api/sign-out",
    summary: "End this session",
    access: "session",
    status: 204,
    errors: ["sign_in_again"],
  },
  drafts: {
    method: "GET",
    path: "/api/drafts",
    summary: "The drafts I may enter, latest change first",
    access: "session",
    status: 200,
    response: draftsResponseSchema,
    errors: ["sign_in_again"],
  },
  createDraft: {
    method: "POST",
    path: "/api/drafts",
    summary: "Make a draft: blank from its head, or from a content JSON, a text or a file",
    access: "session",
    body: z.union([createDraftRequestSchema, contentSchema]),
    uploads: UPLOAD_TYPES,
    form: changesForm,
    status: 201,
    response: createDraftResponseSchema,
    errors: ["sign_in_again", "no_access", "invalid_request", "invalid_file", "too_large"],
  },
  readImport: {
    method: "POST",
    path: "/api/imports",
    summary: "Read a text, a file or a content JSON without keeping it",
    access: "session",
    body: contentSchema,
    uploads: UPLOAD_TYPES,
    form: changesForm,
    status: 200,
    response: importResponseSchema,
    errors: ["sign_in_again", "no_access", "invalid_request", "invalid_file", "too_large"],
  },
  draft: {
    method: "GET",
    path: "/api/drafts/:draft",
    summary: "Head, state, counts, and what I am there",
    access: "session",
    status: 200,
    response: draftResponseSchema,
    errors: ["sign_in_again", "no_access", "not_found"],
  },
  leaveDraft: {
    method: "POST",
    path: "/api/drafts/:draft/leave",
    summary: "Give up what a link of this draft made me",
    access: "session",
    status: 204,
    errors: ["sign_in_again", "no_access", "not_found"],
  },
  content: {
    method: "GET",
    path: "/api/drafts/:draft/content",
    summary: "The projected document, or the compilation text: the base with all that is proposed, in brackets",
    access: "session",
    query: contentQuery,
    status: 200,
    response: draftContentSchema,
    errors: ["sign_in_again", "no_access", "not_found", "invalid_request"],
  },
  importAmendments: {
    method: "POST",
    path: "/api/drafts/:draft/imports",
    summary: "Read a file as amendments of this draft without keeping anything: table what is wanted by commands",
    access: "session",
    uploads: ["multipart/form-data"],
    status: 200,
    response: placedFileSchema,
    errors: [
      "sign_in_again",
      "no_access",
      "not_found",
      "read_only",
      "wrong_stage",
      "invalid_request",
      "invalid_file",
      "too_large",
    ],
  },
  command: {
    method: "POST",
    path: "/api/drafts/:draft/commands",
    summary: "Ask for a decision",
    access: "session",
    body: commandRequestSchema,
    status: 200,
    response: commandResponseSchema,
    errors: [
      "sign_in_again",
      "no_access",
      "not_found",
      "invalid_request",
      "wrong_stage",
      "reason_missing",
      "base_changed",
      "clause_locked",
      "not_your_amendment",
      "amendment_closed",
      "structure_refused",
      "undo_expired",
    ],
  },
  decisions: {
    method: "GET",
    path: "/api/drafts/:draft/decisions",
    summary: "What was decided after a number",
    access: "session",
    query: afterSchema,
    status: 200,
    response: decisionsResponseSchema,
    errors: ["sign_in_again", "no_access", "not_found", "invalid_request"],
  },
  revisions: {
    method: "GET",
    path: "/api/drafts/:draft/revisions",
    summary: "The versions of the text that were issued",
    access: "session",
    status: 200,
    response: revisionsResponseSchema,
    errors: ["sign_in_again", "no_access", "not_found"],
  },
  revision: {
    method: "GET",
    path: "/api/drafts/:draft/revisions/:rev",
    summary: "One issued version with its text",
    access: "session",
    status: 200,
    response: revisionResponseSchema,
    errors: ["sign_in_again", "no_access", "not_found"],
  },
  compare: {
    method: "GET",
    path: "/api/drafts/:draft/compare",
    summary: "What became of each clause from one version to another",
    access: "session",
    query: compareQuerySchema,
    status: 200,
    response: compareResponseSchema,
    errors: ["sign_in_again", "no_access", "not_found", "invalid_request"],
  },
  links: {
    method: "GET",
    path: "/api/drafts/:draft/links",
    summary: "The links I may see: all for organisers, its own for a delegation",
    access: "session",
    status: 200,
    response: linksResponseSchema,
    errors: ["sign_in_again", "no_access", "not_found"],
  },
  createLink: {
    method: "POST",
    path: "/api/drafts/:draft/links",
    summary: "Make a link that lets somebody in",
    access: "session",
    body: createLinkRequestSchema,
    status: 201,
    response: createLinkResponseSchema,
    errors: ["sign_in_again", "no_access", "not_found", "invalid_request", "delegation_has_members"],
  },
  revokeLink: {
    method: "DELETE",
    path: "/api/drafts/:draft/links/:link",
    summary: "End a link and the access of everybody it let in",
    access: "session",
    status: 204,
    errors: ["sign_in_again", "no_access", "not_found"],
  },
  participants: {
    method: "GET",
    path: "/api/drafts/:draft/participants",
    summary: "Who is or was in the draft",
    access: "session",
    status: 200,
    response: participantsResponseSchema,
    errors: ["sign_in_again", "no_access", "not_found"],
  },
  privateOpenings: {
    method: "GET",
    path: "/api/drafts/:draft/private-openings",
    summary: "Who opened the private room of my delegation, and when: the last thousand times, newest first",
    access: "session",
    status: 200,
    response: privateOpeningsResponseSchema,
    errors: ["sign_in_again", "no_access", "not_found"],
  },
  exportDraft: {
    method: "GET",
    path: "/api/drafts/:draft/export",
    summary: "The draft as a file",
    access: "session",
    query: exportQuery,
    status: 200,
    files: mediaTypes(Object.values(FORMATS).map(({ mediaType }) => mediaType)),
    errors: ["sign_in_again", "no_access", "not_found", "invalid_request", "export_failed"],
  },
  register: {
    method: "GET",
    path: "/api/drafts/:draft/register",
    summary: "The register of amendments, as JSON or as a table",
    access: "session",
    query: registerQuery,
    status: 200,
    response: registerResponseSchema,
    files: mediaTypes(Object.values(REGISTER_MEDIA_TYPES)),
    errors: ["sign_in_again", "no_access", "not_found", "invalid_request", "export_failed"],
  },
} as const satisfies Record<string, RouteSpec>;

export type RouteName = keyof typeof ROUTES;
