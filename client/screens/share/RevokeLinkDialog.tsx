import { useTranslation } from "react-i18next";
import type { LinkJson } from "../../../shared/protocol/http.ts";
import { useRevokeLink } from "../../live/queries.ts";
import { useAnnounce } from "../../ui/Announcer.tsx";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { ErrorBanner } from "../shell/ErrorBanner.tsx";
import { useRoleName } from "../shell/useRoleName.ts";

export interface RevokeLinkDialogProps {
  readonly draftId: string;
  /** The link in question; none while nobody asks. */
  readonly link: LinkJson | null;
  readonly onClose: () => void;
}

/** Asks before a link ends, and says how many people lose access by it. Rule UI60. */
export function RevokeLinkDialog({ draftId, link, onClose }: RevokeLinkDialogProps) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const roleName = useRoleName();
  const revoke = useRevokeLink(draftId);
  if (!link) return null;
  const who = roleName(link);
  const count = link.admitted.length;
  return (
    <ConfirmDialog
      isOpen
      isDangerous
      title={t("share.revokeTitle", { who })}
      action={t("share.revokeAction")}
      isPending={revoke.isPending}
      onClose={onClose}
      onConfirm={() =>
        revoke.mutate(link.id, {
          onSuccess: () => {
            announce(t("share.revoked", { who }));
            onClose();
          },
        })
      }
    >
      {revoke.isError ? <ErrorBanner error={revoke.error} /> : null}
      <p>{count === 0 ? t("share.revokeUnused") : t("share.revokeWords", { count })}</p>
    </ConfirmDialog>
  );
}
