import { useTranslation } from "react-i18next";
import { plainText } from "../../../shared/domain/clause.ts";
import { useRoom } from "./roomContext.ts";

/** What the draft of the room is called in a sentence: its symbol, else its title. */
export function useDraftName(): string {
  const { t } = useTranslation();
  const { projection } = useRoom();
  const title = projection.clauses.find(({ kind }) => kind === "title");
  return projection.head.symbol || (title ? plainText(title.runs).trim() : "") || t("home.untitled");
}
