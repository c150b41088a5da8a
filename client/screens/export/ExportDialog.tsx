import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Projection } from "../../../shared/document/projection.ts";
import { REGISTER_FORMATS } from "../../../shared/formats/exportFormats.ts";
import { type DownloadedFile, downloadExport, downloadRegister } from "../../live/api.ts";
import { useLanguage } from "../../live/useLanguage.ts";
import { useAnnounce } from "../../ui/Announcer.tsx";
import { Banner } from "../../ui/Banner.tsx";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { useRoom } from "../room/roomContext.ts";
import { useProjected } from "../room/useProjection.ts";
import { ErrorBanner } from "../shell/ErrorBanner.tsx";
import { ExportChoices } from "./ExportChoices.tsx";
import styles from "./ExportDialog.module.css";
import { ExportPreview } from "./ExportPreview.tsx";
import { ExportWarnings } from "./ExportWarnings.tsx";
import { type ExportChoice, firstChoice, offeredWhats, possibleChoice } from "./exportChoice.ts";
import { exportFacts } from "./exportFacts.ts";
import { exportQuery } from "./exportQuery.ts";
import { fileWindow } from "./fileWindow.ts";
import { storePaper } from "./paper.ts";
import { saveFile } from "./saveFile.ts";
import { useFileMaking } from "./useFileMaking.ts";

export interface ExportDialogProps {
  readonly draftId: string;
  /** Symbol or title: what is exported. */
  readonly draftName: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Takes the draft out as a file, and says first what is not final about it. Rules UI57, UI115, UI204–UI207. */
export function ExportDialog({ isOpen, ...props }: ExportDialogProps) {
  // Kept as long as the room is open: whoever exports again mostly wants the same.
  const [choice, setChoice] = useState(firstChoice);
  return isOpen ? <OpenExport {...props} wish={choice} onChoice={setChoice} /> : null;
}

interface OpenExportProps extends Omit<ExportDialogProps, "isOpen"> {
  readonly wish: ExportChoice;
  readonly onChoice: (choice: ExportChoice) => void;
}

const always = () => true;

function OpenExport({ draftId, draftName, onClose, wish, onChoice }: OpenExportProps) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const [language] = useLanguage();
  const { projection, state } = useRoom();
  const facts = useProjected(
    projection,
    useCallback((text: Projection) => exportFacts(text, state), [state]),
    always,
  );
  const making = useFileMaking();
  const [isPreviewing, setIsPreviewing] = useState(false);
  const [isBarred, setIsBarred] = useState(false);
  const offered = offeredWhats(state);
  const choice = possibleChoice(wish, offered);
  const { what, format } = choice;
  const isPdf = format === "pdf";
  const makingWords = t("export.making", { format: t(`export.${format}`) });

  const ask = (signal: AbortSignal): Promise<DownloadedFile> => {
    if (what !== "register") {
      return downloadExport(draftId, exportQuery(choice, state.revisions.at(-1)?.rev ?? 0), signal);
    }
    const asked = REGISTER_FORMATS.find((one) => one === format) ?? "csv";
    return downloadRegister(draftId, { format: asked, lang: language }, signal);
  };
  const handleExport = () =>
    making.make(ask, (file) => {
      saveFile(file);
      announce(t("export.exported", { file: file.name }));
      onClose();
    });
  const handlePreview = () => {
    if (!isPdf || isPreviewing) {
      setIsPreviewing(!isPreviewing);
      return;
    }
    const page = fileWindow(makingWords);
    setIsBarred(page === null);
    if (page) making.make(ask, page.show, page.close);
  };
  const handleChoice = (next: ExportChoice) => {
    if (next.paper !== wish.paper) storePaper(next.paper);
    onChoice(next);
  };

  return (
    <Dialog
      title={t("export.title", { draft: draftName })}
      size="large"
      isOpen
      onClose={onClose}
      footer={
        <>
          <p role="status" className={styles.making}>
            {making.isPending ? makingWords : null}
          </p>
          {/* The same buttons whatever happens: the focus stays where it is. */}
          <Button onPress={making.isPending ? making.stop : onClose}>
            {t(making.isPending ? "export.stop" : "ui.cancel")}
          </Button>
          {what === "register" || what === "redline" ? null : (
            <Button isPending={making.isPending} onPress={handlePreview}>
              {t(isPreviewing ? "export.backToChoices" : isPdf ? "export.previewPdf" : "export.preview")}
            </Button>
          )}
          <Button variant="primary" isPending={making.isPending} onPress={handleExport}>
            {t("export.export")}
          </Button>
        </>
      }
    >
      {isPreviewing ? (
        <ExportPreview draftId={draftId} choice={choice} />
      ) : (
        <ExportChoices
          draftId={draftId}
          offered={offered}
          choice={choice}
          hasNotesAgain={facts.hasNotesAgain}
          onChoice={handleChoice}
        />
      )}
      {what === "register" || isPreviewing ? null : <ExportWarnings facts={facts} what={what} />}
      {isBarred ? (
        <Banner tone="error" role="alert">
          {t("export.windowBarred")}
        </Banner>
      ) : null}
      {making.error ? <ErrorBanner error={making.error} /> : null}
    </Dialog>
  );
}
