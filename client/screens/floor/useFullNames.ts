import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { DelegationHues } from "../../live/delegationHues.ts";
import { knownDelegations } from "../share/knownDelegations.ts";

/** Full names of delegations: as they joined, else as states and groups are known, else the code. */
export function useFullNames(hues: DelegationHues): (code: string) => string {
  const { t, i18n } = useTranslation();
  const known = useMemo(
    () =>
      new Map(knownDelegations(i18n.language, (code) => t(`share.group.${code}`)).map((one) => [one.code, one.name])),
    [i18n.language, t],
  );
  return (code) => hues.nameOf(code) ?? known.get(code) ?? code;
}
