import { useTranslation } from "react-i18next";
import type { AmendmentId } from "../../../../shared/domain/ids.ts";
import { Button } from "../../../ui/Button.tsx";
import { useRoom } from "../roomContext.ts";
import { useComments } from "./commentsContext.ts";
import { useThreads } from "./useThreads.ts";

/** On the card of an amendment: how many comments it has, and the way to them or to the first one. Rule CO14. */
export function CommentOnAmendment({ amendment }: { readonly amendment: AmendmentId }) {
  const { t } = useTranslation();
  const { actor, state } = useRoom();
  const { comments, compose, openThreads } = useComments();
  useThreads(comments);
  const threads = comments?.about({ amendment }) ?? [];
  const number = state.amendments.get(amendment)?.number ?? t("comments.untabled");
  if (threads.length > 0) {
    return (
      <Button
        variant="quiet"
        aria-label={t("comments.countOn", { count: threads.length, label: number })}
        onPress={() =>
          openThreads(
            threads.toSorted((a, b) => Number(a.isResolved) - Number(b.isResolved)).map((thread) => thread.key),
            "go",
          )
        }
      >
        {t("comments.count", { count: threads.length })}
      </Button>
    );
  }
  if (actor.role === "observer") return null;
  return (
    <Button variant="quiet" aria-label={t("comments.newOn", { label: number })} onPress={() => compose({ amendment })}>
      {t("comments.comment")}
    </Button>
  );
}
