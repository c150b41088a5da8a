import { memo } from "react";
import { useTranslation } from "react-i18next";
import type { Amendment } from "../../../../shared/domain/amendment.ts";
import type { AmendmentId, ClauseId } from "../../../../shared/domain/ids.ts";
import type { DelegationHues } from "../../../live/delegationHues.ts";
import { Tag } from "../../../ui/Tag.tsx";
import { useRoom } from "../roomContext.ts";
import { useInterfaceLanguage } from "../useInterfaceLanguage.ts";
import styles from "./Beside.module.css";
import { codesOf } from "./besideClauses.ts";
import { movedBehind } from "./movedBehind.ts";

export interface WholeProposalsProps {
  readonly clause: ClauseId;
  readonly removals: readonly AmendmentId[];
  readonly moves: readonly AmendmentId[];
  readonly hues: DelegationHues;
}

/** What is proposed for a paragraph as a whole: to delete it, or to move it. In words, beside the strike. Rule UI143. */
export const WholeProposals = memo(function WholeProposals({ clause, removals, moves, hues }: WholeProposalsProps) {
  const { t } = useTranslation();
  const { state, projection } = useRoom();
  const ours = useInterfaceLanguage();
  const label = projection.clause(clause)?.label ?? "";
  const wordsOf = ({ proposed }: Amendment): string => {
    if (proposed.kind !== "move") return t("beside.remove", { label });
    const after = movedBehind(projection, proposed);
    return after ? t("beside.moveAfter", { label, after }) : t("beside.moveFirst", { label });
  };
  return (
    <ul className={styles.whole} {...ours}>
      {[...removals, ...moves].map((id) => {
        const amendment = state.amendments.get(id);
        if (!amendment) return null;
        return (
          <li key={id}>
            <Tag
              code={codesOf(amendment)}
              name={hues.nameOf(amendment.delegation)}
              hue={hues.hueOf(amendment.delegation)}
            />{" "}
            {amendment.number} · {wordsOf(amendment)}
          </li>
        );
      })}
    </ul>
  );
});
