import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CreateLinkResponse, ParticipantJson } from "../../../shared/protocol/http.ts";
import { useNewLinks } from "../../live/queries.ts";
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
        <ShareTabs draftId={draftId} me={me} />
      )}
    </Dialog>
  );
}

interface InviteProps {
  readonly draftId: string;
  readonly me: ParticipantJson;
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

function Invite({ draftId, me }: InviteProps) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const roleName = useRoleName();
  const links = useNewLinks(draftId);
  const handleCreated = (link: CreateLinkResponse) => announce(t("share.created", { who: roleName(link) }));
  return (
    <div className={styles.invite}>
      <p className={styles.words}>{t("share.inviteWords")}</p>
      {me.delegation ? (
        <OwnMemberInvite draftId={draftId} delegation={me.delegation} onCreated={handleCreated} />
      ) : (
        <LinkForm draftId={draftId} onCreated={handleCreated} />
      )}
      {/* Below: however many there are, the form stays where it is. */}
      <NewLinks links={links} />
    </div>
  );
}
