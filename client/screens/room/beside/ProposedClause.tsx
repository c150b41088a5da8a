import { memo, useCallback } from "react";
import { useTranslation } from "react-i18next";
import { overlay } from "../../../../shared/amendments/overlay.ts";
import type { Overlays, OverlaysChange } from "../../../../shared/amendments/overlays.ts";
import { workingNumber } from "../../../../shared/document/labels.ts";
import { delegationsOf } from "../../../../shared/domain/amendment.ts";
import { plainText } from "../../../../shared/domain/clause.ts";
import type { AmendmentId } from "../../../../shared/domain/ids.ts";
import { openingPhrase } from "../../../../shared/phrases/openingPhrases.ts";
import type { DelegationHues } from "../../../live/delegationHues.ts";
import { Tag } from "../../../ui/Tag.tsx";
import { VisuallyHidden } from "../../../ui/VisuallyHidden.tsx";
import { MarkedRuns, MarkedWhole } from "../../text/MarkedRuns.tsx";
import { Runs } from "../../text/Runs.tsx";
import { useRoom } from "../roomContext.ts";
import { useProposed } from "../useOverlays.ts";
import styles from "./Beside.module.css";
import { codesOf } from "./besideClauses.ts";

/** A new paragraph or a competing version that somebody else proposes, at its place in the text. Rules UI141, UI143. */
export const ProposedClause = memo(function ProposedClause({
  id,
  hues,
}: {
  readonly id: AmendmentId;
  readonly hues: DelegationHues;
}) {
  const { t } = useTranslation();
  const { overlays, state, projection, viewSettings } = useRoom();
  const amendment = state.amendments.get(id);
  const place =
    amendment && ("on" in amendment.proposed ? amendment.proposed.on : { clause: amendment.proposed.clause });
  const clause = place && "clause" in place ? place.clause : null;
  const select = useCallback(
    (source: Overlays) => {
      const found = state.amendments.get(id);
      return found ? source.proposal(found) : null;
    },
    [id, state],
  );
  const concerns = useCallback((change: OverlaysChange) => clause !== null && change.clauses.has(clause), [clause]);
  const proposal = useProposed(overlays, select, concerns);
  if (!amendment || !proposal || !clause) return null;
  const noteNumbers = new Map(projection.notes.map((note) => [note.id as string, note.number]));
  const label = amendment.label ?? "";
  const { proposed } = amendment;
  const kind = proposed.kind === "insert" ? proposed.clauseKind : (projection.clause(clause)?.kind ?? "text");
  const level = proposed.kind === "insert" ? proposed.level : (projection.clause(clause)?.level ?? 0);
  const words = plainText(proposal.text);
  const lead = level === 0 && (kind === "preambular" || kind === "operative") ? openingPhrase(words, kind, []) : "";
  const names = delegationsOf(amendment).map((code) => hues.nameOf(code) ?? code);
  const number = workingNumber(label, kind);
  return (
    <div className={styles.proposed} data-amendment={id}>
      <bdi className={styles.label} aria-hidden="true">
        {label}
      </bdi>
      <p className={styles.words} data-level={level}>
        <VisuallyHidden>
          {t(proposed.kind === "alt" ? "beside.version" : "beside.newClause", { label })}{" "}
        </VisuallyHidden>
        {viewSettings.view === "clean" ? (
          <>
            {number ? `${number} ` : ""}
            <Runs runs={proposal.text} lead={lead} noteNumbers={noteNumbers} />
          </>
        ) : (
          <>
            {"["}
            {number ? `${number} ` : ""}
            {proposed.kind === "alt" ? (
              <MarkedRuns
                segments={overlay(proposal.base, [{ ...proposal, kind: "edit" }]).segments}
                view="changes"
                lead={lead}
                noteNumbers={noteNumbers}
              />
            ) : (
              <MarkedWhole runs={proposal.text} as="ins" lead={lead} noteNumbers={noteNumbers} />
            )}
            {"] "}
            <Tag code={codesOf(amendment)} name={names.join(", ")} hue={hues.hueOf(amendment.delegation)} />
          </>
        )}
      </p>
    </div>
  );
});
