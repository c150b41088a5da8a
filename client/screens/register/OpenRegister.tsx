import { useTranslation } from "react-i18next";
import type { DraftResponse } from "../../../shared/protocol/http.ts";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { ReadingRoom } from "../room/ReadingRoom.tsx";
import { Register } from "./Register.tsx";

/** The register over a live session of the draft. */
export function OpenRegister({ access }: { readonly access: DraftResponse }) {
  const { t } = useTranslation();
  return (
    <ReadingRoom access={access} waiting={<Skeleton label={t("register.opening")} lines={8} />}>
      <Register />
    </ReadingRoom>
  );
}
