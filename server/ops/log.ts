import { type DestinationStream, type Logger, pino } from "pino";
import type { Config } from "../config.ts";

/** Paths that may hold a token, should an object with one ever reach the log. */
const SECRETS = ["token", "session", "authorization", "cookie", "*.token", "*.session", "*.authorization", "*.cookie"];

/** The structured log, one JSON object a line, to stderr: stdout is for people. No tokens, no words of a draft. Rule OP4. */
export function createLog(level: Config["logLevel"], destination: DestinationStream = pino.destination(2)): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: pino.stdSerializers.err, error: pino.stdSerializers.err },
      redact: { paths: SECRETS, censor: "[secret]" },
    },
    destination,
  );
}
