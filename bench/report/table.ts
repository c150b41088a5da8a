import type { Column, Metrics } from "../scenarios/scenario.ts";

/** One run of one case on one server. */
export interface Measurement {
  readonly scenario: string;
  readonly case: string;
  readonly server: string;
  readonly repetition: number;
  readonly metrics: Metrics;
}

/** The middle of some numbers; the mean of the two middle ones. NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? Number.NaN) + (sorted[Math.floor(middle)] ?? Number.NaN)) / 2;
}

/** Ratios of a server's values to another's, each within one repetition, so that a slow minute hits both. */
export function ratios(of: readonly Measurement[], to: readonly Measurement[], key: string): readonly number[] {
  return of.flatMap((measurement) => {
    const other = to.find(({ repetition }) => repetition === measurement.repetition);
    const [value, base] = [measurement.metrics[key], other?.metrics[key]];
    return value === undefined || base === undefined || base === 0 ? [] : [value / base];
  });
}

/** A markdown table of one case: a line a server, the median, the range where it is wider, the ratio to the first line. */
export function caseTable(
  measurements: readonly Measurement[],
  columns: readonly Column[],
  lineHead = "server",
): string {
  const servers = [...new Set(measurements.map(({ server }) => server))];
  const of = (server: string | undefined) => measurements.filter((measurement) => measurement.server === server);
  const lines = servers.map((server) => {
    const cells = columns.map(({ key, digits, ratio }) => {
      const values = of(server).flatMap(({ metrics }) => metrics[key] ?? []);
      const times = ratio && server !== servers[0] ? ratios(of(server), of(servers[0]), key) : [];
      return cell(values, digits) + (times.length > 0 ? ` ×${format(median(times), 2)}` : "");
    });
    return `| ${[server, String(of(server).length), ...cells].join(" | ")} |`;
  });
  const heads = [lineHead, "runs", ...columns.map(({ title }) => title)];
  return [`| ${heads.join(" | ")} |`, `| :-- ${"| --: ".repeat(heads.length - 1)}|`, ...lines].join("\n");
}

function cell(values: readonly number[], digits: number): string {
  if (values.length === 0) return "–";
  const [low, high] = [format(Math.min(...values), digits), format(Math.max(...values), digits)];
  return format(median(values), digits) + (low === high ? "" : ` [${low}–${high}]`);
}

function format(value: number, digits: number): string {
  return value.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
