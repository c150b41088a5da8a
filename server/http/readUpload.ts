import * as z from "zod";
import { acceptedContent } from "../../shared/amendments/acceptedContent.ts";
import type { Content, ImportWarning } from "../../shared/document/content.ts";
import type { DraftFileImport } from "../../shared/document/draftFile.ts";
import { READABLE_ENDINGS, type ReadableFormat, readableFormat } from "../../shared/formats/exportFormats.ts";
import { ROUTES } from "../../shared/protocol/routes.ts";
import type { Files, SentFile } from "../files/files.ts";
import { ApiError } from "./apiError.ts";
import { whenRead } from "./fileErrors.ts";
import type { HttpLimits } from "./limits.ts";
import { check } from "./mount.ts";
import { decodeUtf8, mediaType, parseJson, readBytes } from "./requestBody.ts";

/** What came: a text that a reader has read, or another JSON value for the route to look at. */
export type Upload =
  | {
      readonly kind: "content";
      readonly content: Content;
      readonly warnings: readonly ImportWarning[];
      /** How many tracked changes and comments the file has. */
      readonly changes: number;
      readonly comments: number;
    }
  | { readonly kind: "json"; readonly value: unknown };

/** Room for the fields and borders of a form besides its file. */
const FORM_BYTES = 64 * 1024;

/**
 * Reads a body that may be a content JSON, plain text, or a file of a form (`file`), with its tracked changes taken in or
 * left out as the form's `changes` says.
 * @throws ApiError `too_large`, `malformed`, `invalid_request` for another media type, `invalid_file` for what no reader reads.
 * Rules HT6, HT8, HT30.
 */
export async function readUpload(request: Request, limits: HttpLimits, files: Files): Promise<Upload> {
  const type = mediaType(request);
  switch (type) {
    case "application/json": {
      const bytes = await readBytes(request, limits.maxUploadBytes);
      const value = parseJson(decodeUtf8(bytes));
      if (typeof value !== "object" || value === null || !("adref" in value)) return { kind: "json", value };
      return asContent(await whenRead(files.read({ format: "json", bytes }, request.signal)), "accept");
    }
    case "text/plain": {
      const bytes = await readBytes(request, limits.maxUploadBytes);
      return asContent(await whenRead(files.read({ format: "txt", bytes }, request.signal)), "accept");
    }
    case "multipart/form-data": {
      const { file, fields } = await readForm(request, limits, ROUTES.readImport.form);
      return asContent(await whenRead(files.read(file, request.signal)), fields.changes);
    }
    default:
      throw new ApiError("invalid_request", {
        message: `The body must be application/json, text/plain or multipart/form-data, not ${type || "nothing"}.`,
      });
  }
}

/**
 * The file of a form, whose ending says how it is to be read.
 * @throws ApiError as `readUpload`. Rule HT30.
 */
export async function readSentFile(request: Request, limits: HttpLimits): Promise<SentFile> {
  const type = mediaType(request);
  if (type !== "multipart/form-data") {
    throw new ApiError("invalid_request", {
      message: `The body must be multipart/form-data, not ${type || "nothing"}.`,
    });
  }
  return (await readForm(request, limits, z.object({}))).file;
}

function asContent(file: DraftFileImport, changes: "accept" | "reject"): Upload {
  return {
    kind: "content",
    content: changes === "accept" && file.amendments.length > 0 ? acceptedContent(file) : file.content,
    warnings: file.warnings,
    changes: file.amendments.length,
    comments: file.comments.length,
  };
}

async function readForm<Fields extends z.ZodObject>(
  request: Request,
  limits: HttpLimits,
  schema: Fields,
): Promise<{ readonly file: SentFile; readonly fields: z.output<Fields> }> {
  const bytes = await readBytes(request, Math.max(limits.maxUploadBytes, limits.maxWordBytes) + FORM_BYTES);
  let form: FormData;
  try {
    const headers = { "Content-Type": request.headers.get("content-type") ?? "" };
    form = await new Response(Buffer.from(bytes), { headers }).formData();
  } catch {
    throw new ApiError("malformed", { message: "The form cannot be read." });
  }
  const sent = form.get("file");
  if (!(sent instanceof File)) {
    throw new ApiError("invalid_request", { message: "The form has no file in its field `file`." });
  }
  const format = formatOf(sent.name);
  const most = format === "docx" ? limits.maxWordBytes : limits.maxUploadBytes;
  if (sent.size > most) throw new ApiError("too_large", { message: `Such a file may have ${most} bytes at most.` });
  const fields = Object.fromEntries([...form].filter(([name, value]) => name !== "file" && typeof value === "string"));
  return {
    file: { format, bytes: new Uint8Array(await sent.arrayBuffer()) },
    fields: check(schema, fields),
  };
}

/** A file without an ending is a text. */
function formatOf(name: string): ReadableFormat {
  const format = readableFormat(name) ?? (name.includes(".") ? undefined : "txt");
  if (format) return format;
  const known = Object.keys(READABLE_ENDINGS).join(", ");
  throw new ApiError("invalid_file", { message: `Files with these endings can be read: ${known}.` });
}
