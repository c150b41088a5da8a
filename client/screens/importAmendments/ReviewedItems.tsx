import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { DelegationHues } from "../../live/delegationHues.ts";
import { useRoom } from "../room/roomContext.ts";
import { type FileReview, type PlacedItem, speakerOf, withKept } from "./fileReview.ts";
import styles from "./ImportAmendments.module.css";
import { ReviewedItem } from "./ReviewedItem.tsx";
import type { ReviewChange } from "./useFileReview.ts";

export interface ReviewedItemsProps {
  readonly review: FileReview;
  readonly hues: DelegationHues;
  readonly items: readonly PlacedItem[];
  /** False while they are being tabled: nothing is ticked then. */
  readonly isIdle: boolean;
  readonly onChange: (change: ReviewChange) => void;
}

/** Items in the order of the draft, those on one paragraph under its label. Rule UI210. */
export function ReviewedItems({ review, hues, items, isIdle, onChange }: ReviewedItemsProps) {
  const { t } = useTranslation();
  const { projection } = useRoom();
  const id = useId();
  const groups = [...Map.groupBy(items, ({ label }) => label)];
  return groups.map(([label, group], index) => (
    <section key={label} className={styles.group} aria-labelledby={`${id}-${index}`}>
      <h3 id={`${id}-${index}`} className={styles.label}>
        {label ? <bdi lang={projection.head.language}>{label}</bdi> : t("fileAmend.noLabel")}
      </h3>
      <ul className={styles.items}>
        {group.map((item) => (
          <li key={item.key}>
            <ReviewedItem
              item={item}
              speaker={speakerOf(review, item.author)}
              hues={hues}
              isKept={review.kept.has(item.key)}
              isIdle={isIdle}
              result={review.results.get(item.key)}
              former={review.former.get(item.key)}
              onKeep={(isKept) => onChange((present) => withKept(present, [item.key], isKept))}
            />
          </li>
        ))}
      </ul>
    </section>
  ));
}
