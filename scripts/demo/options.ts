import { parseArgs } from "node:util";
import { DemoError } from "./demoError.ts";

export const USAGE = `npm run demo -- [options]

  --pace N    1 is reading pace (the default), 2 half as fast, 0.5 twice as fast, 0 without any pause
  --now       begin at once, without waiting for somebody to watch
  --url LINK  use a server that runs already: its secretariat's link, as npm start prints it
  --token T   the secretariat's token, where --url is an address without it
`;

export interface DemoOptions {
  readonly pace: number;
  readonly isAtOnce: boolean;
  /** A server that runs already; without it the demo starts one of its own. */
  readonly server?: { readonly address: string; readonly token: string };
}

/** Reads the command line; nothing where help was asked for. @throws DemoError where it cannot be understood. */
export function readOptions(args: readonly string[]): DemoOptions | undefined {
  const values = parse(args);
  if (values.help) return undefined;
  const pace = Number(values.pace);
  if (!(pace >= 0 && pace <= 100)) throw new DemoError(`--pace takes a number from 0 to 100, not “${values.pace}”`);
  return { pace, isAtOnce: values.now, ...serverOf(values.url, values.token) };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        pace: { type: "string", default: "1" },
        now: { type: "boolean", default: false },
        url: { type: "string" },
        token: { type: "string" },
        help: { type: "boolean", default: false, short: "h" },
      },
    }).values;
  } catch (error) {
    throw new DemoError(`${(error as Error).message}\n\n${USAGE}`);
  }
}

function serverOf(url: string | undefined, token: string | undefined): Pick<DemoOptions, "server"> {
  if (url === undefined) {
    if (token !== undefined) throw new DemoError("--token belongs to a server that runs already: give its --url");
    return {};
  }
  const link = URL.canParse(url) ? new URL(url) : undefined;
  if (!link || !/^https?:$/.test(link.protocol)) throw new DemoError(`--url takes an address, not “${url}”`);
  const given = token ?? /^\/j\/([^/]+)$/.exec(link.pathname)?.[1];
  if (!given) throw new DemoError("The demo needs the secretariat’s link, or its --token");
  return { server: { address: link.origin, token: given } };
}
