import type { IncomingHttpHeaders } from "node:http";

/** The cookie that holds the session's token. */
export const SESSION_COOKIE = "adref_session";

/** The token a request shows: `Authorization: Bearer` where it is there, else the cookie. For HTTP and upgrades alike. */
export function sessionToken(headers: IncomingHttpHeaders): string | undefined {
  if (headers.authorization !== undefined) return /^Bearer ([\w~+/.=-]+)$/i.exec(headers.authorization)?.[1];
  for (const pair of headers.cookie?.split(";") ?? []) {
    const [name, value] = pair.trim().split("=", 2);
    if (name === SESSION_COOKIE && value) return value;
  }
  return undefined;
}

/** The `Set-Cookie` value for a token; an empty token takes the cookie away. Rule SE2. */
export function sessionCookie(token: string, maxAgeSeconds: number, isSecure: boolean): string {
  const attributes = [`${SESSION_COOKIE}=${token}`, "Path=/", `Max-Age=${maxAgeSeconds}`, "HttpOnly", "SameSite=Lax"];
  return [...attributes, ...(isSecure ? ["Secure"] : [])].join("; ");
}
