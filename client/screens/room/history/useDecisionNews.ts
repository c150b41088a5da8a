import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { LiveState } from "../../../../shared/document/liveState.ts";
import type { Projection } from "../../../../shared/document/projection.ts";
import type { ParticipantId } from "../../../../shared/domain/ids.ts";
import type { Connection } from "../../../live/connection.ts";
import type { DelegationHues } from "../../../live/delegationHues.ts";
import { useDelegationHues } from "../../../live/delegationHues.ts";
import { useAnnounce } from "../../../ui/Announcer.tsx";
import { useRoom } from "../roomContext.ts";
import { clauseNames } from "./clauseNames.ts";
import { newsLevel } from "./newsLevel.ts";
import { NewsSpeaker } from "./newsSpeaker.ts";

/** Reads decisions aloud as they come, as much as this device wants to hear. Mounted once in the room. Rules UI135–UI137. */
export function useDecisionNews(): void {
  const { connection, projection, state, liveState, actor } = useRoom();
  const hues = useDelegationHues(connection.snapshot.access.id, state);
  useSpokenDecisions({ connection, projection, liveState, hues, self: actor.participant });
}

export interface NewsSource {
  readonly connection: Pick<Connection, "snapshot">;
  readonly projection: Projection;
  readonly liveState: LiveState;
  readonly hues: DelegationHues;
  /** Who listens: what they table themselves is said where they do it. */
  readonly self?: ParticipantId;
}

/** The same outside of the room: on the projector. What comes while the connection is being made is history, not news. */
export function useSpokenDecisions({ connection, projection, liveState, hues, self }: NewsSource): void {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const named = useRef(hues);
  named.current = hues;
  useEffect(() => {
    const speaker = new NewsSpeaker(announce, () => performance.now());
    return liveState.onChange((state, news) => {
      if (connection.snapshot.phase.kind !== "open") return;
      const delegation = (code: string) => named.current.nameOf(code) ?? code;
      const others = news.filter(({ type, actor }) => type !== "amendmentTabled" || actor.participant !== self);
      speaker.say(others, state, { ...clauseNames(projection, state, t), delegation }, newsLevel(), t);
    });
  }, [liveState, projection, connection, self, announce, t]);
}
