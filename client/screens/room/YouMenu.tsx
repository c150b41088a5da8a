import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { useMe, useSignOut } from "../../live/queries.ts";
import { useFormats } from "../../live/useFormats.ts";
import { Button } from "../../ui/Button.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { Menu, type MenuSectionProps } from "../../ui/Menu.tsx";
import { useLanguageSection } from "../shell/useLanguageSection.ts";
import { useThemeSection } from "../shell/useThemeSection.ts";
import { useNewsLevelSection } from "./history/useNewsLevelSection.ts";
import { useRoom } from "./roomContext.ts";
import { useLeaving } from "./useLeaving.tsx";
import styles from "./YouMenu.module.css";

/** As whom one is here, and what is one's own: language, theme, announcements, the way out. Rules UI191, UI137, UI46, I18N3. */
export function YouMenu() {
  const { t } = useTranslation();
  const { actor } = useRoom();
  const me = useMe();
  const signOut = useSignOut();
  const formats = useFormats();
  const [, navigate] = useLocation();
  const { leave, dialog } = useLeaving();
  const own = [useLanguageSection(), useThemeSection(), useNewsLevelSection()];
  const role = t(`role.${actor.role}`);
  const as = actor.delegation?.code ?? role;
  const session: readonly MenuSectionProps[] = me.data
    ? [
        {
          id: "session",
          title: t("app.signedInUntil", { date: formats.dateTime(me.data.expiresAt) }),
          items: [
            {
              id: "signOut",
              label: t("app.signOut"),
              onAction: () => leave(() => signOut.mutate(undefined, { onSuccess: () => navigate("/") })),
            },
          ],
        },
      ]
    : [];
  const name = t("room.youAre", { name: actor.name, as: actor.delegation?.name ?? role });
  return (
    <>
      <Menu
        label={name}
        trigger={
          <Button variant="quiet" aria-label={t("room.youMenu", { as })} hint={name}>
            <Icon name="person" />
            <span className={styles.words}>
              {t("room.you")} <bdi className={styles.as}>{as}</bdi>
            </span>
            <Icon name="chevronDown" />
          </Button>
        }
        sections={[...own, ...session]}
      />
      {dialog}
    </>
  );
}
