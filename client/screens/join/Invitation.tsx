import { type SyntheticEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import type { LinkPreview } from "../../../shared/protocol/http.ts";
import { useJoin, useMe } from "../../live/queries.ts";
import { useFormats } from "../../live/useFormats.ts";
import { Banner } from "../../ui/Banner.tsx";
import { Button } from "../../ui/Button.tsx";
import { ButtonLink } from "../../ui/ButtonLink.tsx";
import { ScreenHeading } from "../../ui/ScreenHeading.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { ErrorBanner } from "../shell/ErrorBanner.tsx";
import { useRoleName } from "../shell/useRoleName.ts";
import styles from "./Invitation.module.css";

export interface InvitationProps {
  readonly token: string;
  readonly preview: LinkPreview;
}

/** What a good link gives, the name to be shown by, and the way in. Afterwards the token is out of the address. Rule UI54. */
export function Invitation({ token, preview }: InvitationProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <>
      <header className={styles.head}>
        <ScreenHeading>
          {preview.draft ? t("join.toDraft") : t("join.toAll")}
          {preview.draft ? (
            <span className={styles.draft} dir="auto">
              {[preview.draft.symbol, preview.draft.title || t("home.untitled")].filter(Boolean).join(" — ")}
            </span>
          ) : null}
        </ScreenHeading>
        <RoleWords preview={preview} />
      </header>
      <Present preview={preview} />
      <JoinForm token={token} preview={preview} />
      {preview.expiresAt ? (
        <p className={styles.valid}>{t("join.validUntil", { date: formats.dateTime(preview.expiresAt) })}</p>
      ) : null}
    </>
  );
}

function RoleWords({ preview }: { readonly preview: LinkPreview }) {
  const { t } = useTranslation();
  const { delegation, role } = preview;
  const may = {
    secretariat: t("join.maySecretariat"),
    facilitator: t("join.mayFacilitator"),
    delegation: delegation?.coreGroup ? t("join.mayCoreGroup") : t("join.mayDelegation"),
    observer: t("join.mayObserver"),
  }[role];
  return (
    <>
      <p className={styles.role}>
        {delegation
          ? t("join.asDelegation", { delegation: t("delegation.nameAndCode", { ...delegation }) })
          : t("join.as", { role: t(`role.${role}`) })}
      </p>
      <p>{may}</p>
    </>
  );
}

/** Somebody who is in the draft already goes straight there, and is told where the link would change what they are. */
function Present({ preview }: { readonly preview: LinkPreview }) {
  const { t } = useTranslation();
  const me = useMe();
  const roleName = useRoleName();
  const present =
    preview.present ?? (preview.draft ? me.data?.participants.find((participant) => participant.draft === null) : null);
  if (!present) return null;
  const isSame = present.role === preview.role && present.delegation?.code === preview.delegation?.code;
  const target = preview.draft ? `/d/${preview.draft.id}` : "/";
  return (
    <Banner tone={isSame ? "info" : "amber"} actions={<ButtonLink href={target}>{t("join.goThere")}</ButtonLink>}>
      {t("join.already", { role: roleName(present) })} {isSame ? null : t("join.changes")}
    </Banner>
  );
}

function JoinForm({ token, preview }: InvitationProps) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const me = useMe();
  const join = useJoin();
  const [typedName, setTypedName] = useState<string | null>(null);
  const [isNameMissing, setIsNameMissing] = useState(false);
  const name = typedName ?? me.data?.person.name ?? "";

  const handleSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (join.isPending) return;
    if (name.trim() === "") {
      setIsNameMissing(true);
      return;
    }
    join.mutate(
      { token, name },
      {
        // Replaced, not pushed: the token stays neither in the address nor one step back.
        onSuccess: ({ participant }) =>
          navigate(participant.draft ? `/d/${participant.draft}` : "/", { replace: true }),
      },
    );
  };

  return (
    <form className={styles.form} onSubmit={handleSubmit} noValidate>
      {join.isError ? <ErrorBanner error={join.error} /> : null}
      <TextField
        label={t("join.name")}
        description={t("join.nameWords")}
        error={isNameMissing ? t("join.nameMissing") : undefined}
        value={name}
        onChange={(value) => {
          setTypedName(value);
          setIsNameMissing(false);
        }}
        maxLength={80}
        autoComplete="name"
        isRequired
      />
      <Button type="submit" variant="primary" isPending={join.isPending}>
        {preview.draft ? t("join.enterDraft") : t("join.enterAll")}
      </Button>
    </form>
  );
}
