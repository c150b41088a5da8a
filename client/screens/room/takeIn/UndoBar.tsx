import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Undoable } from "../../../../shared/domain/draftState.ts";
import type { ClauseId } from "../../../../shared/domain/ids.ts";
import { useCommand } from "../../../live/useCommand.ts";
import { Banner } from "../../../ui/Banner.tsx";
import { Button } from "../../../ui/Button.tsx";
import { IconButton } from "../../../ui/IconButton.tsx";
import { useRoom } from "../roomContext.ts";
import { useLive } from "../useLive.ts";
import { ReopenDialog } from "./ReopenDialog.tsx";
import { UndoDialog } from "./UndoDialog.tsx";
import { lastDecision, timeLeft, undoCommand, undoneWords } from "./undoing.ts";
import { useLastDecisionWords } from "./useLastDecisionWords.ts";

/** What the facilitator decided last, for as long as it can be undone. Rules UI100–UI102. */
export function UndoBar() {
  const { actor, state } = useRoom();
  const { last } = state;
  if (actor.role !== "facilitator" || state.stage !== "negotiation" || !last) return null;
  return <UndoLast key={`${last.command} ${last.final}`} last={last} />;
}

function UndoLast({ last }: { readonly last: Undoable }) {
  const { t } = useTranslation();
  const { connection, editor, overlays, state } = useRoom();
  const isOnline = useLive(connection, ({ phase }) => phase.kind === "open");
  const command = useCommand(connection.snapshot.access.id);
  const describe = useLastDecisionWords();
  const isOver = useIsOver(last);
  const [isDismissed, setIsDismissed] = useState(false);
  const [dialog, setDialog] = useState<"undo" | "reopen" | null>(null);
  const decision = lastDecision(last, state);
  const isExpired = command.error?.code === "undo_expired";
  const isEmpty = decision.amendments.length + decision.clauses.length === 0;
  if (isDismissed || isEmpty || (isOver && !isExpired && dialog === null)) return null;

  const done = () => {
    setIsDismissed(true);
    editor?.focus(clauseOf(last, state.amendments));
  };
  const undo = async () => {
    if (await command.run(undoCommand(last, undoneWords(last, overlays)))) done();
    else setDialog(null);
  };
  const press = () => {
    // Where the text has changed since, the person sees first what it will read.
    if (undoneWords(last, overlays)?.isAsDecided === false) setDialog("undo");
    else void undo();
  };
  return (
    <section aria-label={t("takeIn.undo.label")}>
      <Banner
        tone={command.error ? "amber" : "info"}
        actions={
          <>
            {isExpired ? (
              <Button onPress={() => setDialog("reopen")}>{t("takeIn.undo.reopen")}</Button>
            ) : (
              <Button
                isPending={command.isPending}
                disabledReason={isOnline ? undefined : t("room.stage.offline")}
                onPress={press}
              >
                {t("takeIn.undo.action")}
              </Button>
            )}
            <IconButton icon="close" label={t("takeIn.undo.dismiss")} onPress={() => setIsDismissed(true)} />
          </>
        }
      >
        <p>{describe(decision)}</p>
        {command.error ? <p role="alert">{t(command.error.messageKey)}</p> : null}
      </Banner>
      {dialog === "undo" ? (
        <UndoDialog
          last={last}
          isPending={command.isPending}
          onConfirm={() => void undo()}
          onClose={() => setDialog(null)}
        />
      ) : null}
      {dialog === "reopen" ? <ReopenDialog decision={decision} onClose={() => setDialog(null)} onDone={done} /> : null}
    </section>
  );
}

/** True once it is too late to undo, by this device's clock; the server has the last word. */
function useIsOver(last: Undoable): boolean {
  const [isOver, setIsOver] = useState(() => timeLeft(last, Date.now()) === 0);
  useEffect(() => {
    const timer = setTimeout(() => setIsOver(true), timeLeft(last, Date.now()));
    return () => clearTimeout(timer);
  }, [last]);
  return isOver;
}

function clauseOf(
  { amendments, clauses }: Undoable,
  all: ReturnType<typeof useRoom>["state"]["amendments"],
): ClauseId | undefined {
  const [clause] = clauses.keys();
  const [id] = amendments.keys();
  const proposed = id && all.get(id)?.proposed;
  if (clause || !proposed || !("on" in proposed)) return clause;
  return "clause" in proposed.on ? proposed.on.clause : undefined;
}
