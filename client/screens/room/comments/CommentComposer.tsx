import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Comments } from "../../../../shared/document/comments.ts";
import type { Passages } from "../../../../shared/document/passages.ts";
import { Button } from "../../../ui/Button.tsx";
import { RadioGroup } from "../../../ui/RadioGroup.tsx";
import { useRoom } from "../roomContext.ts";
import { CommentField } from "./CommentField.tsx";
import styles from "./Comments.module.css";
import type { CommentPlaces } from "./commentPlace.ts";
import { type ComposeTarget, useComments } from "./commentsContext.ts";

export interface CommentComposerProps {
  readonly target: ComposeTarget;
  readonly places: CommentPlaces;
  readonly comments: Comments;
  readonly passages: Passages;
  readonly onSent: (key: string) => void;
}

/** A new comment on a paragraph, a passage or an amendment, for everybody or for one's own delegation. Rules CO5, CO10. */
export function CommentComposer({ target, places, comments, passages, onSent }: CommentComposerProps) {
  const { t } = useTranslation();
  const { actor, state, projection, editor } = useRoom();
  const { unsent, stopComposing } = useComments();
  const { about, passage } = target;
  // Nobody else knows of an amendment that is not tabled.
  const mustBePrivate = "amendment" in about && !state.amendments.has(about.amendment);
  const isOnPrivateWords = passage !== null && projection.sourceOf(passage.unit)?.doc !== projection.draft.doc;
  const [isPrivate, setPrivate] = useState(
    unsent.get(target.id)?.isPrivate ?? (mustBePrivate || (isOnPrivateWords && comments.hasDesk)),
  );
  const label = places.nameOf(about);
  const code = actor.delegation?.code ?? "";
  const isBarred = (isPrivate || mustBePrivate) && !comments.hasDesk;
  // Open to the room, a comment on private words can name no more than the paragraph.
  const isUnanchored = passage !== null && !isPrivate && passages.anchorFor(passage, false) === null;

  const keep = (text: string, forDelegation: boolean) => unsent.set(target.id, { text, isPrivate: forDelegation });
  const send = (text: string): boolean => {
    if (isBarred) return false;
    const forDelegation = isPrivate || mustBePrivate;
    const anchor = passage ? (passages.anchorFor(passage, forDelegation) ?? undefined) : undefined;
    const key = comments.add({ about, text, anchor, isPrivate: forDelegation });
    if (key === null) return false;
    stopComposing(target.id);
    onSent(key);
    return true;
  };

  return (
    <section className={styles.composer} aria-label={t("comments.newOn", { label })}>
      {passage ? (
        <blockquote className={styles.quote} dir="auto" lang={projection.head.language}>
          {passage.quote.replaceAll("\ufffc", " ")}
        </blockquote>
      ) : null}
      <CommentField
        key={target.asked}
        label={t("comments.newOn", { label })}
        action={t("comments.send")}
        initial={unsent.get(target.id)?.text ?? ""}
        onType={(text) => keep(text, isPrivate)}
        onSend={send}
        onCancel={() => {
          stopComposing(target.id);
          editor?.focus();
        }}
        disabledReason={isBarred ? t("comments.noDesk") : undefined}
      >
        {comments.hasDesk && !mustBePrivate ? (
          <RadioGroup
            label={t("comments.for")}
            layout="row"
            value={isPrivate ? "delegation" : "everybody"}
            onChange={(choice) => {
              setPrivate(choice === "delegation");
              keep(unsent.get(target.id)?.text ?? "", choice === "delegation");
            }}
            options={[
              { value: "everybody", label: t("comments.everybody") },
              { value: "delegation", label: t("comments.onlyFor", { code }) },
            ]}
          />
        ) : (
          <p className={styles.note}>
            {mustBePrivate ? t("comments.staysPrivate", { code }) : t("comments.everybodyReads")}
          </p>
        )}
        {isUnanchored ? <p className={styles.note}>{t("comments.paragraphOnly", { label })}</p> : null}
      </CommentField>
    </section>
  );
}

/** The way to begin a comment on the paragraph with the caret, for whoever may. */
export function NewCommentButton({ label, onPress }: { readonly label: string | null; readonly onPress: () => void }) {
  const { t } = useTranslation();
  return (
    <Button
      onPress={onPress}
      hint={t("comments.newHint")}
      disabledReason={label === null ? t("comments.placeFirst") : undefined}
    >
      {label === null ? t("comments.new") : t("comments.newOn", { label })}
    </Button>
  );
}
