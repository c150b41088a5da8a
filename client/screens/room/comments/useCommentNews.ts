import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { CommentEntry } from "../../../../shared/document/commentEntries.ts";
import type { Comments } from "../../../../shared/document/comments.ts";
import { useAnnounce } from "../../../ui/Announcer.tsx";
import { ANNOUNCE_INTERVAL_MS } from "../../../ui/announcements.ts";
import { newsLevel } from "../history/newsLevel.ts";
import { useRoom } from "../roomContext.ts";
import { subjectName } from "./commentPlace.ts";
import { useAuthors } from "./useAuthors.ts";

/** Entries older than this when the room was opened are no news: they only now reach this device. */
const FILLING_MS = 60_000;

/** Says politely who commented where; several on one place are one message. Rules CO13, A11Y4. */
export function useCommentNews(comments: Comments | null): void {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const { projection, state, actor } = useRoom();
  const authorOf = useAuthors();
  const current = useRef({ t, projection, state, authorOf });
  current.current = { t, projection, state, authorOf };
  const self = actor.participant;
  useEffect(() => {
    if (!comments) return;
    const since = Date.now() - FILLING_MS;
    /** What was said of a place a moment ago, and may still wait to be read out. */
    const said = new Map<string, { readonly at: number; readonly count: number }>();
    return comments.onChange(({ added, isOwn }) => {
      if (isOwn || newsLevel() === "off") return;
      const news = added.filter(({ entry }) => entry.author !== self && entry.at >= since);
      const byThreadPlace = Map.groupBy(news, ({ entry }) => JSON.stringify(entry.about));
      for (const [place, entries] of byThreadPlace) {
        const first = entries[0]?.entry;
        if (!first) continue;
        const now = Date.now();
        const before = said.get(place);
        const count = entries.length + (before && now - before.at < ANNOUNCE_INTERVAL_MS ? before.count : 0);
        said.set(place, { at: now, count });
        announce(message(first, count), `comments ${place}`);
      }
    });
    function message(entry: CommentEntry, count: number): string {
      const { t: say, authorOf: who, ...room } = current.current;
      const label = subjectName(entry.about, room.projection, room.state, say);
      if (count > 1) return say("comments.news.several", { count, label });
      const { group, name } = who(entry);
      const by = entry.delegation === undefined && name !== "" ? name : group;
      if (entry.act !== undefined) return say(`comments.news.${entry.act}`, { name: by, label });
      return say(entry.replyTo === undefined ? "comments.news.comment" : "comments.news.reply", { name: by, label });
    }
  }, [comments, announce, self]);
}
