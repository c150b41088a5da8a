import { summaryText } from "../../shared/amendments/register.ts";
import type { AmendmentStatus } from "../../shared/domain/amendment.ts";
import { ROUTES } from "../../shared/protocol/routes.ts";
import type { Performance } from "./cast.ts";

const STATUS_WORDS = {
  tabled: "open",
  accepted: "accepted",
  acceptedAsModified: "accepted as modified",
  merged: "merged",
  parked: "parked",
  withdrawn: "withdrawn",
  declined: "not taken up",
} as const satisfies Record<AmendmentStatus, string>;
const CHANGE_WIDTH = 56;

/** The register of the draft as a small table, a line a row. */
export async function registerTable({ caller, draft }: Pick<Performance, "caller" | "draft">): Promise<string[]> {
  const { rows } = await caller.call(ROUTES.register, { params: { draft } });
  const cells = rows.map((row) => [
    row.number,
    row.label || "note",
    [row.delegation, ...row.sponsors].join(", "),
    `${STATUS_WORDS[row.status]}${row.mergedInto ? ` into ${row.mergedInto}` : ""}`,
    shortened(row.kind === "delete" ? "delete" : row.kind === "move" ? "move" : summaryText(row.summary)),
  ]);
  const table = [["No.", "Paragraph", "Sponsors", "Status", "Change"], ...cells];
  const widths = table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? [];
  return table.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}

function shortened(text: string): string {
  return text.length <= CHANGE_WIDTH ? text : `${text.slice(0, CHANGE_WIDTH - 1)}…`;
}
