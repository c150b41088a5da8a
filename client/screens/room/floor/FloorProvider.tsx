import { type ReactNode, useCallback, useEffect, useMemo, useReducer, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Projection } from "../../../../shared/document/projection.ts";
import type { DraftState } from "../../../../shared/domain/draftState.ts";
import type { ClauseId } from "../../../../shared/domain/ids.ts";
import { clauseNames } from "../history/clauseNames.ts";
import { useRoom } from "../roomContext.ts";
import { type Floor, FloorContext } from "./floorContext.ts";
import { floorPlace } from "./floorPlace.ts";
import { nextFollowing } from "./following.ts";
import { isFollowingKept, keepFollowing } from "./followingKept.ts";
import { type LentView, stepView } from "./lentView.ts";
import { showClause } from "./showClause.ts";
import { useOwnWay } from "./useOwnWay.ts";

/**
 * Lets a person's text go along with the floor: shows the clause where it is off screen, lends the floor's view and gives
 * the own one back. Off until the person wants it; kept for the session. Rules UI122, UI123, UI124.
 */
export function FloorProvider({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  const { connection, projection, state, liveState, actor, editor, viewSettings, setViewSettings } = useRoom();
  const draft = connection.snapshot.access.id;
  const isMover = actor.role === "facilitator";
  const [wish, send] = useReducer(nextFollowing, isFollowingKept(draft) ? "following" : "off");
  const following = isMover ? "off" : wish;
  const clause = state.floor?.clause ?? null;
  const view = state.floor?.view ?? "changes";
  const textClause = clause ? textClauseOf(clause, projection, state) : null;
  const place = clause ? clauseNames(projection, state, t).clause(clause) : "";

  useEffect(() => keepFollowing(draft, wish !== "off"), [draft, wish]);
  useOwnWay(
    following === "following",
    useCallback(() => send("ownWay"), []),
  );
  useEffect(
    () =>
      liveState.onChange((_state, news) => {
        const isMine = news.some(
          (one) => one.type === "amendmentTabled" && one.actor.participant === actor.participant,
        );
        if (isMine) send("tabled");
      }),
    [liveState, actor.participant],
  );

  const lent = useRef<LentView | null>(null);
  const shown = viewSettings.view;
  const floorView = clause ? view : null;
  useEffect(() => {
    const step = stepView(lent.current, shown, floorView, following);
    lent.current = step.kept;
    if (step.show) setViewSettings({ ...viewSettings, view: step.show });
    if (step.isOwnWay) send("ownWay");
  }, [shown, floorView, following, viewSettings, setViewSettings]);

  // The text is drawn anew in the floor's view first; only then it can be seen whether the clause is on screen.
  const isDrawn = floorView === null || shown === floorView;
  useEffect(() => {
    if (following !== "following" || !clause || !editor || !isDrawn) return;
    let stop: () => void = () => undefined;
    const frame = requestAnimationFrame(() => {
      stop = showClause(clause, floorPlace(clause, projection, liveState.state));
    });
    return () => {
      cancelAnimationFrame(frame);
      stop();
    };
  }, [following, clause, editor, isDrawn, projection, liveState]);

  const floor = useMemo(
    (): Floor => ({
      clause,
      textClause,
      view,
      place,
      following,
      isMover,
      toggle: () => send("toggle"),
      stop: () => send("stop"),
      resume: () => send("resume"),
      show: () => {
        if (clause) showClause(clause, floorPlace(clause, projection, liveState.state));
      },
    }),
    [clause, textClause, view, place, following, isMover, projection, liveState],
  );
  return <FloorContext value={floor}>{children}</FloorContext>;
}

function textClauseOf(id: ClauseId, projection: Projection, state: DraftState): ClauseId | null {
  const place = floorPlace(id, projection, state);
  return place?.clause?.id ?? place?.before?.id ?? null;
}
