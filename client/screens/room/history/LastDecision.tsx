import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useDelegationHues } from "../../../live/delegationHues.ts";
import { useRoom } from "../roomContext.ts";
import { clauseNames } from "./clauseNames.ts";
import styles from "./LastDecision.module.css";
import { spokenOf } from "./spokenOf.ts";

/** How long a decision stands there to be read. */
const SHOWN_MS = 60_000;

/**
 * The last decision that matters, in words at the foot of the room for a minute: what is announced to those who listen is
 * here for those who look. It moves nothing. Rule UI148.
 */
export function LastDecision() {
  const { t } = useTranslation();
  const { connection, projection, liveState, state } = useRoom();
  const hues = useDelegationHues(connection.snapshot.access.id, state);
  const named = useRef(hues);
  named.current = hues;
  const [words, setWords] = useState("");
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = liveState.onChange((now, news) => {
      if (connection.snapshot.phase.kind !== "open") return;
      const delegation = (code: string) => named.current.nameOf(code) ?? code;
      const names = { ...clauseNames(projection, now, t), delegation };
      const spoken = news.flatMap((decision) => spokenOf(decision, now, names, t) ?? []);
      const last = spoken.findLast(({ isImportant }) => isImportant);
      if (!last) return;
      setWords(last.message);
      clearTimeout(timer);
      timer = setTimeout(() => setWords(""), SHOWN_MS);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [connection, projection, liveState, t]);
  // Who listens hears it from the announcer.
  return words === "" ? null : (
    <bdi className={styles.last} aria-hidden="true" title={words}>
      {words}
    </bdi>
  );
}
