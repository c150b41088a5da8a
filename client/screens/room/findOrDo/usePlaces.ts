import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { delegationsOf } from "../../../../shared/domain/amendment.ts";
import { useDelegationHues } from "../../../live/delegationHues.ts";
import { roomAddress } from "../../register/roomAddress.ts";
import { clauseNames } from "../history/clauseNames.ts";
import { rowWords } from "../outlineRows.ts";
import { useRoom } from "../roomContext.ts";
import { amendmentClause } from "./amendmentClause.ts";
import type { Entry } from "./ranked.ts";

/** Where one can go: paragraphs by label and opening words, amendments by number, delegation and place. Rule UI176. */
export function usePlaces(onJump: () => void): {
  readonly clauses: readonly Entry[];
  readonly amendments: readonly Entry[];
} {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const { connection, editor, projection, state } = useRoom();
  const draft = connection.snapshot.access.id;
  const { nameOf } = useDelegationHues(draft, state);
  const names = clauseNames(projection, state, t);
  const { language } = projection.head;
  const clauses = projection.clauses.flatMap((view): Entry[] =>
    view.label === "" && view.kind !== "heading" && view.kind !== "annex"
      ? []
      : [
          {
            id: view.id,
            label: [view.label || view.number, rowWords(view)].join(" ").trim(),
            lang: language,
            also: view.label,
            run: () => {
              onJump();
              editor?.focus(view.id, "start");
            },
          },
        ],
  );
  const amendments = [...state.amendments.values()].map((amendment): Entry => {
    const clause = amendmentClause(amendment);
    const codes = delegationsOf(amendment);
    const place = clause ? names.clause(clause) : "";
    return {
      id: amendment.id,
      label: [amendment.number, codes.join(", ")].join(" "),
      detail: [place, t(`amend.status.${amendment.status}`)].filter(Boolean).join(" · "),
      also: [amendment.number, ...codes.map((code) => nameOf(code) ?? ""), place].join(" "),
      run: () => navigate(roomAddress(draft, { id: amendment.id, clause })),
    };
  });
  return { clauses, amendments };
}
