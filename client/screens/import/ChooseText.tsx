import { type ClipboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ImportSource } from "../../live/queries.ts";
import { Banner } from "../../ui/Banner.tsx";
import { Button } from "../../ui/Button.tsx";
import { FileDrop } from "../../ui/FileDrop.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { ErrorBanner } from "../shell/ErrorBanner.tsx";
import styles from "./ChooseText.module.css";
import { heldFile, READABLE_FILES } from "./readableFiles.ts";
import { useRefusalWords } from "./useRefusalWords.ts";

export interface ChooseTextProps {
  readonly isReading: boolean;
  readonly error: unknown;
  /** With the name of a file that somebody chose. */
  readonly onSource: (source: ImportSource, fileName: string | null) => void;
}

/** A file by button or drop, or words pasted. What was pasted stays when reading fails. Rules UI52, UI208. */
export function ChooseText({ isReading, error, onSource }: ChooseTextProps) {
  const { t } = useTranslation();
  const refusalWords = useRefusalWords();
  const [text, setText] = useState("");
  const [pasted, setPasted] = useState<Pasted | null>(null);
  const [isEmptyTold, setIsEmptyTold] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const handleFile = async (file: File) => {
    const refusal = refusalWords(file);
    setProblem(refusal);
    if (refusal !== null) return;
    try {
      onSource({ file: await heldFile(file) }, file.name);
    } catch {
      setProblem(t("import.unreadable", { file: file.name }));
    }
  };

  const handleText = (words: string, html: string | null) => onSource(sourceOf(words, html), null);

  const handlePaste = (event: ClipboardEvent) => {
    const html = event.clipboardData.getData("text/html");
    setPasted(html === "" ? null : { html, text: event.clipboardData.getData("text/plain") });
  };

  const handleRead = () => {
    setProblem(null);
    if (text.trim() === "") setIsEmptyTold(true);
    else handleText(text, pasted && sameWords(pasted.text, text) ? pasted.html : null);
  };

  return (
    <>
      {problem ? (
        <Banner tone="error" role="alert">
          {problem}
        </Banner>
      ) : null}
      {error && !isReading && !problem ? <ErrorBanner error={error} /> : null}
      <FileDrop
        label={t("import.drop")}
        buttonLabel={t("import.choose")}
        accept={READABLE_FILES}
        onFile={(file) => void handleFile(file)}
        onText={handleText}
      />
      <p className={styles.or}>{t("import.or")}</p>
      <div onPaste={handlePaste}>
        <TextField
          label={t("import.paste")}
          placeholder={t("import.pastePlaceholder")}
          rows={10}
          value={text}
          error={isEmptyTold ? t("import.nothing") : undefined}
          onChange={(value) => {
            setText(value);
            setIsEmptyTold(false);
          }}
        />
      </div>
      <div className={styles.actions}>
        <Button variant="primary" isPending={isReading} onPress={handleRead}>
          {t("import.read")}
        </Button>
      </div>
    </>
  );
}

/** What came over the clipboard last. */
interface Pasted {
  readonly text: string;
  readonly html: string;
}

/** Words that came with their structure are read by it. */
function sourceOf(text: string, html: string | null): ImportSource {
  return html === null ? { text } : { file: new File([html], "pasted.html", { type: "text/html" }) };
}

/** True while the field holds just what was pasted: browsers change the ends of lines. */
function sameWords(pasted: string, field: string): boolean {
  return pasted.replace(/\r\n?/g, "\n").trim() === field.replace(/\r\n?/g, "\n").trim();
}
