import { useTranslation } from "react-i18next";
import type { Delegation, Role } from "../../../shared/domain/participants.ts";

/** Says what somebody is: the delegation's name and code, else the role. */
export function useRoleName(): (who: { readonly role: Role; readonly delegation: Delegation | null }) => string {
  const { t } = useTranslation();
  return ({ role, delegation }) =>
    delegation ? t("delegation.nameAndCode", { name: delegation.name, code: delegation.code }) : t(`role.${role}`);
}
