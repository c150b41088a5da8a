import { useTranslation } from "react-i18next";
import { useFormats } from "../../live/useFormats.ts";
import { refusalOf } from "./readableFiles.ts";

/** Says in words why a file is not sent; nothing where it is. */
export function useRefusalWords(): (file: File) => string | null {
  const { t } = useTranslation();
  const formats = useFormats();
  return (file) => {
    const refusal = refusalOf(file);
    if (!refusal) return null;
    if (refusal.key === "import.tooLarge") return t(refusal.key, { size: formats.megabytes(refusal.bytes) });
    if (refusal.key === "error.file.empty") return t(refusal.key);
    return t(refusal.key, { file: file.name });
  };
}
