import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { CommandCall } from "../../../live/useCommand.ts";
import { Banner } from "../../../ui/Banner.tsx";
import { Button } from "../../../ui/Button.tsx";
import { ErrorBanner } from "../../shell/ErrorBanner.tsx";
import { useSeenDecision } from "./useSeenDecision.ts";

/** What a dialog on a Rev shows while something was decided that must be looked at before one goes on. */
interface LookAgain {
  /** The last decision that was seen. */
  readonly decision: number;
  readonly isChanged: boolean;
  /** In place of the button that goes on. */
  readonly instead: ReactNode;
  /** That it changed, or what else was wrong with the call. */
  readonly notice: ReactNode;
}

/** Holds a Rev's dialog until what was decided meanwhile has been seen. Rule UI163. */
export function useLookAgain(call: CommandCall): LookAgain {
  const { t } = useTranslation();
  const { decision, isOutdated, look } = useSeenDecision();
  const isChanged = isOutdated || call.error?.code === "base_changed";
  if (!isChanged) {
    return { decision, isChanged, instead: undefined, notice: call.error ? <ErrorBanner error={call.error} /> : null };
  }
  const handlePress = () => {
    call.reset();
    look();
  };
  return {
    decision,
    isChanged,
    instead: <Button onPress={handlePress}>{t("revs.issue.look")}</Button>,
    notice: (
      <Banner tone="amber" role="alert">
        {t("revs.issue.changed")}
      </Banner>
    ),
  };
}
