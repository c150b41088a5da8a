import { citationsIn } from "../document/citations.ts";
import type { Content } from "../document/content.ts";
import type { DraftFile, FileAmendment, FileProposed } from "../document/draftFile.ts";
import { type ArrangedClause, arrange, familyAt } from "../document/structure.ts";
import { type Amendment, delegationsOf, type Proposed, textOfProposed } from "../domain/amendment.ts";
import type { StoredClause } from "../domain/clause.ts";
import type { DraftState } from "../domain/draftState.ts";
import type { ClauseId } from "../domain/ids.ts";
import { sameRuns } from "../domain/joinRuns.ts";
import { combine } from "./combine.ts";
import { type CompilationFilter, filteredAmendments } from "./compilation.ts";
import type { DraftWords } from "./draftWords.ts";
import { proposalOf } from "./proposal.ts";
import { roomLabels } from "./roomLabels.ts";

/**
 * A draft with the amendments that a filter lets through (the open ones, where there is none), as files carry it: each
 * written on the base text of this moment, a new or a moved clause by what it stands behind. `base` is the content of the
 * same moment; its clauses get the labels of the room. What the base reads like already proposes nothing and is left out.
 * Comments are added by `fileComments`. Pure. Rules FA1–FA3.
 */
export function draftFileOf(
  base: Content,
  words: DraftWords,
  state: DraftState,
  filter: CompilationFilter = {},
): DraftFile {
  const chosen = filteredAmendments(state, filter);
  const places = placesOf(words, chosen);
  const amendments = chosen.flatMap((amendment): FileAmendment[] => {
    const proposed = fileProposed(amendment, words, places);
    if (!proposed) return [];
    const { number, label, reason, tabledAt, revisions } = amendment;
    return [
      {
        authors: delegationsOf(amendment),
        proposed,
        number,
        ...(label === undefined ? {} : { label }),
        ...(reason === undefined || reason === "" ? {} : { reason }),
        at: revisions.at(-1)?.at ?? tabledAt,
      },
    ];
  });
  const labels = roomLabels(words, state);
  return {
    content: { ...base, clauses: base.clauses.map((one) => ({ ...one, label: labels.get(one.id) ?? one.label })) },
    newNotes: newNotes(base, words, amendments),
    amendments,
    comments: [],
  };
}

/** Where things stand: the text with the new clauses in it. */
interface Places {
  readonly text: readonly ArrangedClause[];
  readonly index: ReadonlyMap<ClauseId, number>;
}

function placesOf(words: DraftWords, amendments: readonly Amendment[]): Places {
  const there = new Set(words.clauses.map(({ id }) => id));
  const added = amendments.flatMap(({ proposed }): StoredClause[] => {
    if (proposed.kind !== "insert" || there.has(proposed.clause)) return [];
    const { clause: id, clauseKind: kind, level, order } = proposed;
    return [{ id, kind, level, order }];
  });
  const text = arrange([...words.clauses, ...added]);
  return { text, index: new Map(text.map(({ id }, at) => [id, at])) };
}

function fileProposed(amendment: Amendment, words: DraftWords, places: Places): FileProposed | null {
  const { proposed } = amendment;
  switch (proposed.kind) {
    case "edit": {
      const { on } = proposed;
      const present = "clause" in on ? clauseIn(words, on.clause)?.runs : words.note(on.footnote);
      if (!present) return null;
      const combined = combine(present, [proposalOf(amendment, words.amendment(amendment.id))]);
      const text = combined.ok ? combined.result : textOfProposed(proposed);
      return sameRuns(present, text) ? null : { kind: "edit", on, text };
    }
    case "alt":
      if (!clauseIn(words, proposed.on.clause)) return null;
      return { kind: "alt", on: proposed.on, text: proposalOf(amendment, words.amendment(amendment.id)).text };
    case "insert":
      return fileInsert(amendment, proposed, words, places);
    case "delete":
      return clauseIn(words, proposed.on.clause) ? { kind: "delete", on: proposed.on } : null;
    case "move":
      return fileMove(proposed, words, places);
  }
}

const clauseIn = (words: DraftWords, clause: ClauseId) => words.clauses.find(({ id }) => id === clause);

function fileInsert(
  amendment: Amendment,
  { clause }: Extract<Proposed, { readonly kind: "insert" }>,
  words: DraftWords,
  { text, index }: Places,
): FileProposed | null {
  const at = index.get(clause);
  const place = at === undefined ? undefined : text[at];
  if (at === undefined || !place || clauseIn(words, clause)) return null;
  return {
    kind: "insert",
    clause,
    clauseKind: place.kind,
    level: place.level,
    after: text[at - 1]?.id ?? null,
    text: proposalOf(amendment, words.amendment(amendment.id)).text,
  };
}

/** A moved clause leaves its place with what is below it, and stands behind what is before its new place then. */
function fileMove(
  { on, order, level }: Extract<Proposed, { readonly kind: "move" }>,
  words: DraftWords,
  { text, index }: Places,
): FileProposed | null {
  const from = index.get(on.clause);
  const moved = clauseIn(words, on.clause);
  if (from === undefined || !moved) return null;
  const family = new Set(familyAt(text, from).map(({ id }) => id));
  const rest = text.filter(({ id }) => !family.has(id));
  const arranged = arrange([...rest, { ...moved, order, level: level ?? moved.level }]);
  const at = arranged.findIndex(({ id }) => id === on.clause);
  return {
    kind: "move",
    on,
    after: arranged[at - 1]?.id ?? null,
    level: arranged[at]?.level ?? moved.level,
  };
}

/** Notes that the amendments cite and the base text does not. */
function newNotes(base: Content, words: DraftWords, amendments: readonly FileAmendment[]): DraftFile["newNotes"] {
  const known = new Set(base.footnotes.map(({ id }) => id));
  const cited = amendments.flatMap(({ proposed }) => ("text" in proposed ? citationsIn(proposed.text) : []));
  return [...new Set(cited)].flatMap((id) => {
    const text = known.has(id) ? undefined : words.note(id);
    return text ? [{ id, text }] : [];
  });
}
