import { useTranslation } from "react-i18next";
import { delegationsOf } from "../../../../shared/domain/amendment.ts";
import { statusOf } from "../../../../shared/domain/draftState.ts";
import { Button } from "../../../ui/Button.tsx";
import { Icon } from "../../../ui/Icon.tsx";
import { Menu } from "../../../ui/Menu.tsx";
import { kindWord } from "../amendments/kindWord.ts";
import { useClauseAmendments } from "../amendments/useClauseAmendments.ts";
import { useSubjectClause } from "../amendments/useSubjectClause.ts";
import { useRoom } from "../roomContext.ts";
import { useTakeIn } from "../takeIn/takeInContext.ts";
import styles from "./Decide.module.css";
import { nextOpenClause } from "./nextOpenClause.ts";
import { useClauseDecisions } from "./useClauseDecisions.tsx";

/** The facilitator's decisions on the paragraph in focus, for the toolbar. For everybody else nothing. Rules UI82, A11Y7. */
export function DecisionTools() {
  const { actor, state } = useRoom();
  if (actor.role !== "facilitator" || (state.stage === "drafting" && state.clauseStatus.size === 0)) return null;
  return <Tools />;
}

function Tools() {
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
  return (
    <span className={styles.group}>
      <Button
        disabledReason={next ? undefined : t("decide.blocked.noOpen")}
        onPress={() => {
          if (next) editor?.focus(next, "start");
        }}
      >
        {t("decide.nextOpen")}
        <Icon name="moveDown" />
      </Button>
      {takeable.length > 1 && accepting === undefined ? (
        <Menu
          label={t("decide.acceptMenu", { label })}
          trigger={
            <Button>
              {t("decide.accept")}
              <Icon name="chevronDown" />
            </Button>
          }
          sections={[
            {
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
            },
          ]}
        />
      ) : (
        <Button
          disabledReason={accepting}
          onPress={() => {
            const [only] = takeable;
            if (only) takeIn.accept([only.id]);
          }}
        >
          {t("decide.accept")}
        </Button>
      )}
      <Button disabledReason={blocked("merge")} onPress={() => takeIn.merge(open.map(({ id }) => id))}>
        {t("decide.merge")}
      </Button>
      <Button disabledReason={blocked(closing)} onPress={() => ask(closing)}>
        {t(`decide.${closing === "agreeClause" ? "agree" : "agreeAdRef"}`)}
      </Button>
      <Button disabledReason={blocked("bracketClause")} onPress={() => ask("bracketClause")}>
        {t("decide.bracket")} [ ]
      </Button>
      <Button disabledReason={blocked("reopenClause")} onPress={() => ask("reopenClause")}>
        {t("decide.reopen")}
      </Button>
      {dialog}
    </span>
  );
}
