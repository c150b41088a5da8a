import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import "../../../editor/commentMarks.css";
import type { CommentSubject } from "../../../../shared/document/commentEntries.ts";
import { Comments } from "../../../../shared/document/comments.ts";
import { Passages, type SelectedPassage } from "../../../../shared/document/passages.ts";
import { selectedPassage } from "../../../editor/commentMarks.ts";
import { newId } from "../../../live/newId.ts";
import { useAnnounce } from "../../../ui/Announcer.tsx";
import { useRoom } from "../roomContext.ts";
import {
  type AskedThreads,
  CommentsContext,
  type CommentsRoom,
  type ComposeTarget,
  type Unsent,
} from "./commentsContext.ts";
import { allSeen, readSeen, type Seen, seenKey, writeSeen } from "./seenComments.ts";
import { useCommentNews } from "./useCommentNews.ts";
import { useThreads } from "./useThreads.ts";

export interface CommentsProviderProps {
  /** Opens the panel at the comments. */
  readonly onOpen: () => void;
  readonly children: ReactNode;
}

interface Made {
  readonly comments: Comments;
  readonly passages: Passages;
}

/** Holds the comments of the room for everything below: the text's marks, the panel, the cards of amendments. */
export function CommentsProvider({ onOpen, children }: CommentsProviderProps) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const { projection, versions, actor, editor, connection } = useRoom();
  // Facilitator and secretariat may have a desk on this device: it is no delegation's room.
  const desk = actor.role === "delegation" ? (versions?.desk ?? null) : null;
  const [made, setMade] = useState<Made | null>(null);
  useEffect(() => {
    const comments = new Comments({ draft: projection.draft, desk, actor, newId, now: Date.now });
    const passages = new Passages(projection, comments, desk?.doc ?? null);
    setMade({ comments, passages });
    return () => {
      passages.destroy();
      comments.destroy();
    };
  }, [projection, desk, actor]);
  const comments = made?.comments ?? null;
  const threads = useThreads(comments);
  useCommentNews(comments);

  const key = seenKey(connection.snapshot.access.id, actor.participant);
  const [seen, markSeen] = useSeen(key, threads, comments !== null);

  const [composing, setComposing] = useState<readonly ComposeTarget[]>([]);
  const [asked, setAsked] = useState<AskedThreads | null>(null);
  const [unsent] = useState(() => new Map<string, Unsent>());
  const begin = useCallback(
    (about: CommentSubject, passage: SelectedPassage | null) => {
      const id = `new ${JSON.stringify([about, passage?.unit, passage?.quote])}`;
      setComposing((former) => {
        const known = former.find((one) => one.id === id);
        const target = { id, about, passage, asked: (known?.asked ?? 0) + 1 };
        return known ? former.map((one) => (one === known ? target : one)) : [target, ...former];
      });
      onOpen();
    },
    [onOpen],
  );
  const editing = useRef(editor);
  editing.current = editor;
  const mayComment = actor.role !== "observer";

  const value = useMemo(
    (): CommentsRoom => ({
      comments,
      passages: made?.passages ?? null,
      compose: (about) => begin(about, null),
      composeHere: () => {
        const now = editing.current;
        if (!mayComment) {
          announce(t("comments.readOnly"));
          return;
        }
        now?.flush();
        const passage = now ? selectedPassage(now.view.state, projection) : null;
        const clause = passage?.clause ?? now?.activeClause;
        if (clause) begin({ clause }, passage);
        else announce(t("comments.placeFirst"));
      },
      stopComposing: (id) => {
        unsent.delete(id);
        setComposing((former) => former.filter((one) => one.id !== id));
      },
      composing,
      openThreads: (keys, how) => {
        setAsked((former) => ({ keys, how, count: (former?.count ?? 0) + 1 }));
        // On a small screen the panel would take the place of the text in which somebody only set the caret.
        if (how === "go" || !isSmallScreen()) onOpen();
      },
      asked,
      unsent,
      seen,
      markSeen,
    }),
    [comments, made, composing, asked, unsent, seen, markSeen, begin, onOpen, projection, mayComment, announce, t],
  );
  return <CommentsContext value={value}>{children}</CommentsContext>;
}

/** What was looked at on this device. The first visit begins with nothing unread. Rule CO12. */
function useSeen(
  key: string,
  threads: Comments["threads"],
  isReady: boolean,
): readonly [seen: Seen, markSeen: () => void] {
  const [seen, setSeen] = useState<{ readonly key: string; readonly seen: Seen } | null>(null);
  if (isReady && seen?.key !== key) setSeen({ key, seen: readSeen(deviceStorage(), key) ?? allSeen(threads) });
  const present = useRef(threads);
  present.current = threads;
  const kept = seen?.seen;
  useEffect(() => {
    if (kept) writeSeen(deviceStorage(), key, kept);
  }, [key, kept]);
  const markSeen = useCallback(() => setSeen({ key, seen: allSeen(present.current) }), [key]);
  return [kept ?? NOTHING_YET, markSeen];
}

/** Before the comments stand, nothing counts as unread. */
const NOTHING_YET: Seen = { ids: new Set(), upTo: Number.POSITIVE_INFINITY };

function isSmallScreen(): boolean {
  return window.matchMedia?.("(width < 900px)").matches ?? false;
}

function deviceStorage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
