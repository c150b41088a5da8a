import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { PersonHere } from "../../../shared/protocol/presence.ts";
import type { LiveSnapshot } from "../../live/liveSnapshot.ts";
import { type GroupHere, groupKey, groupsHere, joiningOrder, movements } from "../../live/presence.ts";
import { useParticipants } from "../../live/queries.ts";
import { useAnnounce } from "../../ui/Announcer.tsx";
import { newsLevel } from "./history/newsLevel.ts";
import { useRoom } from "./roomContext.ts";
import { useLive } from "./useLive.ts";

const shownAwareness = (live: LiveSnapshot) => live.awareness;
const isOpen = (live: LiveSnapshot) => live.phase.kind === "open";

/** Who is in the room. */
export interface Presence {
  readonly groups: readonly GroupHere[];
  /** False until the order of joining, and with it every hue, is known. */
  readonly isOrdered: boolean;
  /** Place of one's own group in that order. */
  readonly ownPlace: number;
}

/** Everybody in the room by delegation, live; who comes and goes is said quietly. Rules UI10, A11Y4. */
export function usePresence(): Presence {
  const { connection, actor } = useRoom();
  const awareness = useLive(connection, shownAwareness);
  const open = useLive(connection, isOpen);
  const participants = useParticipants(connection.snapshot.access.id, true);
  const [groups, setGroups] = useState<readonly GroupHere[]>([]);
  const joined = participants.data;
  useEffect(() => {
    const order = joiningOrder(joined ?? []);
    const read = () => {
      const next = groupsHere(awareness, order);
      // Awareness also moves with every caret; only who is here matters to us.
      setGroups((former) => (JSON.stringify(former) === JSON.stringify(next) ? former : next));
    };
    read();
    awareness.on("change", read);
    return () => awareness.off("change", read);
  }, [awareness, joined]);

  const known = new Set((joined ?? []).map((one) => one.id as string));
  const isSomebodyNew =
    joined !== undefined && groups.some((group) => group.people.some((one) => !known.has(one.participant)));
  const { refetch } = participants;
  useEffect(() => {
    if (isSomebodyNew) void refetch();
  }, [isSomebodyNew, refetch]);

  useMovements(groups, open, actor.participant);
  const ownPlace = Math.max(0, joiningOrder(joined ?? []).indexOf(groupKey(actor)));
  return { groups, isOrdered: participants.isFetched, ownPlace };
}

/** How long after (re)connecting the room fills up without a word. */
const FILLING_MS = 3_000;

function useMovements(groups: readonly GroupHere[], open: boolean, self: string): void {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const before = useRef<readonly GroupHere[] | null>(null);
  const openSince = useRef(0);
  useEffect(() => {
    if (open) openSince.current = Date.now();
    else before.current = null;
  }, [open]);
  useEffect(() => {
    if (!open) return;
    const former = before.current;
    before.current = groups;
    if (!former || Date.now() - openSince.current < FILLING_MS || newsLevel() === "off") return;
    const { came, left } = movements(former, groups);
    const others = (people: readonly PersonHere[]) =>
      people.filter((person) => person.participant !== self).map(nameOf);
    for (const name of others(came)) announce(t("room.people.joined", { name }), `person ${name}`);
    for (const name of others(left)) announce(t("room.people.left", { name }), `person ${name}`);
  }, [groups, open, self, announce, t]);
}

function nameOf(person: PersonHere): string {
  return person.delegation ? `${person.name} (${person.delegation.code})` : person.name;
}
