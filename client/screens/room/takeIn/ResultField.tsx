import { useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { MARKS, type Mark, type Run } from "../../../../shared/domain/clause.ts";
import { ResultEditor } from "../../../editor/resultEditor.ts";
import { IconButton } from "../../../ui/IconButton.tsx";
import { ToggleButton } from "../../../ui/ToggleButton.tsx";
import { Toolbar } from "../../../ui/Toolbar.tsx";
import { VisuallyHidden } from "../../../ui/VisuallyHidden.tsx";
import { useRoom } from "../roomContext.ts";
import styles from "./takeIn.module.css";

export interface ResultFieldProps {
  readonly label: string;
  readonly runs: readonly Run[];
  readonly noteNumbers: ReadonlyMap<string, number>;
  readonly onChange: (runs: readonly Run[]) => void;
  /** Escape leads here. */
  readonly onLeave: () => void;
}

const SIGNS: Readonly<Record<Mark, string>> = { em: "I", sub: "x₂", sup: "x²" };
const NAMES = { em: "takeIn.result.italic", sub: "takeIn.result.sub", sup: "takeIn.result.sup" } as const;

/** The facilitator's own words for one clause: one surface, its few commands above it. Rules UI97, ED30–ED33. */
export function ResultField({ label, runs, noteNumbers, onChange, onLeave }: ResultFieldProps) {
  const { t } = useTranslation();
  const { projection } = useRoom();
  const host = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<ResultEditor | null>(null);
  const [, setTurn] = useState(0);
  const keysId = useId();

  // The editor is made once; what changes around it is read through this.
  const current = useRef({ runs, noteNumbers, onChange, onLeave });
  current.current = { runs, noteNumbers, onChange, onLeave };

  useEffect(() => {
    const element = host.current;
    if (!element) return;
    const made = new ResultEditor({
      element,
      runs: current.current.runs,
      label,
      describedBy: keysId,
      language: projection.head.language,
      className: styles.surface ?? "",
      noteNumber: (note) => current.current.noteNumbers.get(note),
      hasNote: (note) => projection.draft.footnotes.has(note),
      onChange: (words) => current.current.onChange(words),
      onState: () => setTurn((turn) => turn + 1),
      onLeave: () => current.current.onLeave(),
    });
    setEditor(made);
    made.focus();
    return () => {
      setEditor(null);
      made.destroy();
    };
  }, [projection, label, keysId]);

  useEffect(() => editor?.show(runs), [editor, runs]);

  return (
    <div className={styles.section}>
      <Toolbar label={t("takeIn.result.toolbar")}>
        {MARKS.map((mark) => (
          <ToggleButton
            key={mark}
            hint={t(NAMES[mark])}
            isSelected={editor?.isOn(mark) ?? false}
            onChange={() => editor?.toggle(mark)}
          >
            <span aria-hidden="true">{mark === "em" ? <i>{SIGNS[mark]}</i> : SIGNS[mark]}</span>
            <VisuallyHidden>{t(NAMES[mark])}</VisuallyHidden>
          </ToggleButton>
        ))}
        <IconButton
          icon="undo"
          label={t("takeIn.result.undo")}
          {...(editor?.canUndo ? {} : { disabledReason: t("room.toolbar.nothingToUndo") })}
          onPress={() => editor?.undo()}
        />
        <IconButton
          icon="redo"
          label={t("takeIn.result.redo")}
          {...(editor?.canRedo ? {} : { disabledReason: t("room.toolbar.nothingToRedo") })}
          onPress={() => editor?.redo()}
        />
      </Toolbar>
      <div ref={host} />
      <p className={styles.quiet} id={keysId}>
        {t("takeIn.result.keys")}
      </p>
    </div>
  );
}
