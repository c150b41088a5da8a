import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { useMe, useSignOut } from "../../live/queries.ts";
import { useFormats } from "../../live/useFormats.ts";
import { Button } from "../../ui/Button.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { Menu } from "../../ui/Menu.tsx";
import styles from "./PersonMenu.module.css";

/** Who is signed in, until when, and the way out. Nothing for a guest. */
export function PersonMenu() {
  const { t } = useTranslation();
  const me = useMe();
  const signOut = useSignOut();
  const formats = useFormats();
  const [, navigate] = useLocation();
  if (!me.data) return null;
  const isSecretariat = me.data.participants.some((participant) => participant.role === "secretariat");
  const name = isSecretariat ? `${me.data.person.name} · ${t("role.secretariat")}` : me.data.person.name;
  return (
    <Menu
      label={t("app.person", { name: me.data.person.name })}
      trigger={
        <Button variant="quiet" aria-label={t("app.person", { name })}>
          <Icon name="person" />
          <bdi className={styles.name}>{name}</bdi>
          <Icon name="chevronDown" />
        </Button>
      }
      sections={[
        {
          id: "session",
          title: t("app.signedInUntil", { date: formats.dateTime(me.data.expiresAt) }),
          items: [
            {
              id: "signOut",
              label: t("app.signOut"),
              onAction: () => signOut.mutate(undefined, { onSuccess: () => navigate("/") }),
            },
          ],
        },
      ]}
    />
  );
}
