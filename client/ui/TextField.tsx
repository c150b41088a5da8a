import type { Ref } from "react";
import {
  type TextFieldProps as AriaProps,
  TextField as AriaTextField,
  FieldError,
  Input,
  Label,
  Text,
  TextArea,
} from "react-aria-components";
import { classNames } from "./classNames.ts";
import styles from "./Field.module.css";

export interface TextFieldProps extends Omit<AriaProps, "className" | "style" | "children"> {
  readonly label: string;
  readonly description?: string | undefined;
  /** What is wrong, in words and with a way out. It makes the field invalid. Rule A11Y16. */
  readonly error?: string | undefined;
  readonly placeholder?: string;
  /** A field of several lines. */
  readonly rows?: number;
  readonly inputRef?: Ref<HTMLInputElement>;
}

/** A field for words with its label above it; description and error stand below, where they are read too. Rule UI42. */
export function TextField({ label, description, error, placeholder, rows, inputRef, ...props }: TextFieldProps) {
  return (
    <AriaTextField
      {...props}
      isInvalid={error !== undefined}
      className={classNames(styles.field)}
      validationBehavior="aria"
    >
      <Label className={classNames(styles.label)}>{label}</Label>
      {rows === undefined ? (
        <Input
          className={classNames(styles.input)}
          {...(inputRef ? { ref: inputRef } : {})}
          {...(placeholder ? { placeholder } : {})}
        />
      ) : (
        <TextArea
          className={classNames(styles.input, styles.area)}
          rows={rows}
          {...(placeholder ? { placeholder } : {})}
        />
      )}
      {description ? (
        <Text slot="description" className={classNames(styles.description)}>
          {description}
        </Text>
      ) : null}
      <FieldError className={classNames(styles.error)}>{error}</FieldError>
    </AriaTextField>
  );
}
