import { type ReactNode, useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Overlays, OverlaysChange } from "../../../../shared/amendments/overlays.ts";
import { isLocked } from "../../../../shared/domain/agreement.ts";
import type { Amendment } from "../../../../shared/domain/amendment.ts";
import { statusOf } from "../../../../shared/domain/draftState.ts";
import { fingerprint } from "../../../../shared/domain/fingerprint.ts";
import type { ClauseId } from "../../../../shared/domain/ids.ts";
import { isInBase } from "../amendments/amendmentPlaces.ts";
import { useClauseName } from "../amendments/useClauseName.ts";
import { useRoom } from "../roomContext.ts";
import { useProposed } from "../useOverlays.ts";
import { AgreeDialog } from "./AgreeDialog.tsx";
import { type ClauseDeed, clauseBlock } from "./clauseBlocks.ts";
import { citedIn, openOnClause } from "./openOnClause.ts";
import { ReasonDialog } from "./ReasonDialog.tsx";
import { useRoomCommand } from "./useRoomCommand.ts";

type Asked = Exclude<ClauseDeed, "accept" | "merge">;

export interface ClauseDecisions {
  /** What the room calls the clause; empty without one. */
  readonly label: string;
  /** Its open amendments. */
  readonly open: readonly Amendment[];
  /** Why something cannot be decided now, in words; nothing where it can. `on`: another clause than the one that is shown. */
  readonly blocked: (deed: ClauseDeed, on?: ClauseId) => string | undefined;
  readonly ask: (deed: Asked, on?: ClauseId) => void;
  /** To be rendered once. */
  readonly dialog: ReactNode;
}

/** Decisions on one clause: what is possible, and the dialogs that ask. For toolbar and panel alike. Rules UI82–UI85. */
export function useClauseDecisions(clause: ClauseId | null): ClauseDecisions {
  const { t } = useTranslation();
  const { projection, overlays, state, actor } = useRoom();
  const command = useRoomCommand();
  const label = useClauseName(clause);
  const [asked, setAsked] = useState<{ readonly deed: Asked; readonly clause: ClauseId; readonly seen: string } | null>(
    null,
  );
  const select = useCallback((source: Overlays) => (clause ? citedIn(source.baseOf({ clause })) : []), [clause]);
  const concerns = useCallback((change: OverlaysChange) => clause !== null && change.clauses.has(clause), [clause]);
  const cited = useProposed(overlays, select, concerns, "idle");
  const open = clause ? openOnClause(state.amendments, clause, cited) : [];
  const openOn = (on: ClauseId | null): readonly Amendment[] =>
    on === null || on === clause ? open : openOnClause(state.amendments, on, citedIn(overlays.baseOf({ clause: on })));
  const nameOf = (on: ClauseId | null): string => (on && projection.clause(on)?.label) || label;
  const atHand = (on: ClauseId | null) => {
    const view = on ? projection.clause(on) : undefined;
    return {
      isFacilitator: actor.role === "facilitator",
      status: on && view ? statusOf(state, on) : null,
      isInText: view !== undefined && isInBase(view),
      stage: state.stage,
      isOnline: command.isOnline,
      amendments: openOn(on).length,
    };
  };
  const close = () => setAsked(null);
  const look = (deed: Asked, on: ClauseId) =>
    setAsked({ deed, clause: on, seen: fingerprint(overlays.baseOf({ clause: on })) });

  const renderDialog = (): ReactNode => {
    if (!asked) return null;
    const { deed, clause: on, seen } = asked;
    const name = nameOf(on);
    const common = {
      changedWords: t("decide.ask.changed", { label: name }),
      error: command.error,
      isPending: command.isPending,
      onClose: close,
    };
    const run = async (ask: Parameters<typeof command.run>[0]) => {
      if (await command.run(ask)) close();
      // Whoever asks again has been told to look again.
      else look(deed, on);
    };
    switch (deed) {
      case "agreeAdRef":
      case "agreeClause":
        return <AgreeDialog clause={on} label={name} command={deed} onClose={close} />;
      case "bracketClause":
        return (
          <ReasonDialog
            {...common}
            title={t("decide.ask.bracketTitle", { label: name })}
            explanation={t("decide.ask.bracketText")}
            action={t("decide.ask.bracket")}
            reason="optional"
            onConfirm={(reason) => void run({ command: deed, clauses: [{ clause: on, ifBase: seen }], ...reason })}
          />
        );
      case "reopenClause": {
        const isAgreed = isLocked(statusOf(state, on));
        return (
          <ReasonDialog
            {...common}
            title={t("decide.ask.reopenTitle", { label: name })}
            explanation={t(isAgreed ? "decide.ask.reopenLocked" : "decide.ask.reopenBrackets")}
            action={t("decide.ask.reopen")}
            reason={isAgreed ? "needed" : "optional"}
            onConfirm={(reason) => void run({ command: deed, clauses: [on], ...reason })}
          />
        );
      }
    }
  };

  return {
    label,
    open,
    blocked: (deed, on) => {
      const block = clauseBlock(deed, atHand(on ?? clause));
      return block ? t(`decide.blocked.${block}`, { label: on ? nameOf(on) : label }) : undefined;
    },
    ask: (deed, on) => {
      command.reset();
      const about = on ?? clause;
      if (about) look(deed, about);
    },
    dialog: renderDialog(),
  };
}
