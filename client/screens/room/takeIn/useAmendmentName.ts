import { useTranslation } from "react-i18next";
import type { Amendment } from "../../../../shared/domain/amendment.ts";

/** An amendment with its delegation: "A-041 (BRA +4)". */
export function useAmendmentName(): (amendment: Amendment) => string {
  const { t } = useTranslation();
  return ({ number, delegation: code, sponsors }) =>
    sponsors.length > 0
      ? t("takeIn.delegationAnd", { number, code, more: sponsors.length })
      : t("takeIn.delegation", { number, code });
}
