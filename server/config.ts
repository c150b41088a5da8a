import { resolve } from "node:path";
import * as z from "zod";

const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

/** What the environment says, checked. Nothing else of the server reads `process.env`. */
export interface Config {
  readonly port: number;
  readonly host: string;
  /** Absolute. */
  readonly dataDir: string;
  /** Where people reach the server, without a slash at the end; nothing when it follows from the address listened on. */
  readonly baseUrl: string | undefined;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  /** Fixes the token of the secretariat's link. */
  readonly adminToken: string | undefined;
}

/** The environment cannot be used; the message names each variable and what is wrong with it. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

const environmentSchema = z.object({
  PORT: z.coerce.number("must be a number").int().min(0).max(65535).default(8080),
  HOST: z.string().default("127.0.0.1"),
  DATA_DIR: z.string().default("./data"),
  BASE_URL: z
    .url({ protocol: /^https?$/, error: "must be an address like https://adref.example.org", abort: true })
    .refine((url) => {
      const { pathname, search, hash, username } = new URL(url);
      return pathname === "/" && search === "" && hash === "" && username === "";
    }, "must have no path, query or user: Adref lives at the top of its host")
    .transform((url) => new URL(url).origin)
    .optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, { error: `must be one of ${LOG_LEVELS.join(", ")}` }).default("info"),
  ADREF_ADMIN_TOKEN: z
    .string()
    .regex(/^[A-Za-z0-9._~-]{8,200}$/, "must be 8 to 200 letters, digits or . _ ~ -")
    .optional(),
});

/** Reads the settings from an environment; an empty variable counts as absent. @throws ConfigError. Rule OP1. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const parsed = environmentSchema.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new ConfigError(`The settings cannot be used.\n  ${lines.join("\n  ")}`);
  }
  const { PORT, HOST, DATA_DIR, BASE_URL, LOG_LEVEL, ADREF_ADMIN_TOKEN } = parsed.data;
  return Object.freeze({
    port: PORT,
    host: HOST,
    dataDir: resolve(DATA_DIR),
    baseUrl: BASE_URL,
    logLevel: LOG_LEVEL,
    adminToken: ADREF_ADMIN_TOKEN,
  });
}
