import type { OverlayFilter } from "../../../shared/amendments/overlays.ts";
import type { downloadExport } from "../../live/api.ts";

/** What can be taken out of a draft. */
export type ExportWhat = "final" | "base" | "compilation" | "register";
/** As what kind of file, where there is a choice. */
export type ExportFormat = "txt" | "json";

/**
 * What is asked of the server. The structured file of final and working text is one and the same; only a compilation is
 * chosen by delegation, state and reading, and what is left out there shows all. Rule UI115.
 */
export function exportQuery(
  what: Exclude<ExportWhat, "register">,
  format: ExportFormat,
  { delegations, statuses, readings }: OverlayFilter,
): Parameters<typeof downloadExport>[1] {
  if (what !== "compilation") return format === "json" ? { format } : { format, view: what };
  return {
    format,
    view: what,
    statuses: statuses.join(","),
    ...(delegations ? { delegations: [...delegations].join(",") } : {}),
    ...(readings ? { readings: readings.join(",") } : {}),
  };
}
