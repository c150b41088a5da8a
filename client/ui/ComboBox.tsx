import { useMemo } from "react";
import {
  ComboBox as AriaComboBox,
  FieldError,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Text,
  useFilter,
} from "react-aria-components";
import { classNames } from "./classNames.ts";
import fieldStyles from "./Field.module.css";
import listStyles from "./List.module.css";

export interface ComboBoxOption {
  readonly id: string;
  readonly label: string;
  readonly detail: string;
}

export interface ComboBoxProps {
  readonly label: string;
  readonly description?: string;
  readonly error?: string | undefined;
  readonly options: readonly ComboBoxOption[];
  /** The words in the field, from the list or not. */
  readonly value: string;
  readonly autoFocus?: boolean;
  readonly onType: (value: string) => void;
  readonly onChoose: (option: ComboBoxOption) => void;
}

/** A field that offers what contains what was typed or has it as its detail, and takes other words too. Rule UI42. */
export function ComboBox(props: ComboBoxProps) {
  const { contains, startsWith } = useFilter({ sensitivity: "base" });
  const detailOf = useMemo(() => new Map(props.options.map(({ label, detail }) => [label, detail])), [props.options]);
  return (
    <AriaComboBox
      className={classNames(fieldStyles.field)}
      allowsCustomValue
      menuTrigger="input"
      inputValue={props.value}
      isInvalid={props.error !== undefined}
      validationBehavior="aria"
      autoFocus={props.autoFocus ?? false}
      onInputChange={props.onType}
      onChange={(key) => {
        const chosen = props.options.find((option) => option.id === key);
        if (chosen) props.onChoose(chosen);
      }}
      defaultItems={props.options}
      defaultFilter={(label, typed) => contains(label, typed) || startsWith(detailOf.get(label) ?? "", typed)}
    >
      <Label className={classNames(fieldStyles.label)}>{props.label}</Label>
      <Input className={classNames(fieldStyles.input)} />
      {props.description ? (
        <Text slot="description" className={classNames(fieldStyles.description)}>
          {props.description}
        </Text>
      ) : null}
      <FieldError className={classNames(fieldStyles.error)}>{props.error}</FieldError>
      <Popover className={classNames(listStyles.popover)} offset={4}>
        <ListBox<ComboBoxOption> className={classNames(listStyles.list)}>
          {(option) => (
            <ListBoxItem id={option.id} textValue={option.label} className={classNames(listStyles.item)}>
              <span className={listStyles.words}>{option.label}</span>
              <span className={listStyles.detail}>{option.detail}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}
