import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "../../live/queries.ts";
import { SearchField } from "../../ui/SearchField.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { ErrorBanner } from "../shell/ErrorBanner.tsx";
import { Screen } from "../shell/Screen.tsx";
import { DraftList } from "./DraftList.tsx";
import { Welcome } from "./Welcome.tsx";

/** `/`: the drafts I may enter; for somebody without a session the field for a link. Rules UI48, UI49. */
export function HomeScreen() {
  const { t } = useTranslation();
  const me = useMe();
  const [search, setSearch] = useState("");
  const isGuest = me.data === null;
  return (
    <Screen
      title={isGuest ? t("home.welcomeTitle") : t("home.title")}
      width={me.data ? "wide" : "narrow"}
      search={me.data ? <SearchField label={t("home.find")} value={search} onChange={setSearch} /> : null}
    >
      {me.isPending ? <Skeleton label={t("home.loading")} lines={6} /> : null}
      {me.isError ? (
        <ErrorBanner error={me.error} title={t("home.loadFailed")} onRetry={() => void me.refetch()} />
      ) : null}
      {isGuest ? <Welcome /> : null}
      {me.data ? <DraftList me={me.data} search={search} onSearch={setSearch} /> : null}
    </Screen>
  );
}
