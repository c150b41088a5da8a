import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { mayPropose } from "../../../../shared/domain/mayPropose.ts";
import { compareAddress } from "../../compare/compareAddress.ts";
import { useSubjectClause } from "../amendments/useSubjectClause.ts";
import { nextOpenClause } from "../decide/nextOpenClause.ts";
import { useClauseDecisions } from "../decide/useClauseDecisions.tsx";
import { useIssueRev } from "../revs/useIssueRev.tsx";
import { useRoom } from "../roomContext.ts";
import type { RoomControls } from "../roomControls.ts";
import { isMacPlatform, keysOf } from "../roomShortcuts.ts";
import { useStageChoice } from "../useStageChoice.tsx";
import { TEXT_VIEWS } from "../viewSettings.ts";
import type { Entry } from "./ranked.ts";

const DECISIONS = [
  ["agreeAdRef", "decide.agreeAdRef"],
  ["agreeClause", "decide.agree"],
  ["bracketClause", "decide.bracket"],
  ["reopenClause", "decide.reopen"],
] as const;

/** What can be done in the room at this moment, and the dialogs that it opens, to be rendered once. Rule UI177. */
export function useDeeds(controls: RoomControls): { readonly deeds: readonly Entry[]; readonly dialogs: ReactNode } {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const { actor, connection, editor, projection, state, viewSettings, setViewSettings } = useRoom();
  const clause = useSubjectClause();
  const decisions = useClauseDecisions(clause);
  const rev = useIssueRev();
  const stage = useStageChoice();
  const draft = connection.snapshot.access.id;
  const isMac = isMacPlatform();
  const isDrafting = state.stage === "drafting";
  const isFacilitator = actor.role === "facilitator";
  const next = isFacilitator ? nextOpenClause(projection.clauses, state, clause) : null;
  const deeds: readonly Entry[] = [
    ...(isFacilitator
      ? DECISIONS.flatMap(([deed, key]): Entry[] =>
          decisions.blocked(deed)
            ? []
            : [{ id: deed, label: t(key), detail: decisions.label, run: () => decisions.ask(deed) }],
        )
      : []),
    ...(next ? [{ id: "next", label: t("decide.nextOpen"), run: () => void editor?.focus(next, "start") }] : []),
    ...(rev && !rev.blocked ? [{ id: "rev", label: rev.label, also: t("revs.list.title"), run: rev.ask }] : []),
    ...(isDrafting
      ? []
      : TEXT_VIEWS.map((view) => ({
          id: `view-${view}`,
          label: t(`room.view.${view}`),
          detail: t("room.view.label"),
          run: () => setViewSettings({ ...viewSettings, view }),
        }))),
    {
      id: "find",
      label: t("room.help.keys.find"),
      detail: keysOf("Ctrl+F", isMac),
      run: () => controls.openFind("find"),
    },
    {
      id: "replace",
      label: t("room.help.keys.replace"),
      detail: keysOf("Ctrl+H", isMac),
      run: () => controls.openFind("replace"),
    },
    { id: "history", label: t("room.panel.history"), run: () => controls.openPanel("history") },
    ...(isDrafting
      ? []
      : [
          {
            id: "register",
            label: t("room.toolbar.register"),
            also: t("register.title"),
            run: () => navigate(`/d/${draft}/register`),
          },
          {
            id: "projector",
            label: t("floor.projector"),
            run: () => void window.open(`/d/${draft}/floor`, "_blank", "noopener,noreferrer"),
          },
        ]),
    ...(state.revisions.length > 0
      ? [
          {
            id: "compare",
            label: t("compare.title"),
            run: () => navigate(compareAddress(draft, state.revisions.at(-1)?.rev ?? 0, "current")),
          },
        ]
      : []),
    { id: "share", label: t("room.share"), run: () => controls.openDialog("share") },
    { id: "export", label: t("room.export"), run: () => controls.openDialog("export") },
    ...(mayPropose(actor, state)
      ? []
      : [{ id: "import", label: t("fileAmend.menu"), run: () => navigate(`/d/${draft}/import`) }]),
    {
      id: "keyboard",
      label: t("room.help.title"),
      detail: keysOf("Ctrl+/", isMac),
      run: () => controls.openDialog("keyboard"),
    },
    ...(stage?.section.items ?? []).flatMap((item): Entry[] =>
      item.disabledReason || item.id === state.stage
        ? []
        : [{ id: `stage-${item.id}`, label: item.label, detail: t("room.stage.label"), run: () => item.onAction?.() }],
    ),
  ];
  return {
    deeds,
    dialogs: (
      <>
        {decisions.dialog}
        {rev?.dialog}
        {stage?.dialog}
      </>
    ),
  };
}
