import { useState } from "react";
import { useTranslation } from "react-i18next";

const MAX_REASON_LENGTH = 2000;

/** A reason that is being asked for, and the properties of its field. */
export interface AskedReason {
  /** Without blanks at its ends; may be empty. */
  readonly text: string;
  /** True when it will do; from now on the field says so where it will not. */
  check(): boolean;
  readonly field: {
    readonly rows: number;
    readonly maxLength: number;
    readonly isRequired: boolean;
    readonly value: string;
    readonly onChange: (value: string) => void;
    readonly error: string | undefined;
  };
}

/** Asks for the reason of a decision, which everybody will see. */
export function useReason(isNeeded: boolean): AskedReason {
  const { t } = useTranslation();
  const [value, setValue] = useState("");
  const [isChecked, setIsChecked] = useState(false);
  const text = value.trim();
  const isMissing = isNeeded && text === "";
  return {
    text,
    check: () => {
      setIsChecked(true);
      return !isMissing;
    },
    field: {
      rows: 3,
      maxLength: MAX_REASON_LENGTH,
      isRequired: isNeeded,
      value,
      onChange: setValue,
      error: isChecked && isMissing ? t("error.reasonMissing") : undefined,
    },
  };
}
