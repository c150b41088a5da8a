import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CreateLinkResponse } from "../../../shared/protocol/http.ts";
import { useAnnounce } from "../../ui/Announcer.tsx";
import { Banner } from "../../ui/Banner.tsx";
import { Button } from "../../ui/Button.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { useRoleName } from "../shell/useRoleName.ts";
import styles from "./NewLinks.module.css";

/** Links just made, the newest first, each with its address: the only time that it is shown. Rule UI59. */
export function NewLinks({ links }: { readonly links: readonly CreateLinkResponse[] }) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const roleName = useRoleName();
  const [copied, setCopied] = useState<string | null>(null);
  const [isCopyBarred, setIsCopyBarred] = useState(false);
  if (links.length === 0) return null;

  const copy = async (id: string, text: string) => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(id);
      setIsCopyBarred(false);
      announce(t("share.copied"), "copied");
    } catch {
      setIsCopyBarred(true);
    }
  };
  const everything = links.map((link) => `${roleName(link)}: ${link.url}`).join("\n");

  return (
    <section className={styles.links} aria-labelledby="share-new-links">
      <div className={styles.head}>
        <h3 id="share-new-links">{t("share.newLinks")}</h3>
        {links.length > 1 ? (
          <Button onPress={() => void copy("all", everything)}>
            <Icon name={copied === "all" ? "check" : "copy"} />
            {t("share.copyAll")}
          </Button>
        ) : null}
      </div>
      <p>{t("share.newLinksWords")}</p>
      {isCopyBarred ? (
        <Banner tone="error" role="alert">
          {t("share.copyFailed")}
        </Banner>
      ) : null}
      <ul className={styles.list}>
        {links.toReversed().map((link) => (
          <li key={link.id} className={styles.link}>
            <span className={styles.who} dir="auto">
              {roleName(link)}
            </span>
            <input
              className={styles.address}
              readOnly
              dir="ltr"
              value={link.url}
              aria-label={t("share.linkFor", { who: roleName(link) })}
              onFocus={(event) => event.currentTarget.select()}
            />
            <Button
              aria-label={t("share.copyFor", { who: roleName(link) })}
              onPress={() => void copy(link.id, link.url)}
            >
              <Icon name={copied === link.id ? "check" : "copy"} />
              {t("share.copy")}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
