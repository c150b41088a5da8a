import { mkdirSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { AMENDMENT_TABLES, AMENDMENTS_ABOUT, measureAmendments } from "./browser/amendments.ts";
import { EDITOR_ABOUT, EDITOR_COLUMNS, measureEditors } from "./browser/editor.ts";
import { judgeAmendments, judgeEditor, judgeServer, judgeSessions, verdictTable } from "./report/goals.ts";
import { caseTable, type Measurement } from "./report/table.ts";
import { coldLoad } from "./scenarios/coldLoad.ts";
import { idle } from "./scenarios/idle.ts";
import { joining } from "./scenarios/joining.ts";
import { memory } from "./scenarios/memory.ts";
import type { Scenario } from "./scenarios/scenario.ts";
import { Stage } from "./scenarios/stage.ts";
import { sustained } from "./scenarios/sustained.ts";
import { typing } from "./scenarios/typing.ts";
import { adref } from "./servers/adrefKind.ts";
import { hocuspocus, relay, yWebsocketServer } from "./servers/peerKinds.ts";
import type { ServerKind } from "./servers/serverKind.ts";
import { playSessions, SESSIONS_ABOUT, SESSIONS_COLUMNS } from "./sessions/sessions.ts";

const SCENARIOS: readonly Scenario[] = [typing, sustained, joining, coldLoad, idle, memory];
const KINDS: readonly ServerKind[] = [relay, yWebsocketServer, hocuspocus, adref];
const PARTS = [...SCENARIOS.map(({ name }) => name), "editor", "amendments", "sessions"];
const RESULTS = fileURLToPath(new URL("../.cache/bench/", import.meta.url));

const HELP = `npm run bench -- [options]
  --only a,b      of: ${PARTS.join(", ")}
  --servers a,b   of: ${KINDS.map(({ name }) => name).join(", ")}
  --case text     only cases whose label contains it ("200 readers")
  --reps n        repetitions (3, of the amendments 1); the servers take turns in each, and the order turns round
  --quick         small and short, to see that it works; the figures mean little
  --profile       CPU profiles of the servers into .cache/bench
The tables go to the output, every figure into .cache/bench as JSON.
`;

interface Options {
  readonly parts: readonly string[];
  readonly kinds: readonly ServerKind[];
  readonly case: string;
  readonly repetitions: number;
  readonly amendmentRepetitions: number;
  readonly quick: boolean;
  readonly profile: boolean;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      only: { type: "string", default: PARTS.join() },
      servers: { type: "string", default: KINDS.map(({ name }) => name).join() },
      case: { type: "string", default: "" },
      reps: { type: "string", default: "" },
      quick: { type: "boolean", default: false },
      profile: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return print(HELP);
  const repetitions = Number(values.reps || (values.quick ? 1 : 3));
  if (!Number.isInteger(repetitions) || repetitions < 1) throw new RangeError("--reps must be a whole number above 0");
  const options = {
    ...values,
    repetitions,
    amendmentRepetitions: values.reps ? repetitions : 1,
    parts: chosen(PARTS, values.only, (name) => name),
    kinds: chosen(KINDS, values.servers, ({ name }) => name),
  };
  mkdirSync(RESULTS, { recursive: true });
  print(machineLine());
  const measurements: Measurement[] = [];
  try {
    await benchServers(options, measurements);
    if (options.parts.includes("editor")) await benchEditors(options, measurements);
    if (options.parts.includes("amendments")) await benchAmendments(options, measurements);
    if (options.parts.includes("sessions")) await benchSessions(options, measurements);
  } finally {
    const name = `${new Date().toISOString().replaceAll(":", "-").slice(0, 19)}.json`;
    writeFileSync(path.join(RESULTS, name), JSON.stringify(measurements, null, 1));
  }
  const verdicts = [
    ...judgeServer(measurements),
    ...judgeEditor(measurements),
    ...judgeAmendments(measurements),
    ...judgeSessions(measurements),
  ];
  if (verdicts.length > 0) print(`\n## Goals\n\n${verdictTable(verdicts)}\n`);
}

async function benchServers(options: Options, measurements: Measurement[]): Promise<void> {
  const stage = new Stage({ profileTo: options.profile ? RESULTS : undefined });
  try {
    for (const scenario of SCENARIOS.filter(({ name }) => options.parts.includes(name))) {
      print(`\n## ${scenario.name}\n\n${scenario.about}\n`);
      const turn = options.kinds.filter(({ name }) => scenario.servers.includes(name));
      for (const { label, run } of scenario.cases(options.quick)) {
        if (!label.includes(options.case)) continue;
        const taken: Measurement[] = [];
        for (let repetition = 0; repetition < options.repetitions; repetition++) {
          for (const kind of repetition % 2 === 0 ? turn : turn.toReversed()) {
            const metrics = await run(kind, stage);
            taken.push({ scenario: scenario.name, case: label, server: kind.name, repetition, metrics });
          }
        }
        const place = ({ server }: Measurement) => turn.findIndex(({ name }) => name === server);
        const sorted = taken.toSorted((a, b) => place(a) - place(b));
        measurements.push(...sorted);
        print(`\n### ${scenario.name}: ${label}\n\n${caseTable(sorted, scenario.columns)}\n`);
      }
    }
  } finally {
    stage.close();
  }
}

async function benchEditors(options: Options, measurements: Measurement[]): Promise<void> {
  const chromiumPath = chromium();
  print(`\n## editor\n\n${EDITOR_ABOUT}\n`);
  const sizes = options.quick ? [60] : [60, 500, 2000];
  for (const size of sizes) {
    if (!`${size} clauses`.includes(options.case)) continue;
    const taken = await measureEditors({
      size,
      repetitions: options.repetitions,
      strokes: options.quick ? 15 : 50,
      chromiumPath,
    });
    measurements.push(...taken);
    print(`\n### editor: ${size} clauses\n\n${caseTable(taken, EDITOR_COLUMNS)}\n`);
  }
}

async function benchAmendments(options: Options, measurements: Measurement[]): Promise<void> {
  print(`\n## amendments\n\n${AMENDMENTS_ABOUT}\n`);
  const taken = await measureAmendments({
    repetitions: options.amendmentRepetitions,
    strokes: options.quick ? 8 : 24,
    quick: options.quick,
    case: options.case,
    chromiumPath: chromium(),
  });
  measurements.push(...taken);
  for (const { title, of, columns } of AMENDMENT_TABLES) {
    const rows = taken.filter((one) => one.case === of);
    if (rows.length > 0) print(`\n### amendments: ${title}\n\n${caseTable(rows, columns, "draft")}\n`);
  }
}

function chromium(): string {
  const path = process.env.CHROMIUM_PATH;
  if (!path) throw new Error("CHROMIUM_PATH must name a Chromium (npm run bench sets it)");
  return path;
}

async function benchSessions(options: Options, measurements: Measurement[]): Promise<void> {
  print(`\n## sessions\n\n${SESSIONS_ABOUT}\n`);
  const taken = await playSessions(options.quick ? 30 : 300);
  measurements.push(...taken);
  print(`\n### sessions: ${taken[0]?.case ?? ""}\n\n${caseTable(taken, SESSIONS_COLUMNS)}\n`);
}

function chosen<T>(all: readonly T[], names: string, nameOf: (one: T) => string): readonly T[] {
  return names.split(",").map((name) => {
    const found = all.find((one) => nameOf(one) === name);
    if (found === undefined) throw new RangeError(`${name} is none of ${all.map(nameOf).join(", ")}`);
    return found;
  });
}

function machineLine(): string {
  const [cpu] = os.cpus();
  const machine = `${os.cpus().length} × ${cpu?.model.trim()}, ${os.platform()} ${os.release()}`;
  return `${new Date().toISOString()}, Node ${process.version}, ${machine}\n`;
}

function print(text: string): void {
  process.stdout.write(text);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
});
