import { useTranslation } from "react-i18next";
import { Banner } from "../../../ui/Banner.tsx";
import { Button } from "../../../ui/Button.tsx";
import { IconButton } from "../../../ui/IconButton.tsx";
import type { WhileAway } from "./useWhileAway.ts";

/** One quiet line above the text for whoever comes back: how much happened, and the way to it. Rule UI133. */
export function AwayLine({ away }: { readonly away: WhileAway }) {
  const { t } = useTranslation();
  if (!away.isOffered) return null;
  return (
    <Banner
      tone="info"
      role="status"
      actions={
        <>
          <Button onPress={away.open}>{t("news.away.see")}</Button>
          <IconButton icon="close" label={t("ui.close")} onPress={away.dismiss} />
        </>
      }
    >
      {t("news.away.offer", { count: away.count })}
    </Banner>
  );
}
