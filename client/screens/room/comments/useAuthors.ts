import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { CommentEntry } from "../../../../shared/document/commentEntries.ts";
import { useDelegationHues } from "../../../live/delegationHues.ts";
import { useParticipants } from "../../../live/queries.ts";
import type { Hue } from "../../../ui/Tag.tsx";
import { useRoom } from "../roomContext.ts";

/** Who wrote something, as it stands on screen. */
export interface Author {
  /** Delegation code, or the short name of the role. */
  readonly code: string;
  readonly hue: Hue;
  /** The delegation's full name, or the role. */
  readonly group: string;
  /** Empty where the person is not known any more. */
  readonly name: string;
}

/** Looks up who wrote an entry. */
export function useAuthors(): (entry: Pick<CommentEntry, "author" | "delegation">) => Author {
  const { t } = useTranslation();
  const { connection, state, actor } = useRoom();
  const draft = connection.snapshot.access.id;
  const hues = useDelegationHues(draft, state);
  const { data } = useParticipants(draft, true);
  return useMemo(() => {
    const people = new Map((data ?? []).map((one) => [one.id, one]));
    return ({ author, delegation }) => {
      const person = author === actor.participant ? actor : people.get(author);
      const role = person?.role ?? "delegation";
      const code = delegation ?? t(`room.roleShort.${role}`);
      return {
        code,
        hue: hues.hueOf(delegation ?? role),
        group: delegation === undefined ? t(`role.${role}`) : (hues.nameOf(delegation) ?? delegation),
        name: person?.name ?? "",
      };
    };
  }, [data, actor, hues, t]);
}
