import { useTranslation } from "react-i18next";
import { isLocked } from "../../../../shared/domain/agreement.ts";
import { statusOf } from "../../../../shared/domain/draftState.ts";
import { fingerprint } from "../../../../shared/domain/fingerprint.ts";
import type { ClauseId } from "../../../../shared/domain/ids.ts";
import { useCommand } from "../../../live/useCommand.ts";
import { Banner } from "../../../ui/Banner.tsx";
import { Button } from "../../../ui/Button.tsx";
import { useRoom } from "../roomContext.ts";
import { useMayDecide } from "./useMayDecide.ts";

/** Puts a paragraph in brackets as a whole: the room does not agree on it yet. Rules AG1, UI97. */
export function BracketButton({ clause, onDone }: { readonly clause: ClauseId; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const { connection, overlays, state } = useRoom();
  const command = useCommand(connection.snapshot.access.id);
  const whyNot = useMayDecide();
  const status = statusOf(state, clause);
  const locked = isLocked(status) ? t("error.clauseLocked") : undefined;
  const bracketed = status === "bracketed" ? t("takeIn.compare.isBracketed") : undefined;
  const bracket = async () => {
    const seen = { clause, ifBase: fingerprint(overlays.baseOf({ clause })) };
    if (await command.run({ command: "bracketClause", clauses: [seen] })) onDone();
  };
  return (
    <>
      {command.error ? (
        <Banner tone="error" role="alert">
          {t(command.error.messageKey)}
        </Banner>
      ) : null}
      <Button
        isPending={command.isPending}
        disabledReason={whyNot ?? locked ?? bracketed}
        onPress={() => void bracket()}
      >
        {t("takeIn.compare.bracket")}
      </Button>
    </>
  );
}
