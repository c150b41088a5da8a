import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { Projection } from "../../../../shared/document/projection.ts";
import { arrange } from "../../../../shared/document/structure.ts";
import type { ProjectionChange } from "../../../../shared/document/views.ts";
import type { Proposed } from "../../../../shared/domain/amendment.ts";
import { useRoom } from "../roomContext.ts";
import { useProjected } from "../useProjection.ts";
import styles from "./AmendmentCard.module.css";
import { isInBase } from "./amendmentPlaces.ts";

const onStructure = (change: ProjectionChange) => change.structure;

/** Where a paragraph would stand. */
export function MoveTarget({ proposed }: { readonly proposed: Extract<Proposed, { readonly kind: "move" }> }) {
  const { t } = useTranslation();
  const { projection } = useRoom();
  const select = useCallback(
    ({ clauses }: Projection) => {
      const base = clauses.filter(isInBase);
      const { clause: id } = proposed.on;
      const moved = base.map((one) =>
        one.id === id ? { ...one, order: proposed.order, level: proposed.level ?? one.level } : one,
      );
      const arranged = arrange(moved);
      const before = arranged[arranged.findIndex((one) => one.id === id) - 1];
      return {
        label: (before && base.find((one) => one.id === before.id)?.label) ?? "",
        isOtherLevel: proposed.level !== undefined && base.find((one) => one.id === id)?.level !== proposed.level,
      };
    },
    [proposed],
  );
  const { label, isOtherLevel } = useProjected(projection, select, onStructure);
  return (
    <p>
      {label === "" ? t("amend.card.movesFirst") : t("amend.card.movesAfter", { label })}
      {isOtherLevel ? (
        <span className={styles.meta}> {t("amend.card.movesLevel", { level: (proposed.level ?? 0) + 1 })}</span>
      ) : null}
    </p>
  );
}
