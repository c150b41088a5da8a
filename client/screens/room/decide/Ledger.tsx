import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Projection } from "../../../../shared/document/projection.ts";
import type { ProjectionChange } from "../../../../shared/document/views.ts";
import { progress } from "../../../../shared/domain/progress.ts";
import { ProgressMeter } from "../../../ui/ProgressMeter.tsx";
import { isInBase } from "../amendments/amendmentPlaces.ts";
import { useRoom } from "../roomContext.ts";
import { useProjected } from "../useProjection.ts";
import styles from "./Decide.module.css";

/** A label that stays on one line. */
const unbroken = (label: string): string => label.replaceAll(" ", "\u00a0");
const labelsOf = ({ clauses }: Projection) => clauses.filter(isInBase).map(({ id, label }) => ({ id, label }));
const onStructure = (change: ProjectionChange) => change.structure;

/**
 * How far the room has got: a bar, and below it what stands in brackets and where most delegations are at work. Counted,
 * never typed. Rule UI89.
 */
export function Ledger() {
  const { t } = useTranslation();
  const { projection, state } = useRoom();
  const text = useProjected(projection, labelsOf, onStructure);
  const { total, counts, closed, clauses } = useMemo(() => progress(text, state), [text, state]);
  const busiest = clauses.reduce<(typeof clauses)[number] | null>(
    (most, one) => (one.delegations.length > (most?.delegations.length ?? 0) ? one : most),
    null,
  );
  const agreed = t("decide.ledger.agreed", { count: closed, all: total });
  const rest = [
    ...(counts.bracketed > 0 ? [t("decide.ledger.bracketed", { count: counts.bracketed })] : []),
    ...(busiest ? [t("decide.ledger.on", { count: busiest.delegations.length, label: unbroken(busiest.label) })] : []),
  ];
  return (
    <>
      <ProgressMeter label={agreed} value={closed} max={total} />
      {rest.length > 0 ? <p className={styles.ledger}>{rest.join(", ")}</p> : null}
    </>
  );
}
