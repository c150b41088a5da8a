import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ALL_OPEN, type OverlayFilter } from "../../../shared/amendments/overlays.ts";
import type { DraftResponse } from "../../../shared/protocol/http.ts";
import { type DownloadedFile, downloadExport, downloadRegister } from "../../live/api.ts";
import type { ApiError } from "../../live/apiError.ts";
import { useDraft } from "../../live/queries.ts";
import { useAnnounce } from "../../ui/Announcer.tsx";
import { Banner } from "../../ui/Banner.tsx";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { RadioGroup } from "../../ui/RadioGroup.tsx";
import { ErrorBanner } from "../shell/ErrorBanner.tsx";
import { FilterChoices } from "../text/FilterChoices.tsx";
import { type ExportFormat, type ExportWhat, exportQuery } from "./exportQuery.ts";
import { saveFile } from "./saveFile.ts";

export interface ExportDialogProps {
  readonly draftId: string;
  /** Symbol or title: what is exported. */
  readonly draftName: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Takes the draft out as a file, and says first what is not final about it. Rules UI57, UI115. */
export function ExportDialog({ isOpen, ...props }: ExportDialogProps) {
  // Made only while it is open: it asks how the draft stands now.
  return isOpen ? <OpenExport {...props} /> : null;
}

function OpenExport({ draftId, draftName, onClose }: Omit<ExportDialogProps, "isOpen">) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const draft = useDraft(draftId);
  const [what, setWhat] = useState<ExportWhat>("final");
  const [format, setFormat] = useState<ExportFormat>("txt");
  const [filter, setFilter] = useState<OverlayFilter>(ALL_OPEN);
  const amendments = draft.data?.state.amendments ?? [];
  const download = useMutation<DownloadedFile, ApiError>({
    mutationFn: () =>
      what === "register" ? downloadRegister(draftId) : downloadExport(draftId, exportQuery(what, format, filter)),
    onSuccess: (file) => {
      saveFile(file);
      announce(t("export.exported", { file: file.name }));
      onClose();
    },
  });

  return (
    <Dialog
      title={t("export.title", { draft: draftName })}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t("ui.cancel")}</Button>
          <Button variant="primary" isPending={download.isPending} onPress={() => download.mutate()}>
            {t("export.export")}
          </Button>
        </>
      }
    >
      {download.isError ? <ErrorBanner error={download.error} /> : null}
      <RadioGroup<ExportWhat>
        label={t("export.what")}
        options={[
          { value: "final", label: t("export.final"), description: t("export.finalWords") },
          { value: "base", label: t("export.base"), description: t("export.baseWords") },
          // Without amendments they would say nothing more than the working text, and nothing at all.
          ...(amendments.length > 0
            ? [
                {
                  value: "compilation" as const,
                  label: t("export.compilation"),
                  description: t("export.compilationWords"),
                },
                { value: "register" as const, label: t("export.register"), description: t("export.registerWords") },
              ]
            : []),
        ]}
        value={what}
        onChange={setWhat}
      />
      {what === "compilation" ? <FilterChoices amendments={amendments} filter={filter} onFilter={setFilter} /> : null}
      {what === "register" ? null : (
        <RadioGroup<ExportFormat>
          label={t("export.format")}
          options={[
            { value: "txt", label: t("export.txt"), description: t("export.txtWords") },
            {
              value: "json",
              label: t("export.json"),
              description: t(what === "compilation" ? "export.jsonCompiledWords" : "export.jsonWords"),
            },
          ]}
          value={format}
          onChange={setFormat}
        />
      )}
      {draft.data && what !== "register" ? <ExportWarnings draft={draft.data} /> : null}
    </Dialog>
  );
}

function ExportWarnings({ draft }: { readonly draft: DraftResponse }) {
  const { t } = useTranslation();
  const { state, counts } = draft;
  return (
    <>
      {counts.clauses === 0 ? <Banner tone="amber">{t("export.empty")}</Banner> : null}
      {state.stage === "final" ? null : (
        <Banner tone="amber">{t("export.notFinal", { stage: t(`stage.${state.stage}`) })}</Banner>
      )}
    </>
  );
}
