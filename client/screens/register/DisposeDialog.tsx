import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AmendmentId } from "../../../shared/domain/ids.ts";
import { useCommand } from "../../live/useCommand.ts";
import { useAnnounce } from "../../ui/Announcer.tsx";
import { Banner } from "../../ui/Banner.tsx";
import { FormDialog } from "../../ui/FormDialog.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { ErrorBanner } from "../shell/ErrorBanner.tsx";
import { useReason } from "../shell/useReason.ts";
import { type Disposal, disposable } from "./disposal.ts";
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
  const command = useCommand(draft);
  const reason = useReason(true);
  const [isBusy, setIsBusy] = useState(false);
  const [done, setDone] = useState<ReadonlySet<AmendmentId>>(new Set());
  const [stoppedAt, setStoppedAt] = useState<ShownRow | null>(null);
  const chosen = disposable(disposal, rows);
  const open = chosen.filter(({ id }) => !done.has(id));
  const others = rows.filter((row) => !chosen.includes(row));
  const list = (of: readonly ShownRow[]) => new Intl.ListFormat(i18n.language).format(of.map(({ number }) => number));

  const handleSubmit = async () => {
    setStoppedAt(null);
    if (!reason.check() || isBusy) return;
    setIsBusy(true);
    const decided = new Set(done);
    for (const row of open) {
      const asked = { command: disposal, amendment: row.id, ifRevision: row.revision, reason: reason.text };
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
    <FormDialog
      title={t(`register.${disposal}.title`, { count: rows.length, number: rows[0]?.number ?? "" })}
      size="small"
      action={chosen.length > 0 ? t(`register.${disposal}.confirm`, { count: open.length }) : null}
      isPending={isBusy}
      onSubmit={() => void handleSubmit()}
      onClose={() => onClose(false)}
      above={
        <>
          {stoppedAt && command.error ? (
            <ErrorBanner
              error={command.error}
              title={t("register.stopped", { number: stoppedAt.number, done: done.size, count: chosen.length })}
            />
          ) : null}
          {others.length > 0 ? (
            <Banner tone="amber">
              {t("register.decidedAlready", { numbers: list(others), count: others.length })}
            </Banner>
          ) : null}
        </>
      }
    >
      {chosen.length > 0 ? (
        <>
          <p>{t(`register.${disposal}.means`, { numbers: list(open), count: open.length })}</p>
          <TextField label={t("register.reason")} description={t("register.reasonSeen")} autoFocus {...reason.field} />
        </>
      ) : null}
    </FormDialog>
  );
}
