import type { DraftSummary } from "../../../shared/protocol/http.ts";

const DRAFT_FILTERS = ["all", "facilitated", "delegation", "archived"] as const;
export type DraftFilter = (typeof DRAFT_FILTERS)[number];

const ADMITS: Readonly<Record<DraftFilter, (draft: DraftSummary) => boolean>> = {
  all: (draft) => !draft.archived,
  facilitated: (draft) => !draft.archived && draft.role === "facilitator",
  delegation: (draft) => !draft.archived && draft.role === "delegation",
  archived: (draft) => draft.archived,
};

/** Filters that would show something; "all" is always there. Rule UI49. */
export function usefulFilters(drafts: readonly DraftSummary[]): readonly DraftFilter[] {
  return DRAFT_FILTERS.filter((filter) => filter === "all" || drafts.some(ADMITS[filter]));
}

/** The drafts of a filter whose symbol or title has every word searched for, whatever the case and the accents. Rule UI49. */
export function filterDrafts(
  drafts: readonly DraftSummary[],
  filter: DraftFilter,
  search: string,
): readonly DraftSummary[] {
  const words = plain(search).split(/\s+/).filter(Boolean);
  return drafts.filter((draft) => {
    if (!ADMITS[filter](draft)) return false;
    const haystack = plain(`${draft.symbol} ${draft.title}`);
    return words.every((word) => haystack.includes(word));
  });
}

function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
