import type { Logger } from "pino";

/** What must be ended before the process may go, in order. */
export interface Stoppable {
  readonly name: string;
  stop(): Promise<void>;
}

/** Ends everything in order; a step that fails is logged and does not keep the others from ending. Gives whether all went well. */
export async function stopAll(steps: readonly Stoppable[], log: Logger): Promise<boolean> {
  let isClean = true;
  for (const { name, stop } of steps) {
    try {
      await stop();
    } catch (error) {
      isClean = false;
      log.error({ err: error, step: name }, "could not be stopped cleanly");
    }
  }
  return isClean;
}

interface Process {
  on(event: "SIGTERM" | "SIGINT", listener: () => void): unknown;
  on(event: "uncaughtException" | "unhandledRejection", listener: (error: unknown) => void): unknown;
  exit(code: number): void;
}

const FORCE_AFTER_MS = 15_000;

/**
 * Stops the server on SIGTERM or SIGINT and then leaves with 0; leaves with 1 when something could not be ended, took too
 * long, or an error was caught by nobody: after that the state in memory is not to be trusted, the state on disk is.
 * Rules OP6, OP7.
 */
export function stopOnSignals(process: Process, stop: () => Promise<boolean>, log: Logger): void {
  let isStopping = false;
  const onSignal = (signal: string) => () => {
    if (isStopping) return;
    isStopping = true;
    log.info({ signal }, "stopping");
    setTimeout(() => {
      log.fatal("stopping took too long");
      process.exit(1);
    }, FORCE_AFTER_MS).unref();
    stop().then(
      (isClean) => process.exit(isClean ? 0 : 1),
      (error: unknown) => {
        log.fatal({ err: error }, "stopping failed");
        process.exit(1);
      },
    );
  };
  process.on("SIGTERM", onSignal("SIGTERM"));
  process.on("SIGINT", onSignal("SIGINT"));
  for (const event of ["uncaughtException", "unhandledRejection"] as const) {
    process.on(event, (error) => {
      log.fatal({ err: error, event }, "an error was caught by nobody");
      process.exit(1);
    });
  }
}
