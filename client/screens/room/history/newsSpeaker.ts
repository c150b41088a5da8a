import type { TFunction } from "i18next";
import type { DraftState } from "../../../../shared/domain/draftState.ts";
import type { Decision } from "../../../../shared/domain/events.ts";
import { ANNOUNCE_INTERVAL_MS, type Announcements } from "../../../ui/announcements.ts";
import type { NewsLevel } from "./newsLevel.ts";
import { type SpokenNames, spokenOf } from "./spokenOf.ts";

/** Says decisions as they come; those on one clause that come close together are counted instead. Rules UI135, UI136. */
export class NewsSpeaker {
  readonly #announce: Announcements["announce"];
  readonly #now: () => number;
  /** By place: how many were tabled there since the count began. */
  readonly #counts = new Map<string, { count: number; readonly since: number }>();

  constructor(announce: Announcements["announce"], now: () => number) {
    this.#announce = announce;
    this.#now = now;
  }

  /** `news` are new decisions, `state` what stands after them. */
  say(news: readonly Decision[], state: DraftState, names: SpokenNames, level: NewsLevel, t: TFunction): void {
    if (level === "off") return;
    for (const decision of news) {
      const spoken = spokenOf(decision, state, names, t);
      if (!spoken || !(spoken.isImportant || level === "all")) continue;
      const count = spoken.counted === undefined ? 1 : this.#count(spoken.counted);
      const message = count > 1 ? t("news.tabledMany", { count, place: spoken.counted ?? "" }) : spoken.message;
      this.#announce(message, spoken.topic);
    }
  }

  #count(place: string): number {
    const now = this.#now();
    const known = this.#counts.get(place);
    const entry = known && now - known.since < ANNOUNCE_INTERVAL_MS ? known : { count: 0, since: now };
    entry.count += 1;
    this.#counts.set(place, entry);
    return entry.count;
  }
}
