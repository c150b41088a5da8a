import { useTranslation } from "react-i18next";
import { Button } from "../../ui/Button.tsx";
import { Toolbar } from "../../ui/Toolbar.tsx";
import styles from "./Register.module.css";
import type { ShownRow } from "./registerRows.ts";
import type { RowAction } from "./rowAction.ts";

export interface RegisterActionsProps {
  readonly selected: readonly ShownRow[];
  /** Why nothing can be decided now; nothing where it can. */
  readonly closed: string | undefined;
  readonly onAct: (action: RowAction, rows: readonly ShownRow[]) => void;
  readonly onClear: () => void;
}

/** What the facilitator does with the selected rows, for hand and eye; the keys do the same. Rule UI110. */
export function RegisterActions({ selected, closed, onAct, onClear }: RegisterActionsProps) {
  const { t } = useTranslation();
  const reason = closed ?? (selected.length === 0 ? t("register.selectFirst") : undefined);
  return (
    <div className={styles.actions} data-screen-only>
      <Toolbar label={t("register.actions")}>
        <span className={styles.selected}>{t("register.selected", { count: selected.length })}</span>
        <Button disabledReason={reason} hint="A" onPress={() => onAct("accept", selected)}>
          {t("register.accept.action")}
        </Button>
        <Button disabledReason={reason} hint="N" onPress={() => onAct("declineAmendment", selected)}>
          {t("register.declineAmendment.action")}
        </Button>
        <Button disabledReason={reason} hint="P" onPress={() => onAct("parkAmendment", selected)}>
          {t("register.parkAmendment.action")}
        </Button>
        {selected.length > 0 ? (
          <Button variant="quiet" onPress={onClear}>
            {t("register.clear")}
          </Button>
        ) : null}
      </Toolbar>
    </div>
  );
}
