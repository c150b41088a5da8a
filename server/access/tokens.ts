import { createHash, randomBytes } from "node:crypto";

/** 256 random bits for a link or a session, base64url. It is shown once; the store keeps `hashToken` of it. Rule SE1. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** What is kept of a token: SHA-256, hex. No salt is needed, the token itself is random. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

/** A new permanent id: 16 lower-case letters and digits without look-alikes, 80 random bits. */
export function newId<Id extends string>(): Id {
  return Array.from(randomBytes(16), (byte) => ALPHABET[byte & 31]).join("") as Id;
}
