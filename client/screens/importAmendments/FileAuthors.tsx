import { useState } from "react";
import { useTranslation } from "react-i18next";
import { delegationsOf } from "../../../shared/domain/amendment.ts";
import { delegationCodeSchema } from "../../../shared/protocol/http.ts";
import type { DelegationHues } from "../../live/delegationHues.ts";
import { useParticipants } from "../../live/queries.ts";
import { Select } from "../../ui/Select.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useRoom } from "../room/roomContext.ts";
import { nameWithCode } from "../text/nameWithCode.ts";
import { type FileReview, speakerOf, UNTRACKED, withSpeaker } from "./fileReview.ts";
import styles from "./ImportAmendments.module.css";
import type { ReviewChange } from "./useFileReview.ts";

export interface FileAuthorsProps {
  readonly draft: string;
  readonly review: FileReview;
  readonly hues: DelegationHues;
  readonly authors: readonly string[];
  readonly isIdle: boolean;
  readonly onChange: (change: ReviewChange) => void;
}

/** For which delegation each author of a file is tabled. Rule UI211. */
export function FileAuthors({ draft, review, hues, authors, onChange }: FileAuthorsProps) {
  const { t } = useTranslation();
  const { actor, state } = useRoom();
  const { data: participants = [] } = useParticipants(draft, true);
  if (authors.length === 0) return null;
  const own = actor.role === "delegation" ? actor.delegation?.code : undefined;
  const joined = participants.flatMap(({ delegation }) => (delegation ? [delegation.code] : []));
  const spoken = [...state.amendments.values()].flatMap(delegationsOf);
  const suggested = review.placed.authors.flatMap((one) => one.suggested ?? []);
  const codes = own ? [own] : [...new Set([...joined, ...spoken, ...suggested])].sort();
  const rows = authors.map((author) => (
    <AuthorRow
      key={author}
      author={author}
      review={review}
      codes={codes}
      mayNameOthers={own === undefined}
      hues={hues}
      onSpeaker={(code) => onChange((present) => withSpeaker(present, author, code))}
    />
  ));
  // What is not tracked has no author: its choice stands with it.
  if (authors.length === 1 && authors[0] === UNTRACKED) return rows;
  return (
    <section className={styles.section} aria-labelledby="file-authors">
      <h2 id="file-authors">{t("fileAmend.authors")}</h2>
      <ul className={styles.authors}>
        {rows.map((row) => (
          <li key={row.key}>{row}</li>
        ))}
      </ul>
    </section>
  );
}

/** Stand in the list where a code would stand. */
const UNDECIDED = "?";
const NOBODY = "";
const ANOTHER = "+";

interface AuthorRowProps {
  readonly author: string;
  readonly review: FileReview;
  readonly codes: readonly string[];
  readonly mayNameOthers: boolean;
  readonly hues: DelegationHues;
  readonly onSpeaker: (code: string | null | undefined) => void;
}

function AuthorRow({ author, review, codes, mayNameOthers, hues, onSpeaker }: AuthorRowProps) {
  const { t } = useTranslation();
  const speaker = speakerOf(review, author);
  const [typed, setTyped] = useState<string | null>(speaker !== null && !codes.includes(speaker) ? speaker : null);
  const found = review.placed.authors.find(({ name }) => name === author);
  const sponsors = (found?.sponsors ?? []).filter((code) => code !== speaker);
  const isTyping = typed !== null;
  const isUndecided = !review.speakers.has(author);
  const handleType = (words: string) => {
    setTyped(words);
    const code = delegationCodeSchema.safeParse(words.trim().toUpperCase());
    onSpeaker(code.success ? code.data : undefined);
  };
  return (
    <div className={styles.author}>
      {found ? (
        <div className={styles.authorName}>
          <bdi>{author}</bdi>
          <span className={styles.muted}>
            {t("fileAmend.count", { count: found.count })}
            {mayNameOthers && sponsors.length > 0 ? ` · ${t("amend.card.with", { codes: sponsors.join(", ") })}` : null}
          </span>
        </div>
      ) : null}
      <Select
        label={found ? t("fileAmend.speaker", { author }) : t("fileAmend.speakerUntracked")}
        isLabelHidden={found !== undefined}
        options={[
          ...(isUndecided && !isTyping ? [{ value: UNDECIDED, label: t("fileAmend.choose") }] : []),
          { value: NOBODY, label: t("fileAmend.leaveOut") },
          ...codes.map((code) => ({ value: code, label: nameWithCode(code, hues) })),
          ...(mayNameOthers ? [{ value: ANOTHER, label: t("fileAmend.otherDelegation") }] : []),
        ]}
        value={isTyping ? ANOTHER : isUndecided ? UNDECIDED : (speaker ?? NOBODY)}
        onChange={(value) => {
          setTyped(value === ANOTHER ? "" : null);
          onSpeaker(value === NOBODY ? null : value === ANOTHER || value === UNDECIDED ? undefined : value);
        }}
      />
      {isTyping ? (
        <TextField
          label={t("fileAmend.code")}
          autoFocus
          value={typed}
          error={speaker === null && typed.trim() !== "" ? t("fileAmend.codeWrong") : undefined}
          onChange={handleType}
        />
      ) : null}
    </div>
  );
}
