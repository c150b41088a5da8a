import { type Measurement, median, ratios } from "./table.ts";

/** What we promised ourselves, and whether a run of the benchmark shows it. */
export interface Verdict {
  readonly goal: string;
  readonly measured: string;
  readonly met: boolean;
}

const PEERS = ["y-websocket-server", "hocuspocus"] as const;

/** Judges every goal that the measurements say something about. The best peer counts, by the ratio within a repetition. */
export function judgeServer(measurements: readonly Measurement[]): readonly Verdict[] {
  const of = (scenario: string, label: string, server: string) =>
    measurements.filter((one) => one.scenario === scenario && one.case === label && one.server === server);
  const against = (scenario: string, label: string, key: string, servers: readonly string[]) =>
    servers.flatMap((server) => {
      const values = ratios(of(scenario, label, "adref"), of(scenario, label, server), key);
      return values.length > 0 ? [median(values)] : [];
    });
  const atMost = (goal: string, limit: number, found: readonly number[]): readonly Verdict[] => {
    if (found.length === 0) return [];
    const worst = Math.max(...found);
    return [{ goal, measured: `${worst.toFixed(2)} times`, met: worst <= limit }];
  };
  const sustained = against("sustained", "200 readers", "perSecond", PEERS);
  const stalls = ["new", "again"].flatMap((mode) =>
    of("joining", `500 people, ${mode}`, "adref").flatMap(({ metrics }) => metrics.stalledMs ?? []),
  );
  return [
    ...atMost(
      "no more CPU than the bare relay at 200 readers",
      1,
      against("typing", "200 readers", "cpuPer1000", ["relay"]),
    ),
    ...atMost("half the peers' CPU at 500 readers", 0.5, against("typing", "500 readers", "cpuPer1000", PEERS)),
    ...(sustained.length === 0
      ? []
      : [
          {
            goal: "at least 3 times the best peer's sustained rate at 200 readers",
            measured: `${Math.min(...sustained).toFixed(2)} times`,
            met: Math.min(...sustained) >= 3,
          },
        ]),
    ...["new", "again"].flatMap((mode) =>
      atMost(
        `a quarter of the peers' time for 500 people to join (${mode})`,
        0.25,
        against("joining", `500 people, ${mode}`, "allMs", PEERS),
      ),
    ),
    ...(stalls.length === 0
      ? []
      : [
          {
            goal: "no typist stalled over 100 ms while 500 join",
            measured: `${Math.max(...stalls).toFixed(0)} ms`,
            met: Math.max(...stalls) <= 100,
          },
        ]),
    ...["60 clauses", "500 clauses"].flatMap((label) =>
      atMost(
        `cold load no slower than the fastest peer (${label})`,
        1,
        against("coldLoad", label, "completeMs", PEERS),
      ),
    ),
    ...atMost(
      "a fifth of the peers' cost for 500 idle people",
      0.2,
      against("idle", "500 people", "serverShare", PEERS),
    ),
  ];
}

/** The same for the editor: a frame, at 60 a second, is the unit of what a person can notice. */
export function judgeEditor(measurements: readonly Measurement[]): readonly Verdict[] {
  const of = (server: string, clauses: number, key: string) => {
    const runs = measurements.filter(
      (one) => one.scenario === "editor" && one.server === server && one.case === `${clauses} clauses`,
    );
    return runs.length === 0 ? undefined : median(runs.flatMap(({ metrics }) => metrics[key] ?? []));
  };
  const verdicts: Verdict[] = [];
  const [own, plain] = [of("adref", 500, "ownMs"), of("plain", 60, "ownMs")];
  if (own !== undefined && plain !== undefined) {
    verdicts.push({
      goal: "one's own keystroke at 500 clauses no dearer than plain TipTap's at 60 (main thread)",
      measured: `${own.toFixed(2)} ms, plain ${plain.toFixed(2)} ms`,
      met: own <= plain,
    });
  }
  for (const clauses of [60, 500, 2000]) {
    const remote = of("adref", clauses, "remoteMs");
    if (remote === undefined) continue;
    verdicts.push({
      goal: `a remote keystroke under 3 ms of main thread at ${clauses} clauses`,
      measured: `${remote.toFixed(2)} ms`,
      met: remote < 3,
    });
    const [alone, crowded] = [of("adref", clauses, "ownP50"), of("adref", clauses, "crowdedP50")];
    if (alone === undefined || crowded === undefined) continue;
    verdicts.push({
      goal: `ten others typing not felt at ${clauses} clauses: one's own key is shown within a frame (17 ms) of the time it takes alone`,
      measured: `${alone.toFixed(0)} ms alone, ${crowded.toFixed(0)} ms with ten others`,
      met: crowded - alone <= 17,
    });
  }
  return verdicts;
}

/** The same for drafts under negotiation. */
export function judgeAmendments(measurements: readonly Measurement[]): readonly Verdict[] {
  const of = (label: string, draft: string, key: string) => {
    const runs = measurements.filter(
      ({ scenario, case: one, server }) => scenario === "amendments" && one === label && server === draft,
    );
    const values = runs.flatMap(({ metrics }) => metrics[key] ?? []);
    return values.length === 0 ? undefined : median(values);
  };
  const draft = "500 clauses, 200 open";
  const keys = [
    ["editor", "plainP95", "a key in a clause without amendments"],
    ["editor", "amendedP95", "a key in a clause with three"],
    ["editor", "ownP95", "a key in an own version"],
    ["editor", "firstP95", "the key that begins one"],
    ["editor", "sponsorP95", "a sponsor's key"],
    ["room", "plainP95", "in the whole room, a key in a clause without amendments"],
    ["room", "amendedP95", "in the whole room, a key in a clause with three"],
    ["room", "ownP95", "in the whole room, a key in an own version"],
    ["room", "firstP95", "in the whole room, the key that begins one"],
  ] as const;
  const verdicts: Verdict[] = keys.flatMap(([label, key, what]): readonly Verdict[] => {
    const found = of(label, draft, key);
    if (found === undefined) return [];
    const goal = `${draft}: ${what} takes less than a frame (16 ms) of main thread, p95`;
    return [{ goal, measured: `${found.toFixed(1)} ms`, met: found < 16 }];
  });
  const opened = of("room", draft, "openMs");
  if (opened !== undefined) {
    const goal = `${draft}: the room is open within a second of the sync`;
    verdicts.push({ goal, measured: `${opened.toFixed(0)} ms`, met: opened < 1000 });
  }
  for (const [key, what] of [
    ["plainP50", "a key in a clause without amendments"],
    ["ownP50", "a key in an own version"],
  ] as const) {
    for (const [small, large, by] of [
      ["60 clauses, 0 open", "2000 clauses, 0 open", "clauses"],
      ["2000 clauses, 0 open", "2000 clauses, 800 open", "amendments"],
    ] as const) {
      const [few, many] = [of("editor", small, key), of("editor", large, key)];
      if (few === undefined || many === undefined) continue;
      verdicts.push({
        goal: `${what} does not grow with the number of ${by} (${small} to ${large}: at most a fifth)`,
        measured: `${few.toFixed(1)} ms to ${many.toFixed(1)} ms`,
        met: many <= 1.2 * few,
      });
    }
  }
  return verdicts;
}

/** The same for the randomized sessions. */
export function judgeSessions(measurements: readonly Measurement[]): readonly Verdict[] {
  return measurements
    .filter(({ scenario, server }) => scenario === "sessions" && server === "adref")
    .map(({ case: label, metrics }) => ({
      goal: `no word lost in ${label}`,
      measured: `${metrics.lost} lost`,
      met: metrics.lost === 0,
    }));
}

export function verdictTable(verdicts: readonly Verdict[]): string {
  const lines = verdicts.map(({ goal, measured, met }) => `| ${goal} | ${measured} | ${met ? "met" : "**missed**"} |`);
  return ["| goal | measured | |", "| :-- | --: | :-- |", ...lines].join("\n");
}
