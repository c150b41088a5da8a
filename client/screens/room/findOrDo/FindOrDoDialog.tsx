import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Banner } from "../../../ui/Banner.tsx";
import { CommandList, type CommandSection } from "../../../ui/CommandList.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";
import type { RoomControls } from "../roomControls.ts";
import { type Entry, ranked } from "./ranked.ts";
import { usePlaces } from "./usePlaces.ts";
import { useTypist } from "./useTypist.ts";

export interface FindOrDoDialogProps {
  readonly deeds: readonly Entry[];
  readonly controls: RoomControls;
}

/** How many of a kind are offered at once. */
const LIMIT = 8;

/** One field for going anywhere and doing anything: Ctrl+K. Rules UI176–UI178. */
export function FindOrDoDialog({ deeds, controls }: FindOrDoDialogProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState("");
  const { clauses, amendments } = usePlaces(() => controls.showSmall("text"));
  const typist = useTypist(typed, controls.closeDialog);
  const found: readonly (readonly [id: "enter" | "paragraphs" | "amendments" | "do", entries: readonly Entry[]])[] =
    typist.entry
      ? [["enter", [typist.entry]]]
      : [
          ["paragraphs", typed.trim() ? ranked(clauses, typed, LIMIT) : []],
          ["amendments", typed.trim() ? ranked(amendments, typed, LIMIT) : []],
          ["do", ranked(deeds, typed, typed.trim() ? LIMIT : deeds.length)],
        ];
  const sections = found.flatMap(([id, entries]): CommandSection[] =>
    entries.length === 0
      ? []
      : [{ id, title: t(`findOrDo.${id}`), items: entries.map((entry) => ({ ...entry, id: `${id} ${entry.id}` })) }],
  );
  const handleAction = (key: string) => {
    const entry = found.flatMap(([id, entries]) => entries.filter((one) => `${id} ${one.id}` === key))[0];
    if (!entry) return;
    if (entry === typist.entry) {
      entry.run();
      return;
    }
    controls.closeDialog();
    // The dialog gives the focus back in the frame after it has gone; what is done now may take it elsewhere.
    requestAnimationFrame(() => requestAnimationFrame(entry.run));
  };
  return (
    <Dialog title={t("findOrDo.title")} isOpen onClose={controls.closeDialog}>
      {typist.error ? (
        <Banner tone="error" role="alert">
          {t(typist.error.messageKey)}
        </Banner>
      ) : null}
      <CommandList
        label={t("findOrDo.label")}
        description={t(typist.isOffered ? "findOrDo.hintTypist" : "findOrDo.hint")}
        value={typed}
        onChange={setTyped}
        sections={sections}
        empty={t("findOrDo.nothing")}
        onAction={handleAction}
      />
    </Dialog>
  );
}
