import { useCallback, useRef, useSyncExternalStore } from "react";
import { carryOver } from "../../../../shared/amendments/carryOver.ts";
import { overlay } from "../../../../shared/amendments/overlay.ts";
import type { Overlays } from "../../../../shared/amendments/overlays.ts";
import { readRuns } from "../../../../shared/document/inline.ts";
import type { OwnVersions } from "../../../../shared/document/ownVersions.ts";
import { type PrivateAmendment, readPrivateAmendment } from "../../../../shared/document/privateDoc.ts";
import type { AmendmentKind } from "../../../../shared/domain/amendment.ts";
import type { AmendmentId, ClauseId } from "../../../../shared/domain/ids.ts";
import { sameRuns } from "../../../../shared/domain/joinRuns.ts";
import { useRoom } from "../roomContext.ts";
import { whenIdle } from "../whenIdle.ts";
import { changeCount } from "./changeCount.ts";

/** What a bar says of an amendment that is being written. */
export interface PrivateFacts {
  readonly kind: AmendmentKind;
  readonly reason: string;
  readonly isEmpty: boolean;
  readonly isNote: boolean;
  /** Words put in and taken out. */
  readonly added: number;
  readonly removed: number;
  /** Tabled amendments on the same words. What others only write is nobody's business. Rule UI145. */
  readonly rivals: readonly string[];
  /** Whether the base has moved on since, and into the very words that are changed. */
  readonly moved: "collides" | "carried" | null;
}

/**
 * Follows an amendment that is being written; null where it is none any more. Words typed are followed when the browser is
 * idle, so that a key costs nothing here; the reason, which is typed in the bar itself, at once.
 */
export function usePrivateFacts(id: AmendmentId, clause: ClauseId): PrivateFacts | null {
  const { versions, overlays } = useRoom();
  const cache = useRef<{ readonly of: readonly unknown[]; readonly json: string } | null>(null);
  const subscribe = useCallback(
    (listener: () => void) => {
      let callOff: (() => void) | null = null;
      const readAnew = () => {
        cache.current = null;
        listener();
      };
      const handleChange = (change: {
        readonly clauses: ReadonlySet<ClauseId>;
        readonly notes: ReadonlySet<unknown>;
      }) => {
        if (!change.clauses.has(clause) && change.notes.size === 0) return;
        callOff ??= whenIdle(() => {
          callOff = null;
          readAnew();
        });
      };
      const map = versions?.desk.amendments.get(id);
      const ends = [versions?.onChange(handleChange), overlays.onChange(handleChange)];
      map?.observe(readAnew);
      return () => {
        callOff?.();
        for (const end of ends) end?.();
        map?.unobserve(readAnew);
      };
    },
    [versions, overlays, id, clause],
  );
  const json = useSyncExternalStore(subscribe, () => {
    const of = [versions, overlays, id];
    const known = cache.current;
    if (known && of.every((one, index) => one === known.of[index])) return known.json;
    cache.current = { of, json: JSON.stringify(factsOf(id, versions, overlays)) };
    return cache.current.json;
  });
  return JSON.parse(json) as PrivateFacts | null;
}

function factsOf(id: AmendmentId, versions: OwnVersions | null, overlays: Overlays): PrivateFacts | null {
  const one = versions && readPrivateAmendment(id, versions.desk.amendments.get(id));
  if (!one) return null;
  const words = { base: readRuns(one.base), text: readRuns(one.text) };
  const isEdit = one.kind === "edit";
  const present = isEdit ? overlays.baseOf(one.on) : words.base;
  const isMoved = isEdit && !sameRuns(present, words.base);
  return {
    kind: one.kind,
    reason: one.reason,
    isEmpty: (one.kind === "insert" || one.kind === "alt") && words.text.length === 0,
    isNote: isEdit && "footnote" in one.on,
    ...changeCount(words.base, words.text),
    rivals: rivalsOf(one, words, overlays),
    moved: isMoved ? (carryOver(words, present).isColliding ? "collides" : "carried") : null,
  };
}

function rivalsOf(
  one: PrivateAmendment,
  words: Parameters<typeof carryOver>[0],
  overlays: Overlays,
): readonly string[] {
  if (one.kind !== "edit") return [];
  const others = overlays.amendmentsOn(one.on).map((other) => overlays.proposal(other));
  if (others.length === 0) return [];
  const own = { ...words, id: one.id, number: "", kind: one.kind, delegations: [one.delegation] };
  const rivals = overlay(overlays.baseOf(one.on), [...others, own]).collisions.get(one.id) ?? [];
  return rivals.flatMap((rival) => {
    const found = others.find((other) => other.id === rival);
    return found ? [`${found.number} (${found.delegations[0] ?? ""})`] : [];
  });
}
