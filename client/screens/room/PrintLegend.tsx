import { useTranslation } from "react-i18next";
import { delegationsOf } from "../../../shared/domain/amendment.ts";
import { openAmendments } from "../../../shared/domain/draftState.ts";
import { useDelegationHues } from "../../live/delegationHues.ts";
import styles from "./PrintLegend.module.css";
import { useRoom } from "./roomContext.ts";
import { useInterfaceLanguage } from "./useInterfaceLanguage.ts";

/** On paper alone: how proposed words are marked, and whose the codes are. Rule UI192. */
export function PrintLegend() {
  const { t } = useTranslation();
  const ours = useInterfaceLanguage();
  const { connection, state, versions, viewSettings } = useRoom();
  const { nameOf } = useDelegationHues(connection.snapshot.access.id, state);
  if (state.stage === "drafting" || viewSettings.view !== "changes") return null;
  const own = versions ? [versions.delegation] : [];
  const codes = [...new Set([...openAmendments(state).flatMap(delegationsOf), ...own])].sort();
  if (codes.length === 0) return null;
  return (
    <footer className={styles.legend} {...ours}>
      <p>{t("room.print.marks")}</p>
      <ul>
        {codes.map((code) => (
          <li key={code}>
            <bdi>{code}</bdi> <bdi>{nameOf(code) ?? ""}</bdi>
          </li>
        ))}
      </ul>
      {own.length > 0 ? <p>{t("room.print.own", { code: own[0] })}</p> : null}
    </footer>
  );
}
