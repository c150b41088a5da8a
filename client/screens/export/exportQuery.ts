import type { ExportFormat } from "../../../shared/formats/exportFormats.ts";
import type { downloadExport } from "../../live/api.ts";
import { type ExportChoice, hasPages } from "./exportChoice.ts";

type ExportQuery = Parameters<typeof downloadExport>[1];

/**
 * What is asked of the server for a text: only what means something for this view and format. `lastRev` stands for a Rev
 * that nobody chose. Rules UI57, UI115.
 */
export function exportQuery(choice: ExportChoice, lastRev: number): ExportQuery {
  const { what, format, from, paper, hasMasthead, hasLineNumbers, hasComments, notes } = choice;
  if (what === "register") throw new RangeError("the register is no text");
  return {
    format: format as ExportFormat,
    view: what,
    ...(what === "compilation" ? filterQuery(choice) : {}),
    ...(what === "redline" ? { from: String(from ?? lastRev) } : {}),
    ...(hasPages(choice)
      ? { paper, masthead: hasMasthead ? "true" : "false", lineNumbers: hasLineNumbers ? "true" : "false" }
      : {}),
    ...(what === "tracked" && format === "docx" && hasComments ? { comments: "true" } : {}),
    ...(format !== "json" && notes === "new" ? { notes } : {}),
  };
}

/** What the preview shows: the same text as a web page; tracked changes as a compilation of what is open. Rule UI206. */
export function previewQuery(choice: ExportChoice): ExportQuery {
  const { what, notes } = choice;
  const view = what === "tracked" ? "compilation" : what;
  if (view === "register" || view === "redline") throw new RangeError(`no preview of ${what}`);
  return {
    format: "html",
    view,
    ...(what === "compilation" ? filterQuery(choice) : {}),
    ...(notes === "new" ? { notes } : {}),
  };
}

/** What is left out shows all. */
function filterQuery({ filter: { delegations, statuses, readings } }: ExportChoice): Partial<ExportQuery> {
  return {
    statuses: statuses.join(","),
    ...(delegations ? { delegations: [...delegations].join(",") } : {}),
    ...(readings ? { readings: readings.join(",") } : {}),
  };
}
