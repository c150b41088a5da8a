/**
 * `npm run demo`: a facilitator and six delegations negotiate the sample resolution over HTTP and the live protocol, in a
 * room that one can watch in the browser. Exit code 0: ended with Ctrl+C, or played on somebody else's server; 1: something
 * was refused or could not be started. Rules OP9–OP13.
 */
import { ConfigError } from "../../server/config.ts";
import { somebodyWatches } from "./audience.ts";
import { assemble, type Performance } from "./cast.ts";
import { DemoError } from "./demoError.ts";
import { openHouse } from "./house.ts";
import { Narrator } from "./narrator.ts";
import { readOptions, USAGE } from "./options.ts";
import { play } from "./play.ts";
import { registerTable } from "./registerTable.ts";

const say = (line: string): void => void process.stdout.write(`${line}\n`);

function invitation({ links, guest }: Performance, isAtOnce: boolean): string {
  return `
The room                  ${links.watch}
A seat for ${guest}          ${links.join}
The facilitator's chair   ${links.facilitate}

Open the first link to watch. One browser is one person: for another seat take another browser, or a private window.
${isAtOnce ? "" : "The negotiation begins when somebody is in the room; Enter begins it at once."}`;
}

/** Resolves at the next line that is typed into the terminal. */
function lineTyped(): Promise<void> {
  return new Promise((resolve) => {
    process.stdin.once("data", () => {
      process.stdin.pause();
      resolve();
    });
  });
}

function ended(): Promise<"ended"> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => resolve("ended"));
  });
}

async function perform(performance: Performance, narrator: Narrator, isAtOnce: boolean): Promise<"played"> {
  say(invitation(performance, isAtOnce));
  if (!isAtOnce) await Promise.race([somebodyWatches(performance), lineTyped()]);
  await play(performance.cast, narrator);
  say(`\n— The register —\n\n${(await registerTable(performance)).join("\n")}\n`);
  return "played";
}

async function demo(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (!options) return say(USAGE);
  const end = ended();
  const house = await openHouse(options, process.env);
  try {
    const narrator = new Narrator({ pace: options.pace, say });
    const performance = await assemble({ address: house.address, token: house.token, narrator });
    const outcome = await Promise.race([perform(performance, narrator, options.isAtOnce), end]);
    if (outcome === "played" && house.isOwn) {
      say("The text is agreed. The room stays open; Ctrl+C closes it.");
      await end;
    }
    performance.leave();
  } finally {
    await house.close();
  }
}

/** True for what the person at the command line can do something about. */
function isPlain(error: unknown): error is Error {
  return error instanceof DemoError || error instanceof ConfigError || (error instanceof Error && "syscall" in error);
}

// The stock client listens for the end of the process, once for each of its thirteen connections.
process.setMaxListeners(20);

demo().then(
  () => process.exit(0),
  (error: unknown) => {
    const words = isPlain(error) ? error.message : String((error as Error).stack);
    process.stderr.write(`\nThe demo stops: ${words}\n`);
    process.exit(1);
  },
);
