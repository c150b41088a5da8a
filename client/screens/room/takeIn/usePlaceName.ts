import { useTranslation } from "react-i18next";
import type { TextPlace } from "../../../../shared/domain/amendment.ts";
import type { ClauseId } from "../../../../shared/domain/ids.ts";
import { useRoom } from "../roomContext.ts";

/** What the room calls a text: "OP 3", "footnote 2", or its kind where it has no label. */
export function usePlaceName(): (on: TextPlace) => string {
  const { t } = useTranslation();
  const { projection } = useRoom();
  return (on) => {
    if ("footnote" in on) return t("takeIn.footnote", { number: projection.noteNumber(on.footnote) ?? "?" });
    const clause = projection.clause(on.clause);
    return clause ? clause.label || t(`room.kind.${clause.kind}`) : "";
  };
}

/** Where something stands: "after OP 3", "before OP 1", or nowhere in particular. */
export function useBetweenName(): (between: {
  readonly after: ClauseId | null;
  readonly before: ClauseId | null;
}) => string {
  const { t } = useTranslation();
  const { projection } = useRoom();
  const nameOf = usePlaceName();
  return ({ after, before }) => {
    // A place is named by a neighbour with a label; "after the organ line" says less than "before PP 1".
    const labelled = (id: ClauseId | null) => (id && projection.clause(id)?.label ? id : null);
    const behind = labelled(after);
    const ahead = labelled(before);
    if (behind) return t("takeIn.after", { place: nameOf({ clause: behind }) });
    if (ahead) return t("takeIn.before", { place: nameOf({ clause: ahead }) });
    return after ? t("takeIn.after", { place: nameOf({ clause: after }) }) : t("takeIn.first");
  };
}
