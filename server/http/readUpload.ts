import type { ImportResult } from "../../shared/document/content.ts";
import { readContent } from "../../shared/document/readContent.ts";
import { ImportError } from "../../shared/formats/importError.ts";
import { importText } from "../../shared/formats/text/importText.ts";
import { newId } from "../access/tokens.ts";
import { ApiError } from "./apiError.ts";
import { mediaType, parseJson, readBytes } from "./requestBody.ts";

/** More would help nobody. */
const MAX_FAULTS_TOLD = 50;

/** What came: a text that a reader has read, or another JSON value for the route to look at. */
export type Upload = ({ readonly kind: "content" } & ImportResult) | { readonly kind: "json"; readonly value: unknown };

/**
 * Reads a body that may be a content JSON, plain text, or a file of a form (`file`).
 * @throws ApiError `too_large`, `malformed`, `invalid_request` for another media type, `invalid_file` for what no reader reads.
 * Rules HT6, HT8.
 */
export async function readUpload(request: Request, maxBytes: number): Promise<Upload> {
  const type = mediaType(request);
  const bytes = await readBytes(request, maxBytes);
  switch (type) {
    case "application/json":
      return readJsonUpload(decode(bytes, "malformed"));
    case "text/plain":
      return readText(decode(bytes, "invalid_file"));
    case "multipart/form-data":
      return readFile(await fileOf(bytes, request.headers.get("content-type") ?? ""));
    default:
      throw new ApiError("invalid_request", {
        message: `The body must be application/json, text/plain or multipart/form-data, not ${type || "nothing"}.`,
      });
  }
}

async function fileOf(bytes: Uint8Array, contentType: string): Promise<File> {
  let form: FormData;
  try {
    form = await new Response(Buffer.from(bytes), { headers: { "Content-Type": contentType } }).formData();
  } catch {
    throw new ApiError("malformed", { message: "The form cannot be read." });
  }
  const file = form.get("file");
  if (file instanceof File) return file;
  throw new ApiError("invalid_request", { message: "The form has no file in its field `file`." });
}

async function readFile(file: File): Promise<Upload> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const name = file.name.toLowerCase();
  if (name.endsWith(".json")) {
    const upload = readJsonUpload(decode(bytes, "invalid_file"));
    if (upload.kind === "content") return upload;
    throw new ApiError("invalid_file", { message: "The file is not a content JSON: it has no `adref`." });
  }
  if (name.endsWith(".txt") || name.endsWith(".text") || !name.includes("."))
    return readText(decode(bytes, "invalid_file"));
  throw new ApiError("invalid_file", { message: "Files ending in .txt and .json can be read." });
}

function readJsonUpload(text: string): Upload {
  const value = parseJson(text);
  if (typeof value !== "object" || value === null || !("adref" in value)) return { kind: "json", value };
  const read = readContent(value);
  if (read.ok) return { kind: "content", content: read.content, warnings: [] };
  throw new ApiError("invalid_file", {
    message: "The content JSON has faults.",
    details: read.errors.slice(0, MAX_FAULTS_TOLD).map(({ path, message }) => ({ path, message })),
  });
}

function readText(text: string): Upload {
  try {
    return { kind: "content", ...importText(text, { newId: () => newId<string>() }) };
  } catch (error) {
    if (!(error instanceof ImportError)) throw error;
    throw new ApiError(error.code === "too_large" ? "too_large" : "invalid_file", { message: error.message });
  }
}

/** Text of bytes in UTF-8, or in UTF-16 with its mark. @throws ApiError with `code` for anything else. */
function decode(bytes: Uint8Array, code: "malformed" | "invalid_file"): string {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const encoding = !isUtf16 ? "utf-8" : bytes[0] === 0xff ? "utf-16le" : "utf-16be";
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    if (!text.includes("\0")) return text;
  } catch {
    // Falls through: the same answer as for text with zero bytes.
  }
  throw new ApiError(code, { message: "This is not text in UTF-8." });
}
