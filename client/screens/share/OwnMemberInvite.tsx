import { useTranslation } from "react-i18next";
import type { Delegation } from "../../../shared/domain/participants.ts";
import type { CreateLinkResponse } from "../../../shared/protocol/http.ts";
import { useCreateLink } from "../../live/queries.ts";
import { Button } from "../../ui/Button.tsx";
import { ErrorBanner } from "../shell/ErrorBanner.tsx";
import { useRoleName } from "../shell/useRoleName.ts";

export interface OwnMemberInviteProps {
  readonly draftId: string;
  readonly delegation: Delegation;
  readonly onCreated: (link: CreateLinkResponse) => void;
}

/** A delegation invites its own members, by one button: there is nothing to choose. Rule UI58. */
export function OwnMemberInvite({ draftId, delegation, onCreated }: OwnMemberInviteProps) {
  const { t } = useTranslation();
  const roleName = useRoleName();
  const create = useCreateLink(draftId);
  return (
    <>
      {create.isError ? <ErrorBanner error={create.error} /> : null}
      <div>
        <Button
          variant="primary"
          isPending={create.isPending}
          onPress={() =>
            create.mutate({ role: "delegation", delegation: { code: delegation.code } }, { onSuccess: onCreated })
          }
        >
          {t("share.inviteOwn", { delegation: roleName({ role: "delegation", delegation }) })}
        </Button>
      </div>
    </>
  );
}
