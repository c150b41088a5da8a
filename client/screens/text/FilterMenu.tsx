import { DialogTrigger, Popover, Dialog as PopoverDialog } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { type DelegationHues, useDelegationHues } from "../../live/delegationHues.ts";
import { Button } from "../../ui/Button.tsx";
import { classNames } from "../../ui/classNames.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { Select } from "../../ui/Select.tsx";
import { useRoom } from "../room/roomContext.ts";
import { DEFAULT_VIEW } from "../room/viewSettings.ts";
import { codesOf, FilterChoices } from "./FilterChoices.tsx";
import styles from "./FilterMenu.module.css";
import { nameWithCode } from "./nameWithCode.ts";
import { filterWords, isFiltered } from "./viewFilter.ts";

/** Which amendments the views show: of whom, how they stand, from which reading; and the text as one delegation wants it. Rules UI113, UI114. */
export function FilterMenu() {
  const { t } = useTranslation();
  const { viewSettings } = useRoom();
  const words = filterWords(viewSettings.filter, t);
  return (
    <DialogTrigger>
      <Button hint={t("compiled.filter.hint")}>
        <span className={styles.words}>
          {words === "" ? t("compiled.filter.button") : t("compiled.filter.buttonOn", { what: words })}
        </span>
        <Icon name="chevronDown" />
      </Button>
      <Popover className={classNames(styles.popover)} offset={4} placement="bottom start">
        <PopoverDialog className={classNames(styles.dialog)} aria-label={t("compiled.filter.label")}>
          <FilterForm />
        </PopoverDialog>
      </Popover>
    </DialogTrigger>
  );
}

/** The same choices in a dialog, where the toolbar has no room for a button. */
export function FilterDialog({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog title={t("compiled.filter.label")} isOpen={isOpen} onClose={onClose}>
      <FilterForm />
    </Dialog>
  );
}

function FilterForm() {
  const { t } = useTranslation();
  const { connection, state, viewSettings, setViewSettings } = useRoom();
  const hues = useDelegationHues(connection.snapshot.access.id, state);
  return (
    <>
      <Choices hues={hues} />
      <Button
        disabledReason={isFiltered(viewSettings.filter) ? undefined : t("compiled.filter.nothing")}
        onPress={() => setViewSettings({ ...viewSettings, filter: DEFAULT_VIEW.filter })}
      >
        {t("compiled.filter.reset")}
      </Button>
    </>
  );
}

function Choices({ hues }: { readonly hues: DelegationHues }) {
  const { t } = useTranslation();
  const { state, viewSettings, setViewSettings } = useRoom();
  const { filter } = viewSettings;
  const amendments = [...state.amendments.values()];
  if (amendments.length === 0) return <p>{t("compiled.filter.noAmendments")}</p>;
  return (
    <>
      <FilterChoices
        amendments={amendments}
        filter={filter}
        hues={hues}
        onFilter={(chosen) => setViewSettings({ ...viewSettings, filter: chosen })}
      />
      <Select
        label={t("compiled.filter.as")}
        description={t("compiled.filter.asWords")}
        value={viewSettings.view === "clean" ? (onlyOne(filter.delegations) ?? "") : ""}
        onChange={(code) => {
          if (code === "") return;
          setViewSettings({ view: "clean", filter: { delegations: new Set([code]), statuses: ["tabled"] } });
        }}
        options={[
          { value: "", label: t("compiled.filter.nobody") },
          ...codesOf(amendments).map((code) => ({ value: code, label: nameWithCode(code, hues) })),
        ]}
      />
    </>
  );
}

function onlyOne(delegations: ReadonlySet<string> | null): string | undefined {
  return delegations?.size === 1 ? [...delegations][0] : undefined;
}
