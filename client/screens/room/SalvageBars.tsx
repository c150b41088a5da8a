import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { JointSnapshot, LiveSource, SalvagedBy } from "../../live/jointLive.ts";
import { canPutBack, type SalvagedText, salvagedWords } from "../../live/salvagedText.ts";
import type { Salvaged } from "../../live/salvageShelf.ts";
import { useAnnounce } from "../../ui/Announcer.tsx";
import { Banner } from "../../ui/Banner.tsx";
import { Button } from "../../ui/Button.tsx";
import { refusalReason } from "./refusalReason.ts";
import { useRoom } from "./roomContext.ts";
import styles from "./SalvageBars.module.css";
import { putBackRefusal, salvagePlace, salvageReason, salvageShown } from "./salvageWords.ts";
import { useLive } from "./useLive.ts";

const salvagedOf = (live: JointSnapshot) => live.salvaged;

/** Words the server did not take: they stay here until the person has copied, put back or dismissed them. Rules SY46, UI21. */
export function SalvageBars() {
  const { connection } = useRoom();
  const salvaged = useLive(connection.joint, salvagedOf);
  return salvaged.map((one) => <SalvageBar key={one.item.id} {...one} />);
}

function SalvageBar({ item, source }: SalvagedBy) {
  const { t } = useTranslation();
  const { state } = useRoom();
  return (
    <Banner
      tone="error"
      role="alert"
      actions={
        <Button variant="quiet" onPress={() => source.dismissSalvaged(item)}>
          {t(item.texts.length > 0 ? "room.salvage.dismissAll" : "ui.close")}
        </Button>
      }
    >
      <p>
        <strong>{item.label ? t("room.salvage.titleAt", { label: item.label }) : t("room.salvage.title")}</strong>{" "}
        {salvageReason(item, state, t)} {item.texts.length > 0 ? t("room.salvage.kept") : t("room.salvage.noWords")}
      </p>
      {item.texts.length > 0 ? (
        <ul className={styles.texts}>
          {item.texts.map((text) => (
            <KeptText key={JSON.stringify(text.place)} source={source} item={item} text={text} />
          ))}
        </ul>
      ) : null}
    </Banner>
  );
}

interface KeptTextProps {
  readonly source: LiveSource;
  readonly item: Salvaged;
  readonly text: SalvagedText;
}

function KeptText({ source, item, text }: KeptTextProps) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const { projection, state, actor, refusalFor } = useRoom();
  const [problem, setProblem] = useState("");
  const words = salvagedWords(text);
  const clause = "clause" in text.place ? text.place.clause : null;
  const place = salvagePlace(text, t);
  const refusal = putBackRefusal(text, actor, state, () => refusalFor(clause));
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
    if (!source.putBack(item, text)) setProblem(t("room.salvage.changed"));
  };
  return (
    <li className={styles.text}>
      <p className={styles.words}>
        {place ? <bdi className={styles.label}>{place}</bdi> : null}
        <span lang={projection.head.language} dir="auto">
          {salvageShown(text, t)}
        </span>
      </p>
      <div className={styles.actions}>
        <Button onPress={() => void copy()}>{t("share.copy")}</Button>
        {canPutBack(text) ? (
          <Button disabledReason={refusal ? refusalReason(refusal, t) : undefined} onPress={tryAgain}>
            {t("room.salvage.tryAgain")}
          </Button>
        ) : null}
        <Button variant="quiet" onPress={() => source.dismissSalvaged(item, text)}>
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
