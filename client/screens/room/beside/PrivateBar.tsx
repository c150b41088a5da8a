import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { carryOver } from "../../../../shared/amendments/carryOver.ts";
import { editsBetween } from "../../../../shared/amendments/editsBetween.ts";
import { editText } from "../../../../shared/document/editText.ts";
import { readRuns } from "../../../../shared/document/inline.ts";
import { ORIGINS } from "../../../../shared/document/origins.ts";
import { readPrivateAmendment } from "../../../../shared/document/privateDoc.ts";
import type { AmendmentId, ClauseId } from "../../../../shared/domain/ids.ts";
import { useAnnounce } from "../../../ui/Announcer.tsx";
import { Button } from "../../../ui/Button.tsx";
import { TextField } from "../../../ui/TextField.tsx";
import { speakerOf } from "../amendments/speaker.ts";
import { useRoomCommand } from "../decide/useRoomCommand.ts";
import { useRoom } from "../roomContext.ts";
import styles from "./Beside.module.css";
import { tabledOf } from "./tabling.ts";
import { usePrivateFacts } from "./usePrivateFacts.ts";

export interface PrivateBarProps {
  readonly id: AmendmentId;
  readonly clause: ClauseId;
  readonly isActive: boolean;
}

/**
 * Under a paragraph in which one's delegation writes its own text: who sees it, what it collides with, why it is proposed,
 * and the way to table it. One line while the caret is elsewhere. Rule UI144.
 */
export function PrivateBar({ id, clause, isActive }: PrivateBarProps) {
  const { t } = useTranslation();
  const room = useRoom();
  const { versions, projection, overlays, editor, viewSettings, setViewSettings, refusalFor } = room;
  const announce = useAnnounce();
  const command = useRoomCommand();
  const [isOpen, setIsOpen] = useState(false);
  const read = usePrivateFacts(id, clause);
  const speaker = speakerOf(room);
  const label = projection.clause(clause)?.label || t("beside.thisParagraph");
  const tableNow = useRef<(() => void) | null>(null);
  useEffect(() => {
    if (!isActive) return;
    const handleKey = (event: KeyboardEvent) => {
      const isInText = event.target instanceof Element && event.target.closest(".ProseMirror") !== null;
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.defaultPrevented || !isInText) return;
      event.preventDefault();
      tableNow.current?.();
    };
    // Before the text takes it for a line break.
    document.addEventListener("keydown", handleKey, true);
    return () => document.removeEventListener("keydown", handleKey, true);
  }, [isActive]);
  const bar = useRef<HTMLElement>(null);
  const isThere = read !== null;
  // Once, when it opens: the way to table must be seen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: later the person's own view is left alone
  useEffect(() => {
    if (isThere && isActive) bar.current?.scrollIntoView({ block: "nearest" });
  }, [isThere]);
  if (!versions || !read || !speaker) return null;

  const table = async () => {
    const one = readPrivateAmendment(id, versions.desk.amendments.get(id));
    if (!one || command.isPending) return;
    const { proposed, notes } = tabledOf(one, overlays, projection.draft, versions.desk);
    const reason = one.reason.trim();
    const answer = await command.run({
      command: "tableAmendment",
      amendment: id,
      ...speaker.field,
      proposed,
      ...(notes.length > 0 ? { notes } : {}),
      ...(reason === "" ? {} : { reason }),
    });
    if (!answer) return;
    const number = answer.state.amendments.find((each) => each.id === id)?.number ?? "";
    announce(t("beside.tabled", { number, label }), `tabled ${id}`);
    // The bar goes with its button: who was on it goes on where the caret was. Whoever is elsewhere by now stays there.
    const focused = document.activeElement;
    if (!focused || focused === document.body || focused.closest("[data-own-words]")) editor?.focus();
  };
  const takeOver = () => {
    const one = readPrivateAmendment(id, versions.desk.amendments.get(id));
    if (one?.kind !== "edit") return;
    const present = overlays.baseOf(one.on);
    const { words } = carryOver({ base: readRuns(one.base), text: readRuns(one.text) }, present);
    versions.desk.doc.transact(() => {
      editText(one.text, editsBetween(readRuns(one.text), words.text));
      editText(one.base, editsBetween(readRuns(one.base), words.base));
    }, ORIGINS.birth);
  };
  const blocked = !command.isOnline
    ? t("room.stage.offline")
    : read.isEmpty
      ? t("beside.nothingYet")
      : refusalFor(clause)
        ? t("beside.locked", { label })
        : undefined;
  tableNow.current = blocked ? () => announce(blocked, `blocked ${id}`) : () => void table();
  const isShown = isActive || isOpen;
  const countWords = ({ added, removed }: { readonly added: number; readonly removed: number }): string =>
    [
      ...(added > 0 ? [t("beside.added", { count: added })] : []),
      ...(removed > 0 ? [t("beside.removed", { count: removed })] : []),
    ].join(", ");
  const title = t(`beside.private.${read.isNote ? "note" : read.kind}`, { label, code: speaker.code });
  return (
    <section
      className={styles.bar}
      ref={bar}
      data-own-words
      aria-label={title}
      onFocus={() => setIsOpen(true)}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) setIsOpen(false);
      }}
      onKeyDown={(event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !blocked) void table();
        if (event.key === "Escape") editor?.focus(clause);
      }}
    >
      <p className={styles.barTitle}>
        <strong>{title}</strong>
        <span>{t(speaker.isOnBehalf ? "beside.onDevice" : "beside.onlyWe", { code: speaker.code })}</span>
        {read.added + read.removed > 0 ? <span>{countWords(read)}</span> : null}
        {read.rivals.length > 0 ? (
          <span className={styles.warning}>⚠ {t("beside.sameWords", { rivals: read.rivals.join(", ") })}</span>
        ) : null}
      </p>
      {read.moved ? (
        <p className={styles.warning} role="status">
          {t(read.moved === "carried" ? "beside.baseMoved" : "beside.baseCollides", { label })}{" "}
          {read.moved === "carried" ? <Button onPress={takeOver}>{t("beside.takeOver")}</Button> : null}
        </p>
      ) : null}
      {isShown ? (
        <>
          <TextField
            label={t("beside.reason")}
            value={read.reason}
            onChange={(reason) => versions.setReason(id, reason)}
            maxLength={2000}
          />
          {command.error ? (
            <p className={styles.warning} role="alert">
              {t(command.error.messageKey)}
            </p>
          ) : null}
          <div className={styles.actions}>
            <Button
              onPress={() => {
                versions.discard(id);
                announce(t("beside.discarded"), `discarded ${id}`);
                editor?.focus();
              }}
            >
              {t("beside.discard")}
            </Button>
            {read.kind === "edit" ? (
              <Button onPress={() => setViewSettings({ ...viewSettings, view: "base" })}>{t("beside.seeBase")}</Button>
            ) : null}
            <Button
              variant="primary"
              onPress={() => void table()}
              isPending={command.isPending}
              disabledReason={blocked}
            >
              {t("beside.table")} <kbd className={styles.keys}>Ctrl+Enter</kbd>
            </Button>
          </div>
        </>
      ) : null}
    </section>
  );
}
