import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Projection } from "../../../shared/document/projection.ts";
import { plainText } from "../../../shared/domain/clause.ts";
import { downloadRegister } from "../../live/api.ts";
import { useAnnounce } from "../../ui/Announcer.tsx";
import { Button } from "../../ui/Button.tsx";
import { ButtonLink } from "../../ui/ButtonLink.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { ScreenHeading } from "../../ui/ScreenHeading.tsx";
import { saveFile } from "../export/saveFile.ts";
import { useRoom } from "../room/roomContext.ts";
import { useProjected } from "../room/useProjection.ts";
import { ErrorBanner } from "../shell/ErrorBanner.tsx";
import styles from "./Register.module.css";

const nameOf = ({ head, clauses }: Projection) => {
  const title = clauses.find(({ kind }) => kind === "title");
  return { symbol: head.symbol ?? "", title: title ? plainText(title.runs).trim() : "", language: head.language };
};
const always = () => true;

/** Whose register this is, the way back to the text, and the file. */
export function RegisterHead({ draft }: { readonly draft: string }) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const { projection } = useRoom();
  const { symbol, title, language } = useProjected(projection, nameOf, always);
  const file = useMutation({
    mutationFn: () => downloadRegister(draft),
    onSuccess: (saved) => {
      saveFile(saved);
      announce(t("export.exported", { file: saved.name }));
    },
  });
  return (
    <>
      <div className={styles.head}>
        <div className={styles.names}>
          <ScreenHeading>{t("register.title")}</ScreenHeading>
          <p className={styles.draft}>
            {symbol ? <bdi>{symbol}</bdi> : null}{" "}
            <bdi lang={language}>{title || (symbol ? "" : t("home.untitled"))}</bdi>
          </p>
        </div>
        <div className={styles.ways} data-screen-only>
          <ButtonLink href={`/d/${draft}`}>
            <Icon name="back" mirrored />
            {t("register.toText")}
          </ButtonLink>
          <Button isPending={file.isPending} onPress={() => file.mutate()}>
            <Icon name="download" />
            {t("register.exportCsv")}
          </Button>
        </div>
      </div>
      {file.isError ? <ErrorBanner error={file.error} onRetry={() => file.mutate()} /> : null}
    </>
  );
}
