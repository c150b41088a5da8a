import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Overlay } from "../../../../shared/amendments/overlay.ts";
import { runsLength } from "../../../../shared/document/inline.ts";
import { directionOf } from "../../../../shared/domain/draftHead.ts";
import { Button } from "../../../ui/Button.tsx";
import { classNames } from "../../../ui/classNames.ts";
import { MarkedRuns } from "../../text/MarkedRuns.tsx";
import { useRoom } from "../roomContext.ts";
import styles from "./AmendmentCard.module.css";
import { changeExcerpt, isShortened } from "./changeExcerpt.ts";
import { useNoteNumbers } from "./useNoteNumbers.ts";

export interface AmendmentChangeProps {
  readonly segments: Overlay["segments"];
  /** Opening phrase of the paragraph. */
  readonly lead: string;
}

/** A new or a deleted paragraph longer than this is cut, in UTF-16 units. */
const LONG_PLACE = 280;

/** What changes, with the few words around it; the whole text on demand. Rule UI76. */
export function AmendmentChange({ segments, lead }: AmendmentChangeProps) {
  const { t } = useTranslation();
  const { projection } = useRoom();
  const noteNumbers = useNoteNumbers();
  const [isWhole, setIsWhole] = useState(false);
  const id = useId();
  if (segments.length === 0) return null;
  const { language } = projection.head;
  const excerpt = changeExcerpt(segments);
  const isLong = segments.some((one) => one.type === "change" && lengthOf(one) > LONG_PLACE);
  return (
    <>
      <p
        id={id}
        className={classNames(styles.words, !isWhole && isLong && styles.clamped)}
        lang={language}
        dir={directionOf(language)}
      >
        <MarkedRuns segments={isWhole ? segments : excerpt} view="changes" noteNumbers={noteNumbers} lead={lead} />
      </p>
      {isLong || isShortened(segments, excerpt) ? (
        <div className={styles.more}>
          <Button
            variant="quiet"
            aria-expanded={isWhole}
            aria-controls={id}
            onPress={() => setIsWhole((former) => !former)}
          >
            {t(isWhole ? "amend.card.excerpt" : "amend.card.whole")}
          </Button>
        </div>
      ) : null}
    </>
  );
}

function lengthOf(place: Extract<Overlay["segments"][number], { readonly type: "change" }>): number {
  return runsLength(place.old) + place.alternatives.reduce((sum, { runs }) => sum + runsLength(runs), 0);
}
