import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ERRORS } from "../../../shared/protocol/errors.ts";
import type { LiveSnapshot } from "../../live/liveSnapshot.ts";
import { putBack, type SalvagedText, salvagedWords } from "../../live/salvage.ts";
import type { Salvaged } from "../../live/salvageShelf.ts";
import { useAnnounce } from "../../ui/Announcer.tsx";
import { Banner } from "../../ui/Banner.tsx";
import { Button } from "../../ui/Button.tsx";
import { refusalReason } from "./refusalReason.ts";
import { useRoom } from "./roomContext.ts";
import styles from "./SalvageBars.module.css";
import { useLive } from "./useLive.ts";

const salvagedOf = (live: LiveSnapshot) => live.salvaged;

/** Words the server did not take: they stay here until the person has copied, put back or dismissed them. Rules SY46, UI21. */
export function SalvageBars() {
  const { connection } = useRoom();
  const salvaged = useLive(connection, salvagedOf);
  return salvaged.map((item) => <SalvageBar key={item.id} item={item} />);
}

function SalvageBar({ item }: { readonly item: Salvaged }) {
  const { t } = useTranslation();
  const { connection } = useRoom();
  const isOurs = item.code === "restored" || item.code === "signedInAnew";
  const reason = isOurs ? t(`room.salvage.${item.code}`) : t(ERRORS[item.code].messageKey);
  return (
    <Banner
      tone="error"
      role="alert"
      actions={
        <Button variant="quiet" onPress={() => connection.dismissSalvaged(item)}>
          {t(item.texts.length > 0 ? "room.salvage.dismissAll" : "ui.close")}
        </Button>
      }
    >
      <p>
        <strong>{item.label ? t("room.salvage.titleAt", { label: item.label }) : t("room.salvage.title")}</strong>{" "}
        {reason} {item.texts.length > 0 ? t("room.salvage.kept") : t("room.salvage.noWords")}
      </p>
      {item.texts.length > 0 ? (
        <ul className={styles.texts}>
          {item.texts.map((text) => (
            <KeptText key={JSON.stringify(text.place)} item={item} text={text} />
          ))}
        </ul>
      ) : null}
    </Banner>
  );
}

function KeptText({ item, text }: { readonly item: Salvaged; readonly text: SalvagedText }) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const { connection, projection, refusalFor } = useRoom();
  const [problem, setProblem] = useState("");
  const words = salvagedWords(text);
  const clause = "clause" in text.place ? text.place.clause : null;
  const refusal = refusalFor(clause);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(words);
      announce(t("share.copied"));
      setProblem("");
    } catch {
      setProblem(t("room.salvage.copyFailed"));
    }
  };
  const tryAgain = () => {
    if (putBack(projection.draft, text)) connection.dismissSalvaged(item, text);
    else setProblem(t("room.salvage.changed"));
  };
  return (
    <li className={styles.text}>
      <p className={styles.words}>
        {text.label ? <bdi className={styles.label}>{text.label}</bdi> : null}
        <span lang={projection.head.language} dir="auto">
          {words || t("room.salvage.allDeleted")}
        </span>
      </p>
      <div className={styles.actions}>
        <Button onPress={() => void copy()}>{t("share.copy")}</Button>
        <Button disabledReason={refusal ? refusalReason(refusal, t) : undefined} onPress={tryAgain}>
          {t("room.salvage.tryAgain")}
        </Button>
        <Button variant="quiet" onPress={() => connection.dismissSalvaged(item, text)}>
          {t("room.salvage.dismiss")}
        </Button>
      </div>
      {problem ? (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      ) : null}
    </li>
  );
}
