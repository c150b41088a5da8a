import { useCallback, useMemo, useSyncExternalStore } from "react";
import { createPortal } from "react-dom";
import type { OwnVersions } from "../../../../shared/document/ownVersions.ts";
import type { ClauseId } from "../../../../shared/domain/ids.ts";
import { useDelegationHues } from "../../../live/delegationHues.ts";
import { useRoom } from "../roomContext.ts";
import { useEditorState } from "../useEditorState.ts";
import { useInterfaceLanguage } from "../useInterfaceLanguage.ts";
import { whenIdle } from "../whenIdle.ts";
import { type Beside, besideClauses } from "./besideClauses.ts";
import { OwnProposals, ownPlaces } from "./OwnProposals.tsx";
import { ProposedClause } from "./ProposedClause.tsx";
import { WholeProposals } from "./WholeProposals.tsx";

/** What stands between the paragraphs and is no text: others' new paragraphs, removals, moves, and what one writes oneself. Rule UI143. */
export function BesideClauses() {
  const { editor, projection, overlays, versions, viewSettings, liveState, connection, state } = useRoom();
  const { activeClause } = useEditorState(editor, projection);
  const hues = useDelegationHues(connection.snapshot.access.id, state);
  const ours = useInterfaceLanguage();
  const subscribe = useCallback(
    (listener: () => void) => {
      const ends = [
        projection.onChange((change) => {
          if (change.structure) listener();
        }),
        liveState.onChange(listener),
        ...(versions ? [onOwnChange(versions, listener)] : []),
      ];
      return () => {
        for (const end of ends) end();
      };
    },
    [projection, liveState, versions],
  );
  // As text: what reads the same is drawn as it was.
  const read = useCallback(() => {
    const beside = besideClauses(projection, overlays, versions, viewSettings);
    return JSON.stringify({ beside, own: viewSettings.view === "base" ? [] : ownPlaces(projection, versions) });
  }, [projection, overlays, versions, viewSettings]);
  const text = useSyncExternalStore(subscribe, read);
  // The same lists while it reads the same: only where something else stands is drawn anew.
  const { beside, own } = useMemo(
    () => JSON.parse(text) as { readonly beside: readonly Beside[]; readonly own: readonly ClauseId[] },
    [text],
  );
  if (!editor) return null;
  const byClause = new Map(beside.map((one) => [one.clause, one]));
  const clauses = [...new Set([...byClause.keys(), ...own])];
  return clauses.map((clause) => {
    const { proposed = [], removals = [], moves = [] } = byClause.get(clause) ?? {};
    return createPortal(
      <>
        {removals.length + moves.length > 0 ? (
          <WholeProposals clause={clause} removals={removals} moves={moves} hues={hues} />
        ) : null}
        {own.includes(clause) ? (
          <div {...ours}>
            <OwnProposals clause={clause} isActive={clause === activeClause} />
          </div>
        ) : null}
        {proposed.map((id) => (
          <ProposedClause key={id} id={id} hues={hues} />
        ))}
      </>,
      editor.besideClause(clause),
      clause,
    );
  });
}

/** Calls when own amendments came or went, not when words were typed in them, and not before the first of these are shown. */
function onOwnChange(versions: OwnVersions, listener: () => void): () => void {
  const read = () => versions.all.map(({ amendment, stage }) => `${stage} ${amendment.id}`).join();
  let former = read();
  let callOff: (() => void) | null = null;
  const stop = versions.onChange(({ structure }) => {
    const now = read();
    if (!structure && now === former) return;
    former = now;
    callOff ??= whenIdle(() => {
      callOff = null;
      listener();
    });
  });
  return () => {
    stop();
    callOff?.();
  };
}
