import { useCallback, useContext, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { statusOf } from "../../../shared/domain/draftState.ts";
import "../../editor/changes/changes.css";
import "../../editor/editor.css";
import { DraftEditor, type EditorNotice, type EditorQuestion } from "../../editor/draftEditor.ts";
import { useDelegationHues } from "../../live/delegationHues.ts";
import type { LiveSnapshot } from "../../live/liveSnapshot.ts";
import { newId } from "../../live/newId.ts";
import type { Hue } from "../../ui/Tag.tsx";
import { clauseStatusMark, reservationsOn } from "./clauseStatusMark.ts";
import { CommentsContext } from "./comments/commentsContext.ts";
import { EditorCrash } from "./EditorCrash.tsx";
import { EditorNoticeBar } from "./EditorNoticeBar.tsx";
import { EditorQuestionDialog, type OpenQuestion } from "./EditorQuestionDialog.tsx";
import { keepSelectionFromReact } from "./keepSelectionFromReact.ts";
import { useRoom } from "./roomContext.ts";
import { useEditorCrash } from "./useEditorCrash.ts";
import { useLive } from "./useLive.ts";

export interface EditorMountProps {
  /** The person's own hue, for the caret that others see. */
  readonly hue: Hue;
  readonly onEditor: (editor: DraftEditor | null) => void;
}

const shownAwareness = (live: LiveSnapshot) => live.awareness;

/** Where the editor stands in the page: makes it, feeds it, and when it breaks shows the text without it. Rule UI12. */
export function EditorMount({ hue, onEditor }: EditorMountProps) {
  const { t, i18n } = useTranslation();
  const { connection, projection, actor, refusalFor, state, editor, overlays, versions, deskAwareness, viewSettings } =
    useRoom();
  const comments = useContext(CommentsContext);
  const passages = comments?.passages ?? null;
  const hues = useDelegationHues(connection.snapshot.access.id, state);
  const awareness = useLive(connection, shownAwareness);
  const host = useRef<HTMLDivElement>(null);
  const live = useRef<DraftEditor | null>(null);
  const [attempt, setAttempt] = useState(0);
  const [notice, setNotice] = useState<{ readonly notice: EditorNotice; readonly count: number } | null>(null);
  const [question, setQuestion] = useState<OpenQuestion | null>(null);
  const { crash, reportCrash, clearCrash } = useEditorCrash();

  // The editor is made once a document; what changes under it is read through these.
  const current = useRef({ refusalFor, state, t, hues, comments });
  current.current = { refusalFor, state, t, hues, comments };

  const ask = useCallback(
    (asked: EditorQuestion) =>
      new Promise<boolean>((resolve) => {
        setQuestion({
          asked,
          answer: (yes) => {
            setQuestion(null);
            resolve(yes);
          },
        });
      }),
    [],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt, another language of the labels: a new editor
  useEffect(() => {
    const element = host.current;
    if (!element || crash) return;
    let made: DraftEditor;
    try {
      made = new DraftEditor({
        element,
        projection,
        draft: projection.draft,
        awareness,
        actor,
        hue,
        refusalFor: (clause) => current.current.refusalFor(clause),
        statusFor: (clause) => {
          const { state: now, t: words } = current.current;
          return clauseStatusMark(statusOf(now, clause), words, reservationsOn(now, clause));
        },
        newId,
        random: Math.random,
        translate: (key, values) => String(current.current.t(key as never, values as never)),
        onNotice: (given) => setNotice((former) => ({ notice: given, count: (former?.count ?? 0) + 1 })),
        confirm: ask,
        onComments: (threads, how) => current.current.comments?.openThreads(threads, how),
        overlays,
        drawing: {
          hueOf: (code) => current.current.hues.hueOf(code),
          nameOf: (code) => current.current.hues.nameOf(code),
        },
      });
    } catch (error) {
      reportCrash(error);
      return;
    }
    keepSelectionFromReact(made.view.dom);
    live.current = made;
    onEditor(made);
    return () => {
      live.current = null;
      onEditor(null);
      try {
        made.destroy();
      } catch (error) {
        // A broken editor may break once more on its way out; the fresh one needs nothing of it.
        reportCrash(error);
      }
    };
  }, [projection, overlays, awareness, actor, hue, crash, attempt, i18n.language, ask, onEditor, reportCrash]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what may be changed hangs on these
  useEffect(() => {
    live.current?.refreshPermissions();
  }, [editor, refusalFor, state]);

  useEffect(() => editor?.comments.follow(passages), [editor, passages]);
  useEffect(() => editor?.setVersions(versions, deskAwareness), [editor, versions, deskAwareness]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: tags are drawn in these hues
  useEffect(() => {
    const { view, filter } = viewSettings;
    if (view !== "compilation") editor?.setChanges({ view, filter });
  }, [editor, viewSettings, hues]);

  if (crash) {
    return (
      <EditorCrash
        onReload={() => {
          clearCrash();
          setAttempt((count) => count + 1);
        }}
      />
    );
  }
  return (
    <>
      <div ref={host} />
      {notice ? <EditorNoticeBar key={notice.count} notice={notice.notice} onDismiss={() => setNotice(null)} /> : null}
      {question ? <EditorQuestionDialog question={question} /> : null}
    </>
  );
}
