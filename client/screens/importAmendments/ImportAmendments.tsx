import { useTranslation } from "react-i18next";
import { mayPropose } from "../../../shared/domain/mayPropose.ts";
import { newId } from "../../live/newId.ts";
import { Banner } from "../../ui/Banner.tsx";
import { ButtonLink } from "../../ui/ButtonLink.tsx";
import { ScreenHeading } from "../../ui/ScreenHeading.tsx";
import { refusalReason } from "../room/refusalReason.ts";
import { useRoom } from "../room/roomContext.ts";
import { useDraftName } from "../room/useDraftName.ts";
import { ChooseFile } from "./ChooseFile.tsx";
import { newReview } from "./fileReview.ts";
import styles from "./ImportAmendments.module.css";
import { ReviewFile } from "./ReviewFile.tsx";
import { tabledAlready } from "./tabledAlready.ts";
import { useFileReview } from "./useFileReview.ts";

/** First a file, then what it proposes; another file when that is done. Rules UI209, UI214. */
export function ImportAmendments() {
  const { t } = useTranslation();
  const { actor, connection, overlays, state } = useRoom();
  const draft = connection.snapshot.access.id;
  const draftName = useDraftName();
  const keeping = useFileReview(draft);
  const { review, begin, change } = keeping;
  if (review) {
    return <ReviewFile draft={draft} review={review} onChange={change} onEnd={() => change(() => null)} />;
  }
  const refusal = mayPropose(actor, state);
  return (
    <div className={styles.choose}>
      <ScreenHeading key="choose">{t("fileAmend.title")}</ScreenHeading>
      {refusal ? (
        <Banner tone="info" actions={<ButtonLink href={`/d/${draft}`}>{t("register.toText")}</ButtonLink>}>
          {refusalReason(refusal, t)}
        </Banner>
      ) : (
        <>
          <p>{t(actor.role === "delegation" ? "fileAmend.wordsOwn" : "fileAmend.words", { draft: draftName })}</p>
          <ChooseFile
            draft={draft}
            onRead={(fileName, placed) =>
              begin(newReview(fileName, placed, actor, newId, tabledAlready(placed, state, overlays)))
            }
          />
          <p>
            <ButtonLink href={`/d/${draft}`}>{t("register.toText")}</ButtonLink>
          </p>
        </>
      )}
    </div>
  );
}
