import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe, useReadImport } from "../../live/queries.ts";
import { Banner } from "../../ui/Banner.tsx";
import { ButtonLink } from "../../ui/ButtonLink.tsx";
import { ScreenHeading } from "../../ui/ScreenHeading.tsx";
import { Screen } from "../shell/Screen.tsx";
import { ChooseText } from "./ChooseText.tsx";
import styles from "./ImportScreen.module.css";
import { ReviewImport } from "./ReviewImport.tsx";

/** `/open`: a text comes in, what was found is looked at, then only a draft is made. Rules UI52, UI53. */
export function ImportScreen() {
  const { t } = useTranslation();
  const me = useMe();
  const read = useReadImport();
  const [sourceName, setSourceName] = useState("");

  if (read.data) {
    return (
      <Screen title={t("import.reviewTitle")}>
        <ReviewImport found={read.data} sourceName={sourceName} onAnother={() => read.reset()} />
      </Screen>
    );
  }
  const mayNot = me.isSuccess && !me.data?.mayCreateDrafts;
  return (
    <Screen title={t("import.title")} width="narrow">
      <div className={styles.content}>
        <ScreenHeading>{t("import.title")}</ScreenHeading>
        {mayNot ? (
          <Banner tone="info" actions={<ButtonLink href="/">{t("app.toDrafts")}</ButtonLink>}>
            {t("home.onlySecretariat")}
          </Banner>
        ) : (
          <>
            <p>{t("import.words")}</p>
            <ChooseText
              isReading={read.isPending}
              error={read.error}
              onSource={(source) => {
                setSourceName("file" in source ? source.file.name : t("import.pastedText"));
                read.mutate(source);
              }}
            />
          </>
        )}
      </div>
    </Screen>
  );
}
