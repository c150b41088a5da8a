import { useTranslation } from "react-i18next";
import { plainText } from "../../../shared/domain/clause.ts";
import { ExportDialog } from "../export/ExportDialog.tsx";
import { ShareDialog } from "../share/ShareDialog.tsx";
import { useRoom } from "./roomContext.ts";
import type { RoomDialog } from "./roomControls.ts";

/** The dialogs that belong to the draft as a whole. */
export function RoomDialogs({ dialog, onClose }: { readonly dialog: RoomDialog | null; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { connection, projection } = useRoom();
  const title = projection.clauses.find((clause) => clause.kind === "title");
  const name = projection.head.symbol || (title ? plainText(title.runs).trim() : "") || t("home.untitled");
  const { id, me } = connection.snapshot.access;
  return (
    <>
      <ShareDialog draftId={id} draftName={name} me={me} isOpen={dialog === "share"} onClose={onClose} />
      <ExportDialog draftId={id} draftName={name} isOpen={dialog === "export"} onClose={onClose} />
    </>
  );
}
