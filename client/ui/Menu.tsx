import { type ReactElement, useEffect, useRef, useState } from "react";
import {
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  Header,
  MenuSection,
  MenuTrigger,
  Popover,
} from "react-aria-components";
import { classNames } from "./classNames.ts";
import { Icon } from "./Icon.tsx";
import styles from "./List.module.css";

interface MenuEntry {
  readonly id: string;
  readonly label: string;
  /** A key, or a word of explanation. */
  readonly detail?: string;
  /** Why it cannot be used now: it stays reachable, does nothing, and says the reason. Rule A11Y7. */
  readonly disabledReason?: string | undefined;
  readonly lang?: string;
  readonly onAction: () => void;
  /** Takes the focus once the menu has closed; without it the focus goes back to the button. */
  readonly onClosed?: () => void;
}

export interface MenuSectionProps {
  readonly id: string;
  readonly title: string;
  readonly items: readonly MenuEntry[];
  /** Id of the item that is on; the items are then choices of which one is ticked. */
  readonly selected?: string;
}

export interface MenuProps {
  /** The button that opens it. */
  readonly trigger: ReactElement;
  readonly label: string;
  /** Its sections; as a function where they are dear to work out: it is asked only while the menu is open. */
  readonly sections: readonly MenuSectionProps[] | (() => readonly MenuSectionProps[]);
}

/** A menu on a button: titled sections of commands or choices. Rule UI42. */
export function Menu({ trigger, label, sections }: MenuProps) {
  const [isOpen, setIsOpen] = useState(false);
  const chosen = useRef<MenuEntry | null>(null);
  useEffect(() => {
    const onClosed = isOpen ? undefined : chosen.current?.onClosed;
    chosen.current = null;
    // A closed menu gives the focus back to its button in the next frame; whoever wants it comes after that.
    if (onClosed) requestAnimationFrame(() => requestAnimationFrame(onClosed));
  }, [isOpen]);
  const choose = (entry: MenuEntry) => {
    chosen.current = entry;
    entry.onAction();
  };
  return (
    <MenuTrigger isOpen={isOpen} onOpenChange={setIsOpen}>
      {trigger}
      <Popover className={classNames(styles.popover)} offset={4} placement="bottom start">
        <MenuList label={label} sections={sections} onChoose={choose} />
      </Popover>
    </MenuTrigger>
  );
}

interface MenuListProps extends Pick<MenuProps, "label" | "sections"> {
  readonly onChoose: (entry: MenuEntry) => void;
}

function MenuList({ label, sections, onChoose }: MenuListProps) {
  const present = typeof sections === "function" ? sections() : sections;
  return (
    <AriaMenu aria-label={label} className={classNames(styles.list)}>
      {present.map((section) => (
        <MenuSection
          key={section.id}
          {...(section.selected === undefined
            ? {}
            : { selectionMode: "single" as const, selectedKeys: [section.selected] })}
        >
          <Header className={classNames(styles.header)}>{section.title}</Header>
          {section.items.map((item) => (
            <AriaMenuItem
              key={item.id}
              id={item.id}
              textValue={item.label}
              className={classNames(styles.item, item.disabledReason !== undefined && styles.unavailable)}
              {...(item.disabledReason === undefined ? { onAction: () => onChoose(item) } : {})}
            >
              {({ isSelected }) => (
                <>
                  <span lang={item.lang} className={styles.words}>
                    {item.label}
                    {item.disabledReason ? <span className={styles.reason}>{item.disabledReason}</span> : null}
                  </span>
                  {item.detail ? <span className={styles.detail}>{item.detail}</span> : null}
                  {isSelected ? <Icon name="check" /> : null}
                </>
              )}
            </AriaMenuItem>
          ))}
        </MenuSection>
      ))}
    </AriaMenu>
  );
}
