import { useDraft } from "../../live/queries.ts";
import { DraftProblem } from "../shell/DraftProblem.tsx";
import { OpenRoom } from "./OpenRoom.tsx";
import { RoomSkeleton } from "./RoomSkeleton.tsx";

/** The drafting room at `/d/:draft`: asks who I am there, then opens the live session. */
export function RoomScreen({ draftId }: { readonly draftId: string }) {
  const draft = useDraft(draftId);
  // Once open, the live session itself follows what changes; a failed refresh of the query must not close it.
  if (draft.data) return <OpenRoom key={draft.data.me.id} access={draft.data} />;
  if (draft.isPending) return <RoomSkeleton />;
  return <DraftProblem error={draft.error} onRetry={() => void draft.refetch()} />;
}
