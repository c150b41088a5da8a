import { useState } from "react";
import { useTranslation } from "react-i18next";
import { phraseKey } from "../../../shared/document/clauseViews.ts";
import { ORIGINS } from "../../../shared/document/origins.ts";
import { plainText } from "../../../shared/domain/clause.ts";
import type { ClauseId } from "../../../shared/domain/ids.ts";
import { mayEditHead } from "../../../shared/domain/permissions.ts";
import { useAnnounce } from "../../ui/Announcer.tsx";
import { Button } from "../../ui/Button.tsx";
import { TextField } from "../../ui/TextField.tsx";
import styles from "./ClausePanel.module.css";
import { firstPhrase } from "./firstPhrase.ts";
import { useRoom } from "./roomContext.ts";

/** Says that the opening words are not in the phrase list, and lets those who may add them for this draft. Rule UI18. */
export function OpeningPhrase({ id }: { readonly id: ClauseId }) {
  const { t } = useTranslation();
  const { projection, actor, state } = useRoom();
  const announce = useAnnounce();
  const clause = projection.clause(id);
  const words = clause ? plainText(clause.runs).trimStart() : "";
  const [phrase, setPhrase] = useState(() => firstPhrase(words));
  const [error, setError] = useState<string>();
  if (!clause || (clause.kind !== "preambular" && clause.kind !== "operative")) return null;
  const { kind } = clause;
  const add = () => {
    const wanted = phrase.trim();
    if (wanted === "" || !words.startsWith(wanted)) {
      setError(t("room.phrase.mustBegin"));
      return;
    }
    const { draft } = projection;
    draft.doc.transact(() => draft.head.set(phraseKey(kind, wanted), true), ORIGINS.typing);
    announce(t("room.phrase.added", { phrase: wanted }));
  };
  return (
    <div className={styles.card}>
      <p>{t("room.phrase.unknown")}</p>
      {mayEditHead(actor, state) ? null : (
        <>
          <TextField
            label={t("room.phrase.label")}
            value={phrase}
            onChange={(value) => {
              setPhrase(value);
              setError(undefined);
            }}
            error={error}
          />
          <div>
            <Button onPress={add}>{t("room.phrase.add")}</Button>
          </div>
        </>
      )}
    </div>
  );
}
