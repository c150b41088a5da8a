import type { ServerKind, ServerName } from "../servers/serverKind.ts";
import type { Stage } from "./stage.ts";

export type Metrics = Readonly<Record<string, number>>;

/** A column of a scenario's table. */
export interface Column {
  readonly key: string;
  readonly title: string;
  readonly digits: number;
  /** True: the ratio to the first server of the table in the same repetition is printed too. */
  readonly ratio?: boolean;
}

export interface ScenarioCase {
  readonly label: string;
  run(kind: ServerKind, stage: Stage): Promise<Metrics>;
}

/** One kind of load, the same for every server. */
export interface Scenario {
  readonly name: string;
  /** What happens, in a sentence for the report. */
  readonly about: string;
  /** Who takes part; the first is what ratios are taken to. */
  readonly servers: readonly ServerName[];
  readonly columns: readonly Column[];
  /** `quick`: smaller and shorter, to see that it works. */
  cases(quick: boolean): readonly ScenarioCase[];
}

export const FOREIGN: Column = { key: "foreign", title: "others on the machine, % of a core", digits: 0 };
