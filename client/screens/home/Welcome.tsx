import { type SyntheticEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { Button } from "../../ui/Button.tsx";
import { ScreenHeading } from "../../ui/ScreenHeading.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { tokenOfLink } from "./tokenOfLink.ts";
import styles from "./Welcome.module.css";

/** Nobody is signed in: says that a link is needed, and takes one that was copied. Rule UI48. */
export function Welcome() {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const [link, setLink] = useState("");
  const [isWrong, setIsWrong] = useState(false);

  const handleSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    const token = tokenOfLink(link);
    if (token) navigate(`/j/${encodeURIComponent(token)}`);
    else setIsWrong(true);
  };

  return (
    <div className={styles.welcome}>
      <ScreenHeading>{t("home.welcomeTitle")}</ScreenHeading>
      <p>{t("home.welcomeWords")}</p>
      <form className={styles.card} onSubmit={handleSubmit} noValidate>
        <TextField
          label={t("home.pasteLink")}
          description={t("home.pasteLinkWords")}
          error={isWrong ? t("home.pasteLinkError") : undefined}
          placeholder="https://…/j/…"
          value={link}
          onChange={(value) => {
            setLink(value);
            setIsWrong(false);
          }}
          autoComplete="off"
          type="url"
        />
        <Button type="submit" variant="primary">
          {t("home.continue")}
        </Button>
      </form>
      <p className={styles.aside}>{t("home.operatorWords")}</p>
    </div>
  );
}
