import { randomBytes } from "node:crypto";
import { createMiddleware } from "hono/factory";
import type { AppEnv } from "./env.ts";

/** One use only: lets the page's own code add a style sheet (React Aria does), and nobody else. */
export function newNonce(): string {
  return randomBytes(16).toString("base64");
}

/** What the page may load and do: only what this server gives. Rule SE4. */
export function contentSecurityPolicy(
  nonce: string | undefined,
  host: string | undefined,
  baseUrl: string | undefined,
): string {
  // Older browsers do not count a WebSocket of the same host as 'self'.
  const hosts = new Set([
    ...(baseUrl === undefined ? [] : [new URL(baseUrl).host]),
    ...(host !== undefined && /^[\w.:[\]-]+$/.test(host) ? [host] : []),
  ]);
  const sockets = [...hosts].flatMap((name) => [`ws://${name}`, `wss://${name}`]);
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self'${nonce === undefined ? "" : ` 'nonce-${nonce}'`}`,
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self' ${sockets.join(" ")}`,
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** Headers of every answer; pages replace the policy by one with their nonce. Rule SE4. */
export function securityHeaders(baseUrl: string | undefined) {
  return createMiddleware<AppEnv>(async (c, next) => {
    c.header("Content-Security-Policy", contentSecurityPolicy(undefined, c.req.header("host"), baseUrl));
    c.header("X-Content-Type-Options", "nosniff");
    c.header("Referrer-Policy", "no-referrer");
    c.header("Cross-Origin-Opener-Policy", "same-origin");
    c.header("Cross-Origin-Resource-Policy", "same-origin");
    c.header("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
    if (baseUrl?.startsWith("https:")) c.header("Strict-Transport-Security", "max-age=31536000");
    await next();
  });
}
