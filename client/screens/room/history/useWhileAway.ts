import { useCallback, useEffect, useMemo, useState } from "react";
import type { LiveSnapshot } from "../../../live/liveSnapshot.ts";
import { useRoom } from "../roomContext.ts";
import { useLive } from "../useLive.ts";
import { type AwayNews, awayCount, awayNews } from "./awayNews.ts";
import { keepSeen, seenUntil } from "./seenUntil.ts";
import { useDecisions } from "./useDecisions.ts";

/** An absence: the decisions behind `since`, up to `until`, were not seen as they came. */
interface Absence {
  readonly since: number;
  readonly until: number;
}

export interface WhileAway {
  readonly news: AwayNews;
  readonly count: number;
  /** True while the quiet line offers to show it. */
  readonly isOffered: boolean;
  readonly isOpen: boolean;
  readonly open: () => void;
  /** Closes the dialog; what it showed is seen. */
  readonly close: () => void;
  /** Takes the line away without looking. */
  readonly dismiss: () => void;
}

const isOnline = (live: LiveSnapshot<unknown>) => live.phase.kind === "open";

/** What was decided while this person was not in the room, from the last visit or the last loss of connection on. Rules UI130–UI134. */
export function useWhileAway(): WhileAway {
  const { connection, state, actor } = useRoom();
  const draft = connection.snapshot.access.id;
  const person = actor.participant;
  const online = useLive(connection, isOnline);
  const decisions = useDecisions();
  const { lastDecision } = state;
  // Whoever comes for the first time has missed nothing.
  const [seen, setSeen] = useState(() => seenUntil(draft, person));
  const [wasOnline, setWasOnline] = useState(false);
  const [absence, setAbsence] = useState<Absence | null>(null);
  const [isSettled, setIsSettled] = useState(true);
  const [isOpen, setIsOpen] = useState(false);

  // While drawing, so that nothing is shown in between: coming back is noticed once, and then what comes is seen as it comes.
  if (online !== wasOnline) {
    setWasOnline(online);
    if (online && seen !== null && lastDecision > seen) {
      setAbsence({ since: absence && !isSettled ? absence.since : seen, until: lastDecision });
      setIsSettled(false);
    }
  }
  if (online && seen !== lastDecision) setSeen(lastDecision);

  const news = useMemo(
    () => awayNews(absence ? decisions.slice(0, absence.until) : [], absence?.since ?? 0, actor, state),
    [absence, decisions, actor, state],
  );
  const count = awayCount(news);
  const pending = absence && !isSettled && count > 0 ? absence.since : null;
  useEffect(() => {
    // What is offered and not looked at is offered again next time.
    if (online) keepSeen(draft, person, pending ?? lastDecision);
  }, [online, draft, person, pending, lastDecision]);
  return {
    news,
    count,
    isOffered: pending !== null && !isOpen,
    isOpen,
    open: useCallback(() => setIsOpen(true), []),
    close: useCallback(() => {
      setIsOpen(false);
      setIsSettled(true);
    }, []),
    dismiss: useCallback(() => setIsSettled(true), []),
  };
}
