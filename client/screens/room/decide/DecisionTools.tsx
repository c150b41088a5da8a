import { useTranslation } from "react-i18next";
import { delegationsOf } from "../../../../shared/domain/amendment.ts";
import { statusOf } from "../../../../shared/domain/draftState.ts";
import { Button } from "../../../ui/Button.tsx";
import { Icon } from "../../../ui/Icon.tsx";
import { Menu, type MenuSectionProps } from "../../../ui/Menu.tsx";
import { kindWord } from "../amendments/kindWord.ts";
import { useClauseAmendments } from "../amendments/useClauseAmendments.ts";
import { useSubjectClause } from "../amendments/useSubjectClause.ts";
import { useRoom } from "../roomContext.ts";
import { useTakeIn } from "../takeIn/takeInContext.ts";
import styles from "./DecisionTools.module.css";
import { nextOpenClause } from "./nextOpenClause.ts";
import { useClauseDecisions } from "./useClauseDecisions.tsx";

type MenuItem = MenuSectionProps["items"][number];

/**
 * How many decisions have a button of their own: all; those of every paragraph, the rarer ones in the menu "Decide…"; only
 * the way to the next open paragraph; or none. `small` is none and no merging: that wants a larger screen.
 */
export type DecisionButtons = "all" | "usual" | "next" | "none" | "small";

export interface DecisionToolsProps {
  readonly buttons?: DecisionButtons;
}

/** The facilitator's decisions on the paragraph in focus, for the toolbar. For everybody else nothing. Rules UI82, UI190, A11Y7. */
export function DecisionTools({ buttons = "all" }: DecisionToolsProps) {
  const { actor, state } = useRoom();
  if (actor.role !== "facilitator" || (state.stage === "drafting" && state.clauseStatus.size === 0)) return null;
  return <Tools buttons={buttons} />;
}

function Tools({ buttons }: { readonly buttons: DecisionButtons }) {
  const { t } = useTranslation();
  const { editor, projection, state, overlays } = useRoom();
  const clause = useSubjectClause();
  const takeIn = useTakeIn();
  const { label, open, blocked, ask, dialog } = useClauseDecisions(clause);
  const { newAfter } = useClauseAmendments(clause);
  const status = clause ? statusOf(state, clause) : "notDiscussed";
  const closing = status === "agreedAdRef" ? "agreeClause" : "agreeAdRef";
  const next = nextOpenClause(projection.clauses, state, clause);
  const takeable = [...open, ...newAfter];
  const accepting = open.length === 0 && newAfter.length > 0 ? undefined : blocked("accept");
  const isOnText = open.some(({ proposed }) => proposed.kind === "edit" || proposed.kind === "alt");
  const isMenu = buttons === "none" || buttons === "small";

  const toNext: MenuItem = {
    id: "next",
    label: t("decide.nextOpen"),
    disabledReason: next ? undefined : t("decide.blocked.noOpen"),
    onAction: () => {
      if (next) editor?.focus(next, "start");
    },
  };
  const merge: MenuItem = {
    id: "merge",
    label: t("decide.merge"),
    disabledReason: blocked("merge"),
    onAction: () => takeIn.merge(open.map(({ id }) => id)),
  };
  const close: MenuItem = {
    id: "close",
    label: t(`decide.${closing === "agreeClause" ? "agree" : "agreeAdRef"}`),
    disabledReason: blocked(closing),
    onAction: () => ask(closing),
  };
  const bracket: MenuItem = {
    id: "bracket",
    label: `${t("decide.bracket")} [ ]`,
    disabledReason: blocked("bracketClause"),
    onAction: () => ask("bracketClause"),
  };
  const reopen: MenuItem = {
    id: "reopen",
    label: t("decide.reopen"),
    disabledReason: blocked("reopenClause"),
    onAction: () => ask("reopenClause"),
  };
  const acceptOne = {
    id: "accept",
    label: t("decide.accept"),
    disabledReason: accepting,
    onAction: () => {
      const [only] = takeable;
      if (only) takeIn.accept([only.id]);
    },
  };
  const acceptMenu: MenuSectionProps = {
    id: "amendments",
    title: t("decide.acceptMenu", { label }),
    items: [
      ...takeable.map((amendment) => ({
        id: amendment.id,
        label: `${amendment.number} ${delegationsOf(amendment).join(", ")}`,
        detail: t(`amend.kind.${kindWord(overlays.proposal(amendment))}`),
        onAction: () => takeIn.accept([amendment.id]),
      })),
      ...(isOnText && open.length > 1 && clause
        ? [{ id: "several", label: t("decide.several"), onAction: () => takeIn.compare(clause) }]
        : []),
    ],
  };
  const hasChoice = takeable.length > 1 && accepting === undefined;
  const button = ({ id, label: words, disabledReason, onAction }: MenuItem) => (
    <Button key={id} disabledReason={disabledReason} onPress={onAction}>
      {words}
      {id === "next" ? <Icon name="moveDown" /> : null}
    </Button>
  );
  const inMenu: readonly MenuItem[] =
    buttons === "usual"
      ? [merge, bracket, reopen]
      : [
          ...(isMenu ? [toNext] : []),
          ...(hasChoice ? [] : [acceptOne]),
          ...(buttons === "small" ? [] : [merge]),
          close,
          bracket,
          reopen,
        ];
  return (
    <span className={styles.tools}>
      {isMenu ? null : button(toNext)}
      {buttons === "all" || buttons === "usual" ? (
        <>
          {hasChoice ? (
            <Menu
              label={acceptMenu.title}
              trigger={
                <Button>
                  {t("decide.accept")}
                  <Icon name="chevronDown" />
                </Button>
              }
              sections={[acceptMenu]}
            />
          ) : (
            button(acceptOne)
          )}
          {buttons === "all" ? button(merge) : null}
          {button(close)}
        </>
      ) : null}
      {buttons === "all" ? (
        <>
          {button(bracket)}
          {button(reopen)}
        </>
      ) : (
        <Menu
          label={clause ? t("decide.menuLabel", { label }) : t("decide.tools")}
          trigger={
            <Button>
              {t("decide.menu")}
              <Icon name="chevronDown" />
            </Button>
          }
          sections={[
            { id: "decide", title: clause ? t("decide.menuLabel", { label }) : t("decide.tools"), items: inMenu },
            ...(hasChoice && buttons !== "usual" ? [acceptMenu] : []),
          ]}
        />
      )}
      {dialog}
    </span>
  );
}
