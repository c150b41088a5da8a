import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { PlacedFileResponse } from "../../../shared/protocol/placedFileSchema.ts";
import { useReadAmendments } from "../../live/queries.ts";
import { Banner } from "../../ui/Banner.tsx";
import { FileDrop } from "../../ui/FileDrop.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { heldFile, READABLE_FILES } from "../import/readableFiles.ts";
import { useRefusalWords } from "../import/useRefusalWords.ts";
import { ErrorBanner } from "../shell/ErrorBanner.tsx";

export interface ChooseFileProps {
  readonly draft: string;
  readonly onRead: (fileName: string, placed: PlacedFileResponse) => void;
}

/** A file by button or drop; what cannot be read is said in words, and another may be tried. Rule UI209. */
export function ChooseFile({ draft, onRead }: ChooseFileProps) {
  const { t } = useTranslation();
  const refusalWords = useRefusalWords();
  const read = useReadAmendments(draft);
  const [problem, setProblem] = useState<string | null>(null);

  const handleFile = async (file: File) => {
    const refusal = refusalWords(file);
    setProblem(refusal);
    read.reset();
    if (refusal !== null) return;
    try {
      const held = await heldFile(file);
      read.mutate(held, { onSuccess: (placed) => onRead(file.name, placed) });
    } catch {
      setProblem(t("import.unreadable", { file: file.name }));
    }
  };

  return (
    <>
      {problem ? (
        <Banner tone="error" role="alert">
          {problem}
        </Banner>
      ) : null}
      {read.isError ? <ErrorBanner error={read.error} /> : null}
      <FileDrop
        label={t("fileAmend.drop")}
        buttonLabel={t("import.choose")}
        accept={READABLE_FILES}
        onFile={(file) => void handleFile(file)}
      />
      {read.isPending ? <Skeleton label={t("import.reading", { source: read.variables.name })} lines={4} /> : null}
    </>
  );
}
