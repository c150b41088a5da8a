import { type SubmitEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { AmendmentId } from "../../../shared/domain/ids.ts";
import { useCommand } from "../../live/useCommand.ts";
import { useAnnounce } from "../../ui/Announcer.tsx";
import { Banner } from "../../ui/Banner.tsx";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { ErrorBanner } from "../shell/ErrorBanner.tsx";
import { type Disposal, disposable } from "./disposal.ts";
import styles from "./Register.module.css";
import type { ShownRow } from "./registerRows.ts";

export interface DisposeDialogProps {
  readonly draft: string;
  readonly disposal: Disposal;
  readonly rows: readonly ShownRow[];
  /** With true once all of them are decided. */
  readonly onClose: (isDone: boolean) => void;
}

/**
 * Asks for the one reason with which amendments are not taken up or set aside, and has them decided one after another. It
 * stops at the first that is refused and says which; asking again goes on there. Rule UI110.
 */
export function DisposeDialog({ draft, disposal, rows, onClose }: DisposeDialogProps) {
  const { t, i18n } = useTranslation();
  const announce = useAnnounce();
  const formId = useId();
  const command = useCommand(draft);
  const [reason, setReason] = useState("");
  const [isChecked, setIsChecked] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [done, setDone] = useState<ReadonlySet<AmendmentId>>(new Set());
  const [stoppedAt, setStoppedAt] = useState<ShownRow | null>(null);
  const chosen = disposable(disposal, rows);
  const open = chosen.filter(({ id }) => !done.has(id));
  const others = rows.filter((row) => !chosen.includes(row));
  const list = (of: readonly ShownRow[]) => new Intl.ListFormat(i18n.language).format(of.map(({ number }) => number));

  const handleSubmit = async (event: SubmitEvent) => {
    event.preventDefault();
    setIsChecked(true);
    setStoppedAt(null);
    if (reason.trim() === "" || isBusy) return;
    setIsBusy(true);
    const decided = new Set(done);
    for (const row of open) {
      const asked = { command: disposal, amendment: row.id, ifRevision: row.revision, reason: reason.trim() };
      if ((await command.run(asked)) === null) {
        setStoppedAt(row);
        break;
      }
      decided.add(row.id);
    }
    setDone(decided);
    setIsBusy(false);
    if (!chosen.every(({ id }) => decided.has(id))) return;
    announce(t(`register.${disposal}.done`, { count: decided.size }));
    onClose(true);
  };

  return (
    <Dialog
      title={t(`register.${disposal}.title`, { count: rows.length, number: rows[0]?.number ?? "" })}
      size="small"
      isOpen
      onClose={() => onClose(false)}
      footer={
        <>
          <Button onPress={() => onClose(false)}>{t("ui.cancel")}</Button>
          {chosen.length > 0 ? (
            <Button variant="primary" type="submit" form={formId} isPending={isBusy}>
              {t(`register.${disposal}.confirm`, { count: open.length })}
            </Button>
          ) : null}
        </>
      }
    >
      {stoppedAt && command.error ? (
        <ErrorBanner
          error={command.error}
          title={t("register.stopped", { number: stoppedAt.number, done: done.size, count: chosen.length })}
        />
      ) : null}
      {others.length > 0 ? (
        <Banner tone="amber">{t("register.decidedAlready", { numbers: list(others), count: others.length })}</Banner>
      ) : null}
      {chosen.length > 0 ? (
        <form id={formId} className={styles.form} onSubmit={(event) => void handleSubmit(event)} noValidate>
          <p>{t(`register.${disposal}.means`, { numbers: list(open), count: open.length })}</p>
          <TextField
            label={t("register.reason")}
            description={t("register.reasonSeen")}
            rows={3}
            autoFocus
            isRequired
            value={reason}
            onChange={setReason}
            error={isChecked && reason.trim() === "" ? t("register.reasonMissing") : undefined}
          />
        </form>
      ) : null}
    </Dialog>
  );
}
