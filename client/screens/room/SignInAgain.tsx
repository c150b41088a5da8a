import { useMutation } from "@tanstack/react-query";
import { type SubmitEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { callApi } from "../../live/api.ts";
import type { ApiError } from "../../live/apiError.ts";
import { Banner } from "../../ui/Banner.tsx";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useRoom } from "./roomContext.ts";
import styles from "./SignInAgain.module.css";

/** The session has ended: one signs in over the text, which stays as it is, and goes on. Rule UI20. */
export function SignInAgain() {
  const { t } = useTranslation();
  const { connection, actor } = useRoom();
  const formId = useId();
  const [link, setLink] = useState("");
  const [isClosed, setIsClosed] = useState(false);
  const [isChecked, setIsChecked] = useState(false);
  const token = /\/j\/([^/?#\s]+)/.exec(link)?.[1];
  const join = useMutation<unknown, ApiError, string>({
    mutationFn: (wanted) => callApi("join", { body: { token: decodeURIComponent(wanted), name: actor.name } }),
    onSuccess: () => connection.resume(),
  });
  const handleSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    setIsChecked(true);
    if (token) join.mutate(token);
  };
  const words = <p>{t("room.signIn.words")}</p>;
  if (isClosed) {
    return (
      <Banner
        tone="amber"
        role="status"
        actions={<Button onPress={() => setIsClosed(false)}>{t("room.signIn.action")}</Button>}
      >
        {words}
      </Banner>
    );
  }
  return (
    <Dialog
      title={t("room.signIn.title")}
      size="small"
      isOpen
      onClose={() => setIsClosed(true)}
      footer={
        <>
          {/* In another tab one may have signed in already. */}
          <Button onPress={() => void connection.resume()}>{t("room.signIn.done")}</Button>
          <Button variant="primary" type="submit" form={formId} isPending={join.isPending}>
            {t("room.signIn.action")}
          </Button>
        </>
      }
    >
      <form id={formId} className={styles.form} onSubmit={handleSubmit} noValidate>
        {words}
        <TextField
          label={t("home.pasteLink")}
          description={t("home.pasteLinkWords")}
          value={link}
          onChange={setLink}
          autoFocus
          error={isChecked && !token ? t("home.pasteLinkError") : undefined}
        />
        {join.error ? (
          <Banner tone="error" role="alert">
            {t(join.error.messageKey)}
          </Banner>
        ) : null}
      </form>
    </Dialog>
  );
}
