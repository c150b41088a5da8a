import { TextSelection } from "@tiptap/pm/state";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CommentThread } from "../../../../shared/document/commentThreads.ts";
import { goTo } from "../../../editor/reveal.ts";
import { findUnit } from "../../../editor/schema/units.ts";
import type { LiveSnapshot } from "../../../live/liveSnapshot.ts";
import { Segmented } from "../../../ui/Segmented.tsx";
import { ToggleButton } from "../../../ui/ToggleButton.tsx";
import { useRoom } from "../roomContext.ts";
import { useEditorState } from "../useEditorState.ts";
import { useLive } from "../useLive.ts";
import { CommentComposer, NewCommentButton } from "./CommentComposer.tsx";
import styles from "./Comments.module.css";
import { useCommentPlaces } from "./commentPlace.ts";
import { useComments } from "./commentsContext.ts";
import { ThreadCard } from "./ThreadCard.tsx";
import { useAuthors } from "./useAuthors.ts";
import { useNow } from "./useNow.ts";
import { usePassages, useThreads } from "./useThreads.ts";

/** Who only has to sign in again writes on: it is kept, and sent then. */
const isHalted = (live: LiveSnapshot): boolean => live.phase.kind === "halted" && live.phase.code !== "sign_in_again";

/** The comments of the draft: those of the paragraph in focus first. Rules CO10, CO11, CO12, CO14, CO15. */
export function CommentsPanel({ onJump }: { readonly onJump: () => void }) {
  const { t } = useTranslation();
  const { connection, projection, editor, actor } = useRoom();
  const room = useComments();
  const { comments, passages: live, composing, asked, seen, markSeen } = room;
  const threads = useThreads(comments);
  const passages = usePassages(live);
  const places = useCommentPlaces();
  const authorOf = useAuthors();
  const now = useNow();
  const halted = useLive(connection, isHalted);
  const { activeClause } = useEditorState(editor, projection);
  const [show, setShow] = useState<"open" | "resolved">("open");
  const [isMine, setMine] = useState(false);
  const [seenBefore] = useState(seen);
  const panel = useRef<HTMLDivElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what came while the panel is looked at counts as seen
  useEffect(() => {
    if (isLookedAt(panel.current)) markSeen();
  }, [threads, markSeen]);
  // Whoever is asked for is shown, whatever the filter says.
  const [answered, setAnswered] = useState(0);
  if (asked && asked.count !== answered) {
    setAnswered(asked.count);
    setMine(false);
    const first = asked.keys.map((key) => comments?.thread(key)).find((thread) => thread !== undefined);
    setShow(first?.isResolved ? "resolved" : "open");
  }

  if (!comments || !passages) return null;
  const mayWrite = actor.role !== "observer" && !halted;
  const wrote = (thread: CommentThread): boolean =>
    [thread.first, ...thread.replies].some((entry) => entry.author === actor.participant && !entry.isDeleted);
  const kept = threads.filter((thread) => !thread.isGone || thread.first.author === actor.participant);
  const count = (isResolved: boolean): number =>
    threads.filter((thread) => !thread.isGone && thread.isResolved === isResolved).length;
  const shown = kept.filter(
    (thread) => thread.isResolved === (show === "resolved") && (!isMine || wrote(thread) || thread.isGone),
  );
  const atFocus = new Set(activeClause ? passages.threadsAt(activeClause).map((thread) => thread.key) : []);
  const isHere = (thread: CommentThread): boolean =>
    activeClause !== null && (atFocus.has(thread.key) || places.clauseOf(thread.about) === activeClause);
  const here = shown.filter(isHere);
  const elsewhere = shown
    .filter((thread) => !isHere(thread))
    .sort((a, b) => places.rankOf(a.about) - places.rankOf(b.about) || a.first.at - b.first.at);
  const label = activeClause ? places.nameOf({ clause: activeClause }) : null;

  const jump = (thread: CommentThread) => {
    const place = passages.place(thread.key);
    const clause = places.clauseOf(thread.about);
    onJump();
    if (editor && place?.kind === "shown") {
      editor.flush();
      const found = findUnit(editor.view.state.doc, place.unit);
      if (found) {
        const end = found.node.content.size;
        const { doc } = editor.view.state;
        const [from, to] = [Math.min(place.from, end), Math.min(place.to, end)];
        goTo(editor.view, TextSelection.create(doc, found.start + from, found.start + to));
        return;
      }
    }
    if (clause) editor?.focus(clause, "start");
  };
  const askedFor = (key: string): number => {
    if (!asked?.keys.includes(key)) return 0;
    // Of several threads, the first has the focus.
    return asked.how === "go" && asked.keys[0] === key ? asked.count : -asked.count;
  };
  const card = (thread: CommentThread) => (
    <li key={thread.key}>
      <ThreadCard
        thread={thread}
        comments={comments}
        passages={passages}
        places={places}
        authorOf={authorOf}
        seen={seenBefore}
        now={now}
        mayWrite={mayWrite}
        asked={askedFor(thread.key)}
        onJump={() => jump(thread)}
      />
    </li>
  );

  return (
    <div className={styles.panel} ref={panel} data-comments tabIndex={-1}>
      {mayWrite ? (
        <NewCommentButton label={label} onPress={() => activeClause && room.compose({ clause: activeClause })} />
      ) : (
        <p className={styles.note}>{actor.role === "observer" ? t("comments.readOnly") : t("comments.closed")}</p>
      )}
      {mayWrite
        ? composing.map((target) => (
            <CommentComposer
              key={target.id}
              target={target}
              places={places}
              comments={comments}
              passages={passages}
              onSent={(key) => room.openThreads([key], "go")}
            />
          ))
        : null}
      <div className={styles.filter}>
        <Segmented
          label={t("comments.filter")}
          value={show}
          onChange={setShow}
          options={[
            { value: "open", label: t("comments.openCount", { count: count(false) }) },
            { value: "resolved", label: t("comments.resolvedCount", { count: count(true) }) },
          ]}
        />
        <ToggleButton isSelected={isMine} onChange={setMine} hint={t("comments.mineHint")}>
          {t("comments.mine")}
        </ToggleButton>
      </div>
      {label === null ? null : (
        <section aria-labelledby="comments-here">
          <h2 id="comments-here" className={styles.heading}>
            {t("comments.here", { label })}
          </h2>
          {here.length === 0 ? <p className={styles.note}>{t(`comments.noneHere.${show}`, { label })}</p> : null}
          <ul className={styles.list}>{here.map(card)}</ul>
        </section>
      )}
      {label === null && elsewhere.length === 0 ? <p className={styles.note}>{t(`comments.none.${show}`)}</p> : null}
      {elsewhere.length > 0 ? (
        <section aria-labelledby="comments-elsewhere">
          <h2 id="comments-elsewhere" className={styles.heading}>
            {label === null ? t("comments.all") : t("comments.elsewhere")}
          </h2>
          <ul className={styles.list}>{elsewhere.map(card)}</ul>
        </section>
      ) : null}
    </div>
  );
}

/** On a small screen the panel may stand behind the text; in another tab of the browser nobody looks. */
function isLookedAt(panel: HTMLElement | null): boolean {
  return panel !== null && document.visibilityState === "visible" && (panel.checkVisibility?.() ?? true);
}
