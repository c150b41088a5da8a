import { RadioGroup as AriaRadioGroup, Label, RadioButton, RadioField, Text } from "react-aria-components";
import styles from "./Choice.module.css";
import { classNames } from "./classNames.ts";
import fieldStyles from "./Field.module.css";

export interface RadioGroupProps<Value extends string> {
  readonly label: string;
  readonly options: readonly { readonly value: Value; readonly label: string; readonly description?: string }[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  /** `grid`: side by side in columns, for choices with explanations. */
  readonly layout?: "column" | "row" | "grid";
}

/** One of few, all of them visible, each with a word of explanation where it helps. */
export function RadioGroup<Value extends string>(props: RadioGroupProps<Value>) {
  return (
    <AriaRadioGroup
      className={classNames(fieldStyles.field)}
      value={props.value}
      orientation={props.layout === "row" ? "horizontal" : "vertical"}
      onChange={(value) => {
        const chosen = props.options.find((option) => option.value === value);
        if (chosen) props.onChange(chosen.value);
      }}
    >
      <Label className={classNames(fieldStyles.label)}>{props.label}</Label>
      <div className={classNames(styles.options, styles[props.layout ?? "column"])}>
        {props.options.map((option) => (
          <RadioField key={option.value} value={option.value} className={classNames(styles.field)}>
            <RadioButton className={classNames(styles.choice)}>
              <span className={classNames(styles.box, styles.round)} />
              <span>{option.label}</span>
            </RadioButton>
            {option.description ? (
              <Text slot="description" className={classNames(styles.explanation)}>
                {option.description}
              </Text>
            ) : null}
          </RadioField>
        ))}
      </div>
    </AriaRadioGroup>
  );
}
