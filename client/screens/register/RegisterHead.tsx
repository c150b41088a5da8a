import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Projection } from "../../../shared/document/projection.ts";
import { plainText } from "../../../shared/domain/clause.ts";
import { downloadRegister } from "../../live/api.ts";
import { useLanguage } from "../../live/useLanguage.ts";
import { useAnnounce } from "../../ui/Announcer.tsx";
import { Button } from "../../ui/Button.tsx";
import { ButtonLink } from "../../ui/ButtonLink.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { Menu } from "../../ui/Menu.tsx";
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

/** As what the register is taken out. */
const FILES = ["xlsx", "docx", "csv"] as const;

/** Whose register this is, the way back to the text, and the file. Rule UI115. */
export function RegisterHead({ draft }: { readonly draft: string }) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const { projection } = useRoom();
  const { symbol, title, language } = useProjected(projection, nameOf, always);
  const [lang] = useLanguage();
  const file = useMutation({
    mutationFn: (format: (typeof FILES)[number]) => downloadRegister(draft, { format, lang }),
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
          <Menu
            label={t("register.export")}
            trigger={
              <Button isPending={file.isPending}>
                <Icon name="download" />
                {t("register.export")}
                <Icon name="chevronDown" />
              </Button>
            }
            sections={[
              {
                id: "files",
                title: t("export.format"),
                items: FILES.map((format) => ({
                  id: format,
                  label: t(`export.${format}`),
                  onAction: () => file.mutate(format),
                })),
              },
            ]}
          />
        </div>
      </div>
      {file.isError ? (
        <ErrorBanner error={file.error} onRetry={() => file.variables && file.mutate(file.variables)} />
      ) : null}
    </>
  );
}
