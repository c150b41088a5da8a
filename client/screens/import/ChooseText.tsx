import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ImportSource } from "../../live/queries.ts";
import { useFormats } from "../../live/useFormats.ts";
import { Banner } from "../../ui/Banner.tsx";
import { Button } from "../../ui/Button.tsx";
import { FileDrop } from "../../ui/FileDrop.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { ErrorBanner } from "../shell/ErrorBanner.tsx";
import styles from "./ChooseText.module.css";

/** A larger file is asked about before it is sent; the server has its own limit. */
const MAX_FILE_BYTES = 5_000_000;
const ACCEPTED = [".txt", ".text", ".json", "text/plain", "application/json"] as const;

export interface ChooseTextProps {
  readonly isReading: boolean;
  readonly error: unknown;
  readonly onSource: (source: ImportSource) => void;
}

/** A file by button or drop, or words pasted. What was pasted stays when reading fails. Rule UI52. */
export function ChooseText({ isReading, error, onSource }: ChooseTextProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const [text, setText] = useState("");
  const [isEmptyTold, setIsEmptyTold] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const handleFile = async (file: File) => {
    setProblem(null);
    if (file.size > MAX_FILE_BYTES) {
      setProblem(t("import.tooLarge", { size: formats.megabytes(MAX_FILE_BYTES) }));
      return;
    }
    try {
      // Read here first: a file that is gone or locked would otherwise look like a lost connection.
      const bytes = await file.arrayBuffer();
      onSource({ file: new File([bytes], file.name, { type: file.type }) });
    } catch {
      setProblem(t("import.unreadable", { file: file.name }));
    }
  };

  const handleRead = () => {
    setProblem(null);
    if (text.trim() === "") setIsEmptyTold(true);
    else onSource({ text });
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
        accept={ACCEPTED}
        onFile={(file) => void handleFile(file)}
        onText={(dropped) => onSource({ text: dropped })}
      />
      <p className={styles.or}>{t("import.or")}</p>
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
      <div className={styles.actions}>
        <Button variant="primary" isPending={isReading} onPress={handleRead}>
          {t("import.read")}
        </Button>
      </div>
    </>
  );
}
