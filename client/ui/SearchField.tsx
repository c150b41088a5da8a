import { SearchField as AriaSearchField, Button, Input } from "react-aria-components";
import { classNames } from "./classNames.ts";
import { Icon } from "./Icon.tsx";
import styles from "./SearchField.module.css";

export interface SearchFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A search field; its label is its placeholder and its name. Esc empties it. */
export function SearchField({ label, value, onChange }: SearchFieldProps) {
  return (
    <AriaSearchField aria-label={label} value={value} onChange={onChange} className={classNames(styles.field)}>
      <Icon name="search" />
      <Input className={classNames(styles.input)} placeholder={label} />
      <Button className={classNames(styles.clear)}>
        <Icon name="close" />
      </Button>
    </AriaSearchField>
  );
}
