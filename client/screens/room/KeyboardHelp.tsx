import { useTranslation } from "react-i18next";
import { Dialog } from "../../ui/Dialog.tsx";
import styles from "./KeyboardHelp.module.css";
import { isMacPlatform, keysOf } from "./roomShortcuts.ts";

const GROUPS = [
  {
    title: "move",
    keys: [
      ["regions", "F6"],
      ["regionsBack", "Shift+F6"],
      ["toolbar", "Alt+F10"],
      ["backToText", "Esc"],
      ["nextClause", "Alt+↓"],
      ["previousClause", "Alt+↑"],
      ["leave", "Esc, Tab"],
    ],
  },
  {
    title: "write",
    keys: [
      ["enter", "Enter"],
      ["break", "Shift+Enter"],
      ["indent", "Tab"],
      ["outdent", "Shift+Tab"],
      ["join", "Backspace"],
      ["moveClause", "Alt+Shift+↑ ↓"],
      ["footnote", "Ctrl+Alt+F"],
      ["italic", "Ctrl+I"],
      ["undo", "Ctrl+Z"],
      ["redo", "Ctrl+Y"],
    ],
  },
  {
    title: "find",
    keys: [
      ["findOrDo", "Ctrl+K"],
      ["find", "Ctrl+F"],
      ["replace", "Ctrl+H"],
      ["saved", "Ctrl+S"],
      ["help", "Ctrl+/"],
    ],
  },
] as const;

/** Every key of the room, in one list. Rule A11Y8. */
export function KeyboardHelp({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const isMac = isMacPlatform();
  return (
    <Dialog title={t("room.help.title")} isOpen={isOpen} onClose={onClose}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the list may be longer than the window, and keys must be able to scroll it */}
      <div className={styles.groups} tabIndex={0}>
        {GROUPS.map((group) => (
          <section key={group.title}>
            <h3 className={styles.title}>{t(`room.help.${group.title}`)}</h3>
            <dl className={styles.list}>
              {group.keys.map(([name, keys]) => (
                <div key={name} className={styles.entry}>
                  <dt>{t(`room.help.keys.${name}`)}</dt>
                  <dd>
                    <kbd dir="ltr">{keysOf(keys, isMac)}</kbd>
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
