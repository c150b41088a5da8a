import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CreateLinkResponse, ParticipantJson } from "../../../shared/protocol/http.ts";
import { useAnnounce } from "../../ui/Announcer.tsx";
import { Banner } from "../../ui/Banner.tsx";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { Tabs } from "../../ui/Tabs.tsx";
import { useRoleName } from "../shell/useRoleName.ts";
import { LinkForm } from "./LinkForm.tsx";
import { LinkList } from "./LinkList.tsx";
import { NewLinks } from "./NewLinks.tsx";
import { OwnMemberInvite } from "./OwnMemberInvite.tsx";
import { PeopleList } from "./PeopleList.tsx";
import styles from "./ShareDialog.module.css";

export interface ShareDialogProps {
  readonly draftId: string;
  /** Symbol or title: what is shared. */
  readonly draftName: string;
  /** Who is asking, in this draft. */
  readonly me: ParticipantJson;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/**
 * Links into a draft, and who came in. Facilitator and secretariat invite anybody, a delegation its own members; an
 * observer sees the people. Rules UI58–UI60.
 */
export function ShareDialog({ draftId, draftName, me, isOpen, onClose }: ShareDialogProps) {
  const { t } = useTranslation();
  // Kept while the room is open, through tabs and closing: the addresses cannot be shown again.
  const [created, setCreated] = useState<readonly CreateLinkResponse[]>([]);
  return (
    <Dialog
      title={t("share.title", { draft: draftName })}
      size="large"
      isOpen={isOpen}
      onClose={onClose}
      footer={<Button onPress={onClose}>{t("share.close")}</Button>}
    >
      {me.role === "observer" ? (
        <>
          <Banner tone="info">{t("share.notYou")}</Banner>
          <PeopleList draftId={draftId} me={me} />
        </>
      ) : (
        <ShareTabs
          draftId={draftId}
          me={me}
          created={created}
          onCreated={(link) => setCreated((former) => [...former, link])}
        />
      )}
    </Dialog>
  );
}

interface InviteProps {
  readonly draftId: string;
  readonly me: ParticipantJson;
  readonly created: readonly CreateLinkResponse[];
  readonly onCreated: (link: CreateLinkResponse) => void;
}

type ShareTab = "invite" | "links" | "people";

function ShareTabs(props: InviteProps) {
  const { t } = useTranslation();
  const [tab, setTab] = useState<ShareTab>("invite");
  return (
    <Tabs<ShareTab>
      label={t("share.invite")}
      selected={tab}
      onSelect={setTab}
      tabs={[
        { id: "invite", label: t("share.invite"), content: <Invite {...props} /> },
        { id: "links", label: t("share.links"), content: <LinkList draftId={props.draftId} /> },
        { id: "people", label: t("share.people"), content: <PeopleList draftId={props.draftId} me={props.me} /> },
      ]}
    />
  );
}

function Invite({ draftId, me, created, onCreated }: InviteProps) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const roleName = useRoleName();
  const handleCreated = (link: CreateLinkResponse) => {
    onCreated(link);
    announce(t("share.created", { who: roleName(link) }));
  };
  return (
    <div className={styles.invite}>
      <p className={styles.words}>{t("share.inviteWords")}</p>
      <NewLinks links={created} />
      {me.delegation ? (
        <OwnMemberInvite draftId={draftId} delegation={me.delegation} onCreated={handleCreated} />
      ) : (
        <LinkForm draftId={draftId} onCreated={handleCreated} />
      )}
    </div>
  );
}
