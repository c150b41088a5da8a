import { type KeyboardEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../../ui/Button.tsx";
import { TextField } from "../../../ui/TextField.tsx";
import styles from "./Comments.module.css";

/** Longest comment, in UTF-16 units: a long page. */
const MAX_COMMENT_LENGTH = 10_000;

export interface CommentFieldProps {
  readonly label: string;
  /** What the button says. */
  readonly action: string;
  readonly initial: string;
  /** Called with every keystroke, so that nothing is lost when the panel closes. */
  readonly onType: (text: string) => void;
  /** True when it was sent. */
  readonly onSend: (text: string) => boolean;
  readonly onCancel: () => void;
  readonly disabledReason?: string | undefined;
  readonly children?: ReactNode;
}

/** Where a comment, an answer or a correction is written. Ctrl+Enter sends, Escape gives up what is empty. Rules CO10, CO11. */
export function CommentField(props: CommentFieldProps) {
  const { t } = useTranslation();
  const [text, setText] = useState(props.initial);
  const [isTried, setTried] = useState(false);
  const send = () => {
    setTried(true);
    if (props.disabledReason === undefined && props.onSend(text)) setText("");
  };
  const handleKey = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      // The room has its own meaning for this key.
      event.preventDefault();
      event.stopPropagation();
      send();
    } else if (event.key === "Escape" && text.trim() === "") {
      event.stopPropagation();
      props.onCancel();
    }
  };
  return (
    <div className={styles.field} onKeyDownCapture={handleKey}>
      <TextField
        label={props.label}
        rows={3}
        value={text}
        autoFocus
        dir="auto"
        maxLength={MAX_COMMENT_LENGTH}
        error={isTried && text.trim() === "" ? t("comments.noWords") : undefined}
        onChange={(words) => {
          setText(words);
          setTried(false);
          props.onType(words);
        }}
      />
      {props.children}
      <div className={styles.actions}>
        <Button variant="primary" onPress={send} disabledReason={props.disabledReason} hint={t("comments.sendHint")}>
          {props.action}
        </Button>
        <Button variant="quiet" onPress={props.onCancel}>
          {t("ui.cancel")}
        </Button>
      </div>
    </div>
  );
}
