import { useCallback, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import type { OwnVersions } from "../../../../shared/document/ownVersions.ts";
import type { PrivateAmendment } from "../../../../shared/document/privateDoc.ts";
import type { Projection } from "../../../../shared/document/projection.ts";
import type { ProjectionChange } from "../../../../shared/document/views.ts";
import type { AmendmentKind } from "../../../../shared/domain/amendment.ts";
import type { AmendmentId, ClauseId, FootnoteId } from "../../../../shared/domain/ids.ts";
import { Button } from "../../../ui/Button.tsx";
import { useRoom } from "../roomContext.ts";
import { useProjected } from "../useProjection.ts";
import { whenIdle } from "../whenIdle.ts";
import styles from "./AmendmentsPanel.module.css";
import { speakerOf } from "./speaker.ts";

/** What of an amendment that is being written the list needs; plain, so that it can be compared. */
interface OwnDraft {
  readonly id: AmendmentId;
  readonly kind: AmendmentKind;
  /** Where it is written. */
  readonly clause: ClauseId | null;
  /** What it is about. */
  readonly subject: ClauseId | null;
  readonly footnote: FootnoteId | null;
}

function draftOf(amendment: PrivateAmendment, block: ClauseId | null): OwnDraft {
  const { id, kind } = amendment;
  if (!("on" in amendment)) {
    return { id, kind, clause: block ?? amendment.clause, subject: amendment.clause, footnote: null };
  }
  if ("footnote" in amendment.on) return { id, kind, clause: null, subject: null, footnote: amendment.on.footnote };
  const { clause } = amendment.on;
  // A competing version stands in the text under an id of its own.
  return { id, kind, clause: block ?? clause, subject: clause, footnote: null };
}

function read(versions: OwnVersions | null): string {
  const drafts = (versions?.all ?? []).flatMap((one) =>
    one.stage === "private" ? [draftOf(one.amendment, one.block)] : [],
  );
  return JSON.stringify(drafts);
}

const nothing = () => () => undefined;

/** Calls once the browser is idle after a change: the words that were typed are shown first. */
function whenIdleAfter(versions: OwnVersions, listener: () => void): () => void {
  let callOff: (() => void) | null = null;
  const stop = versions.onChange(() => {
    callOff ??= whenIdle(() => {
      callOff = null;
      listener();
    });
  });
  return () => {
    stop();
    callOff?.();
  };
}
const namesOf = ({ clauses, notes }: Projection) => ({
  labels: Object.fromEntries(clauses.map(({ id, label }) => [id, label])) as Partial<Record<string, string>>,
  notes: Object.fromEntries(notes.map(({ id, number }) => [id, number])) as Partial<Record<string, number>>,
});
const onNames = (change: ProjectionChange) => change.structure || change.noteOrder;

/** What this delegation is writing and nobody else sees yet, with the way to it. Rule UI75. */
export function OwnDrafts({ onJump }: { readonly onJump: (clause: ClauseId) => void }) {
  const { t } = useTranslation();
  const room = useRoom();
  const { versions, projection, editor } = room;
  const subscribe = useCallback(
    (listener: () => void) => (versions ? whenIdleAfter(versions, listener) : nothing()),
    [versions],
  );
  const drafts = JSON.parse(useSyncExternalStore(subscribe, () => read(versions))) as readonly OwnDraft[];
  const { labels, notes } = useProjected(projection, namesOf, onNames);
  const speaker = speakerOf(room);
  if (!speaker || drafts.length === 0) return null;
  const { code } = speaker;
  const wordsOf = ({ kind, subject, footnote }: OwnDraft): string => {
    const who = speaker.isOnBehalf ? t("amend.private.onBehalf", { code }) : t("amend.private.own", { code });
    const label = (subject && labels[subject]) || t("amend.private.here");
    const number = (footnote && notes[footnote]) ?? "";
    return t(footnote === null ? `amend.private.${kind}` : "amend.private.note", { label, number, who });
  };
  return (
    <section className={styles.private} aria-labelledby="own-drafts">
      <h2 className={styles.subheading} id="own-drafts">
        {t("amend.private.title")}
      </h2>
      <ul className={styles.rows}>
        {drafts.map((draft) => {
          const { clause, footnote } = draft;
          return (
            <li key={draft.id} className={styles.row}>
              <span className={styles.rowWords}>{wordsOf(draft)}</span>
              <Button
                variant="quiet"
                aria-label={`${t("amend.private.goTo")}: ${wordsOf(draft)}`}
                onPress={() => {
                  if (clause) onJump(clause);
                  else if (footnote) editor?.jumpToFootnote(footnote);
                }}
              >
                {t("amend.private.goTo")}
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
