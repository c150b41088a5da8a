import { useTranslation } from "react-i18next";
import { downloadExport } from "../../live/api.ts";
import { useAnnounce } from "../../ui/Announcer.tsx";
import { Button } from "../../ui/Button.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { firstChoice } from "../export/exportChoice.ts";
import { exportQuery } from "../export/exportQuery.ts";
import { saveFile } from "../export/saveFile.ts";
import { useFileMaking } from "../export/useFileMaking.ts";
import { ErrorBanner } from "../shell/ErrorBanner.tsx";

/** Takes out what became of a Rev in the current text, as tracked changes for Word. Rule UI216. */
export function RedlineButton({ draft, from }: { readonly draft: string; readonly from: number }) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const making = useFileMaking();
  const query = exportQuery({ ...firstChoice(), what: "redline" }, from);
  const handlePress = () =>
    making.make(
      (signal) => downloadExport(draft, query, signal),
      (file) => {
        saveFile(file);
        announce(t("export.exported", { file: file.name }));
      },
    );
  return (
    <>
      <Button isPending={making.isPending} onPress={handlePress}>
        <Icon name="download" />
        {t("compare.exportTracked")}
      </Button>
      {making.error ? <ErrorBanner error={making.error} /> : null}
    </>
  );
}
