import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import type { TextPlace } from "../../../../shared/domain/amendment.ts";
import type { AmendmentId, ClauseId } from "../../../../shared/domain/ids.ts";
import { useRoom } from "../roomContext.ts";
import { AcceptDialog } from "./AcceptDialog.tsx";
import { planAcceptance } from "./acceptPlan.ts";
import { CompareDialog } from "./CompareDialog.tsx";
import { MergeDialog } from "./MergeDialog.tsx";
import type { WrittenResult } from "./resultOf.ts";
import { type TakeIn, TakeInContext } from "./takeInContext.ts";
import type { AcceptRequest } from "./useAcceptance.ts";

interface Comparing {
  readonly on: TextPlace;
  readonly wanted: readonly AmendmentId[];
}

/** Holds the dialogs in which amendments are taken in, compared and merged, above everything else in the room. */
export function TakeInProvider({ children }: { readonly children: ReactNode }) {
  const room = useRoom();
  const { editor } = room;
  const [accepting, setAccepting] = useState<AcceptRequest | null>(null);
  const [comparing, setComparing] = useState<Comparing | null>(null);
  const [merging, setMerging] = useState<readonly AmendmentId[] | null>(null);
  // A compromise that was begun outlives its dialog: closing it by mistake loses nothing.
  const [kept, setKept] = useState<ReadonlyMap<string, WrittenResult>>(new Map());
  const [decided, setDecided] = useState<readonly AmendmentId[] | null>(null);
  const listeners = useRef(new Set<(decided: readonly AmendmentId[]) => boolean>());
  const current = useRef(room);
  current.current = room;

  const takeIn = useMemo(
    (): TakeIn => ({
      accept: (ids) => {
        const { state } = current.current;
        const planned = planAcceptance(current.current, ids);
        const proposed = ids[0] && state.amendments.get(ids[0])?.proposed;
        const isChoice = !planned.ok && planned.obstacle === "collide";
        if (isChoice && proposed && "on" in proposed) setComparing({ on: proposed.on, wanted: ids });
        else setAccepting({ ids });
      },
      compare: (clause) => setComparing({ on: { clause }, wanted: [] }),
      merge: setMerging,
      onDecided: (listener) => {
        listeners.current.add(listener);
        return () => listeners.current.delete(listener);
      },
    }),
    [],
  );

  const finish = (ids: readonly AmendmentId[]) => {
    if (comparing) keep(comparing.on, undefined);
    setAccepting(null);
    setComparing(null);
    setMerging(null);
    setDecided(ids);
  };
  const keep = (on: TextPlace, written: WrittenResult | undefined) =>
    setKept((former) => {
      const next = new Map(former);
      if (written) next.set(JSON.stringify(on), written);
      else next.delete(JSON.stringify(on));
      return next;
    });

  // Only once the dialogs are gone can the focus stay where it is put.
  useEffect(() => {
    if (!decided) return;
    setDecided(null);
    if ([...listeners.current].some((listener) => listener(decided))) return;
    editor?.focus(clauseOf(current.current, decided));
  }, [decided, editor]);

  return (
    <TakeInContext value={takeIn}>
      {children}
      {comparing ? (
        <CompareDialog
          {...comparing}
          isCovered={accepting !== null}
          written={kept.get(JSON.stringify(comparing.on))}
          onWritten={(written) => keep(comparing.on, written)}
          onAccept={setAccepting}
          onClose={() => setComparing(null)}
        />
      ) : null}
      {accepting ? <AcceptDialog request={accepting} onClose={() => setAccepting(null)} onDecided={finish} /> : null}
      {merging ? <MergeDialog ids={merging} onClose={() => setMerging(null)} onDecided={finish} /> : null}
    </TakeInContext>
  );
}

/** The clause that a decision was about. */
function clauseOf(
  { state }: Pick<ReturnType<typeof useRoom>, "state">,
  [first]: readonly AmendmentId[],
): ClauseId | undefined {
  const proposed = first && state.amendments.get(first)?.proposed;
  if (!proposed) return undefined;
  if (proposed.kind === "insert") return proposed.clause;
  return "clause" in proposed.on ? proposed.on.clause : undefined;
}
