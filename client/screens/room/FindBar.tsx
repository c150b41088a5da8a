import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { FindState } from "../../editor/draftEditor.ts";
import { Button } from "../../ui/Button.tsx";
import { Checkbox } from "../../ui/Checkbox.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import styles from "./FindBar.module.css";
import { useRoom } from "./roomContext.ts";
import type { FindMode } from "./roomControls.ts";

export interface FindBarProps {
  readonly mode: FindMode;
  /** Rises each time the bar is asked for: the focus then comes back to it. */
  readonly asked: number;
  readonly onModeChange: (mode: FindMode) => void;
  readonly onClose: () => void;
}

const NOTHING: FindState = { query: "", count: 0, index: 0 };

/** Finding and replacing inside the text. What may not be changed is skipped, and how much was is said. Rule UI15. */
export function FindBar({ mode, asked, onModeChange, onClose }: FindBarProps) {
  const { t } = useTranslation();
  const { editor, refusalFor } = useRoom();
  const [query, setQuery] = useState(selectedWords);
  const [replacement, setReplacement] = useState("");
  const [matchCase, setMatchCase] = useState(false);
  const [found, setFound] = useState(NOTHING);
  const [report, setReport] = useState("");
  const field = useRef<HTMLInputElement>(null);
  const ids = { find: useId(), replace: useId() };
  const mayReplace = refusalFor(null) === null;

  // Pressing Ctrl+F again comes back to the field.
  // biome-ignore lint/correctness/useExhaustiveDependencies: being asked for again is the reason
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, [asked]);
  useEffect(() => () => editor?.search.close(), [editor]);
  useEffect(() => {
    setReport("");
    setFound(editor && query !== "" ? editor.search.find(query, { matchCase }) : NOTHING);
    if (query === "") editor?.search.close();
  }, [editor, query, matchCase]);

  const close = () => {
    onClose();
    editor?.focus();
  };
  const handleKey = (event: KeyboardEvent) => {
    if (event.key === "Escape") {
      event.stopPropagation();
      close();
    } else if (event.key === "Enter" && !event.nativeEvent.isComposing && editor && query !== "") {
      event.preventDefault();
      const isReplacing = (event.target as HTMLElement).id === ids.replace;
      if (isReplacing) setFound(editor.search.replace(replacement));
      else setFound(event.shiftKey ? editor.search.findPrevious() : editor.search.findNext());
    }
  };
  const count =
    query === ""
      ? ""
      : found.count === 0
        ? t("room.find.none")
        : t("room.find.count", { index: found.index, count: found.count });
  const isIdle = query === "" || found.count === 0;
  return (
    <search className={styles.bar} aria-label={t("room.find.title")} onKeyDown={handleKey}>
      <div className={styles.line}>
        <label className={styles.label} htmlFor={ids.find}>
          {t("room.find.find")}
        </label>
        <input
          ref={field}
          id={ids.find}
          className={styles.field}
          value={query}
          dir="auto"
          autoComplete="off"
          onChange={(event) => setQuery(event.target.value)}
        />
        <span className={styles.count} role="status">
          {count}
        </span>
        <IconButton
          icon="moveUp"
          label={t("room.find.previous")}
          disabledReason={isIdle ? t("room.find.none") : undefined}
          onPress={() => editor && setFound(editor.search.findPrevious())}
        />
        <IconButton
          icon="moveDown"
          label={t("room.find.next")}
          disabledReason={isIdle ? t("room.find.none") : undefined}
          onPress={() => editor && setFound(editor.search.findNext())}
        />
        <Checkbox isSelected={matchCase} onChange={setMatchCase}>
          {t("room.find.matchCase")}
        </Checkbox>
        {mayReplace && mode === "find" ? (
          <Button variant="quiet" onPress={() => onModeChange("replace")}>
            {t("room.find.showReplace")}
          </Button>
        ) : null}
        <span className={styles.close}>
          <IconButton icon="close" label={t("ui.close")} onPress={close} />
        </span>
      </div>
      {mayReplace && mode === "replace" ? (
        <div className={styles.line}>
          <label className={styles.label} htmlFor={ids.replace}>
            {t("room.find.replaceWith")}
          </label>
          <input
            id={ids.replace}
            className={styles.field}
            value={replacement}
            dir="auto"
            autoComplete="off"
            onChange={(event) => setReplacement(event.target.value)}
          />
          <Button
            disabledReason={isIdle ? t("room.find.none") : undefined}
            onPress={() => editor && setFound(editor.search.replace(replacement))}
          >
            {t("room.find.replace")}
          </Button>
          <Button
            disabledReason={isIdle ? t("room.find.none") : undefined}
            onPress={() => {
              if (!editor) return;
              const { replaced, skipped } = editor.search.replaceAll(replacement);
              setFound(editor.search.find(query, { matchCase }));
              const done = t("room.find.replaced", { count: replaced });
              setReport(skipped > 0 ? `${done} ${t("room.find.skipped", { count: skipped })}` : done);
            }}
          >
            {t("room.find.replaceAll")}
          </Button>
          <span className={styles.report} role="status">
            {report}
          </span>
        </div>
      ) : null}
    </search>
  );
}

/** Longest selection that is taken for something to look for. */
const LONGEST_QUERY = 80;

/** What is selected in the text, if it looks like something to search for: a few words of one line. */
function selectedWords(): string {
  const words = getSelection()?.toString() ?? "";
  return words.length <= LONGEST_QUERY && !words.includes("\n") ? words.trim() : "";
}
