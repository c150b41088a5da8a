import {
  Select as AriaSelect,
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
  Text,
} from "react-aria-components";
import { classNames } from "./classNames.ts";
import fieldStyles from "./Field.module.css";
import { Icon } from "./Icon.tsx";
import listStyles from "./List.module.css";
import styles from "./Select.module.css";

export interface SelectProps<Value extends string> {
  readonly label: string;
  readonly options: readonly { readonly value: Value; readonly label: string; readonly lang?: string }[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly description?: string;
  /** The label is read, not shown: where the place says what it is for. */
  readonly isLabelHidden?: boolean;
  readonly name?: string;
}

/** One of a list. Opens downwards, closes on choice, letters jump. Rule UI42. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  return (
    <AriaSelect
      {...(props.isLabelHidden ? { "aria-label": props.label } : {})}
      {...(props.name ? { name: props.name } : {})}
      className={classNames(fieldStyles.field)}
      value={props.value}
      onChange={(key) => {
        const chosen = props.options.find((option) => option.value === key);
        if (chosen) props.onChange(chosen.value);
      }}
    >
      {props.isLabelHidden ? null : <Label className={classNames(fieldStyles.label)}>{props.label}</Label>}
      <Button className={classNames(styles.button)}>
        <SelectValue className={classNames(styles.value)} />
        <Icon name="chevronDown" />
      </Button>
      {props.description ? (
        <Text slot="description" className={classNames(fieldStyles.description)}>
          {props.description}
        </Text>
      ) : null}
      <Popover className={classNames(listStyles.popover)} offset={4}>
        <ListBox className={classNames(listStyles.list)}>
          {props.options.map((option) => (
            <ListBoxItem
              key={option.value}
              id={option.value}
              textValue={option.label}
              className={classNames(listStyles.item)}
            >
              {({ isSelected }) => (
                <>
                  <span lang={option.lang} className={listStyles.words}>
                    {option.label}
                  </span>
                  {isSelected ? <Icon name="check" /> : null}
                </>
              )}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
