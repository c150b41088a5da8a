import { useTranslation } from "react-i18next";
import { Icon } from "../../ui/Icon.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Segmented } from "../../ui/Segmented.tsx";
import { Select } from "../../ui/Select.tsx";
import styles from "./Compare.module.css";
import type { CompareLayout } from "./ComparedPage.tsx";
import type { CompareSide } from "./compareAddress.ts";
import type { ChangeWalk } from "./useChangeWalk.ts";

export interface CompareControlsProps {
  readonly sides: readonly CompareSide[];
  readonly nameOf: (side: CompareSide) => string;
  readonly from: CompareSide;
  readonly to: CompareSide;
  readonly onChange: (from: CompareSide, to: CompareSide) => void;
  readonly layout: CompareLayout;
  readonly onLayout: (layout: CompareLayout) => void;
  /** How many changes there are; null while they are not known. */
  readonly count: number | null;
  readonly walk: ChangeWalk;
}

/** Which two texts are compared, how they stand, and the way from change to change. Rules UI164, UI167. */
export function CompareControls(props: CompareControlsProps) {
  const { sides, nameOf, from, to, onChange, layout, onLayout, count, walk } = props;
  const { t } = useTranslation();
  const options = sides.map((side) => ({ value: String(side), label: nameOf(side) }));
  const read = (value: string): CompareSide => (value === "current" ? "current" : Number(value));
  const blocked = count === null || count === 0 ? t("compare.none") : undefined;
  return (
    <section className={styles.controls} aria-label={t("compare.controls")} data-screen-only>
      <div className={styles.sides}>
        <Select
          label={t("compare.from")}
          options={options}
          value={String(from)}
          onChange={(value) => onChange(read(value), to)}
        />
        <span className={styles.arrow}>
          <Icon name="back" mirrored />
        </span>
        <Select
          label={t("compare.to")}
          options={options}
          value={String(to)}
          onChange={(value) => onChange(from, read(value))}
        />
      </div>
      <div className={styles.walk}>
        <p className={styles.count}>
          {count === null
            ? null
            : from === to
              ? t("compare.same")
              : walk.current === null
                ? t("compare.changes", { count })
                : t("compare.place", { count, number: walk.current + 1 })}
        </p>
        <IconButton
          icon="moveUp"
          label={t("room.toolbar.withKeys", { name: t("compare.previous"), keys: "Shift+F7" })}
          variant="secondary"
          disabledReason={blocked}
          onPress={() => walk.go(-1)}
        />
        <IconButton
          icon="moveDown"
          label={t("room.toolbar.withKeys", { name: t("compare.next"), keys: "F7" })}
          variant="secondary"
          disabledReason={blocked}
          onPress={() => walk.go(1)}
        />
      </div>
      <Segmented<CompareLayout>
        label={t("compare.layout.label")}
        options={[
          { value: "inline", label: t("compare.layout.inline") },
          { value: "sides", label: t("compare.layout.sides") },
        ]}
        value={layout}
        onChange={onLayout}
      />
    </section>
  );
}
