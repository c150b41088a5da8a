import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useDraft, useExport } from "../../live/queries.ts";
import { useAnnounce } from "../../ui/Announcer.tsx";
import { Banner } from "../../ui/Banner.tsx";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { RadioGroup } from "../../ui/RadioGroup.tsx";
import { ErrorBanner } from "../shell/ErrorBanner.tsx";
import { saveFile } from "./saveFile.ts";

export interface ExportDialogProps {
  readonly draftId: string;
  /** Symbol or title: what is exported. */
  readonly draftName: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Takes the draft out as a file, and says first what is not final about it. Rule UI57. */
export function ExportDialog({ draftId, draftName, isOpen, onClose }: ExportDialogProps) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const download = useExport(draftId);
  const [view, setView] = useState<"final" | "base">("final");
  const [format, setFormat] = useState<"txt" | "json">("txt");

  const handleExport = () => {
    download.mutate(format === "json" ? { format } : { format, view }, {
      onSuccess: (file) => {
        saveFile(file);
        announce(t("export.exported", { file: file.name }));
        onClose();
      },
    });
  };

  return (
    <Dialog
      title={t("export.title", { draft: draftName })}
      isOpen={isOpen}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t("ui.cancel")}</Button>
          <Button variant="primary" isPending={download.isPending} onPress={handleExport}>
            {t("export.export")}
          </Button>
        </>
      }
    >
      {download.isError ? <ErrorBanner error={download.error} /> : null}
      <RadioGroup
        label={t("export.format")}
        options={[
          { value: "txt", label: t("export.txt"), description: t("export.txtWords") },
          { value: "json", label: t("export.json"), description: t("export.jsonWords") },
        ]}
        value={format}
        onChange={setFormat}
      />
      {format === "txt" ? (
        <RadioGroup
          label={t("export.what")}
          options={[
            { value: "final", label: t("export.final"), description: t("export.finalWords") },
            { value: "base", label: t("export.base"), description: t("export.baseWords") },
          ]}
          value={view}
          onChange={setView}
        />
      ) : null}
      <ExportWarnings draftId={draftId} />
    </Dialog>
  );
}

/** Made only while the dialog is open: it asks how the draft stands now. */
function ExportWarnings({ draftId }: { readonly draftId: string }) {
  const { t } = useTranslation();
  const draft = useDraft(draftId);
  if (!draft.data) return null;
  const { state, counts } = draft.data;
  return (
    <>
      {counts.clauses === 0 ? <Banner tone="amber">{t("export.empty")}</Banner> : null}
      {state.stage === "final" ? null : (
        <Banner tone="amber">{t("export.notFinal", { stage: t(`stage.${state.stage}`) })}</Banner>
      )}
    </>
  );
}
