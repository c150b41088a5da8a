import {
  Autocomplete,
  Header,
  Input,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  SearchField,
  Text,
} from "react-aria-components";
import styles from "./CommandList.module.css";
import { classNames } from "./classNames.ts";
import fieldStyles from "./Field.module.css";
import listStyles from "./List.module.css";

interface CommandItem {
  readonly id: string;
  readonly label: string;
  readonly detail?: string;
  /** Language of the label where it is not that of the interface. */
  readonly lang?: string;
}

export interface CommandSection {
  readonly id: string;
  readonly title: string;
  readonly items: readonly CommandItem[];
}

export interface CommandListProps {
  /** Name of the field and of the list. */
  readonly label: string;
  readonly description: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly sections: readonly CommandSection[];
  /** What stands there when nothing is found. */
  readonly empty: string;
  readonly onAction: (id: string) => void;
}

/** A field and what answers to it: arrows choose without leaving the field, Enter does the first or the chosen one. Rule UI42. */
export function CommandList(props: CommandListProps) {
  const { label, description, value, onChange, sections, empty, onAction } = props;
  return (
    <Autocomplete inputValue={value} onInputChange={onChange}>
      <SearchField aria-label={label} autoFocus className={classNames(fieldStyles.field, styles.field)}>
        <Input className={classNames(fieldStyles.input)} />
        <Text slot="description" className={classNames(fieldStyles.description)}>
          {description}
        </Text>
      </SearchField>
      <ListBox
        aria-label={label}
        className={classNames(styles.list)}
        onAction={(key) => onAction(String(key))}
        renderEmptyState={() => <p className={styles.empty}>{empty}</p>}
      >
        {sections.map((section) => (
          <ListBoxSection key={section.id} id={section.id}>
            <Header className={classNames(listStyles.header)}>{section.title}</Header>
            {section.items.map((item) => (
              <ListBoxItem key={item.id} id={item.id} textValue={item.label} className={classNames(listStyles.item)}>
                <span className={listStyles.words} lang={item.lang}>
                  {item.label}
                </span>
                {item.detail ? <span className={listStyles.detail}>{item.detail}</span> : null}
              </ListBoxItem>
            ))}
          </ListBoxSection>
        ))}
      </ListBox>
    </Autocomplete>
  );
}
