import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ImportResponse } from "../../../shared/protocol/http.ts";
import { type ImportSource, type TrackedChanges, useMe, useReadImport } from "../../live/queries.ts";
import { Banner } from "../../ui/Banner.tsx";
import { ButtonLink } from "../../ui/ButtonLink.tsx";
import { ScreenHeading } from "../../ui/ScreenHeading.tsx";
import { Screen } from "../shell/Screen.tsx";
import { ChooseText } from "./ChooseText.tsx";
import styles from "./ImportScreen.module.css";
import { ReviewImport } from "./ReviewImport.tsx";

/** A text that was read, and how. */
interface ReadText {
  readonly source: ImportSource;
  readonly name: string;
  readonly changes: TrackedChanges;
  readonly found: ImportResponse;
}

/** `/open`: a text comes in, what was found is looked at, then only a draft is made. Rules UI52, UI53, UI208. */
export function ImportScreen() {
  const { t } = useTranslation();
  const me = useMe();
  const { mutate, isPending, error, reset, variables } = useReadImport();
  const [text, setText] = useState<ReadText | null>(null);
  const read = (source: ImportSource, name: string, changes: TrackedChanges) =>
    mutate({ source, changes }, { onSuccess: (found) => setText({ source, name, changes, found }) });

  if (text) {
    const { source, name, changes, found } = text;
    return (
      <Screen title={t("import.reviewTitle")}>
        <ReviewImport
          found={found}
          sourceName={name}
          // The choice shows at once; where the file cannot be read that way the former one comes back.
          changes={isPending ? variables.changes : changes}
          isReading={isPending}
          readError={error}
          onChanges={(wished) => read(source, name, wished)}
          onAnother={() => {
            reset();
            setText(null);
          }}
        />
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
              isReading={isPending}
              error={error}
              onSource={(source, fileName) => read(source, fileName ?? t("import.pastedText"), "accept")}
            />
          </>
        )}
      </div>
    </Screen>
  );
}
