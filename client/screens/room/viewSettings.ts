import type { OverlayFilter } from "../../../shared/amendments/overlays.ts";
import type { AmendmentStatus } from "../../../shared/domain/amendment.ts";

/** How a person looks at the text. It never changes data. Rule UI142. */
export const TEXT_VIEWS = ["base", "changes", "clean", "compilation"] as const;
export type TextView = (typeof TEXT_VIEWS)[number];

/** View and filter together. "As delegation X wants it" is `clean` with that delegation alone. */
export interface ViewSettings {
  readonly view: TextView;
  readonly filter: OverlayFilter;
}

/** What a person sees who has chosen nothing. */
export const DEFAULT_VIEW: ViewSettings = {
  view: "changes",
  filter: { delegations: null, statuses: ["tabled"] },
};

/** The same settings with another choice of delegations or statuses. */
export function withFilter(
  settings: ViewSettings,
  filter: { readonly delegations?: ReadonlySet<string> | null; readonly statuses?: readonly AmendmentStatus[] },
): ViewSettings {
  return { ...settings, filter: { ...settings.filter, ...filter } };
}
