import { ExportDialog } from "../export/ExportDialog.tsx";
import { ShareDialog } from "../share/ShareDialog.tsx";
import { useRoom } from "./roomContext.ts";
import type { RoomDialog } from "./roomControls.ts";
import { useDraftName } from "./useDraftName.ts";

/** The dialogs that belong to the draft as a whole. */
export function RoomDialogs({ dialog, onClose }: { readonly dialog: RoomDialog | null; readonly onClose: () => void }) {
  const { connection } = useRoom();
  const name = useDraftName();
  const { id, me } = connection.snapshot.access;
  return (
    <>
      <ShareDialog draftId={id} draftName={name} me={me} isOpen={dialog === "share"} onClose={onClose} />
      <ExportDialog draftId={id} draftName={name} isOpen={dialog === "export"} onClose={onClose} />
    </>
  );
}
