import { ApiError } from "./apiError.ts";

/** The bytes of a body. @throws ApiError `too_large` as soon as there are more than `maxBytes`. */
export async function readBytes(request: Request, maxBytes: number): Promise<Uint8Array> {
  const tooLarge = () => new ApiError("too_large", { message: `A body may have ${maxBytes} bytes at most.` });
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.byteLength;
    if (length > maxBytes) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** A JSON body, sent as `application/json`. @throws ApiError `invalid_request`, `malformed` or `too_large`. Rule HT3. */
export async function readJson(request: Request, maxBytes: number): Promise<unknown> {
  const type = mediaType(request);
  if (type !== "application/json") {
    throw new ApiError("invalid_request", { message: `The body must be application/json, not ${type || "nothing"}.` });
  }
  return parseJson(decodeUtf8(await readBytes(request, maxBytes)));
}

/** @throws ApiError `malformed` where the text is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiError("malformed", { message: "The body is not JSON." });
  }
}

/** @throws ApiError `malformed` where the bytes are not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new ApiError("malformed", { message: "The body is not UTF-8." });
  }
}

/** Media type of a request's body, lower case, without parameters; empty when there is none. */
export function mediaType(request: Request): string {
  return (request.headers.get("content-type") ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
}
