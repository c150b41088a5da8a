import type { Content } from "../../../document/content.ts";
import type { FileProposed } from "../../../document/draftFile.ts";
import { familyAt } from "../../../document/structure.ts";
import { sameRuns } from "../../../domain/joinRuns.ts";
import type { FoundAmendment } from "./amendmentReader.ts";

type Insert = Extract<FileProposed, { readonly kind: "insert" }>;

/**
 * Amendments with moves that the file does not name as such: what an author deletes at one place and puts in at another,
 * word for word and with all its sub-clauses, is moved. LibreOffice writes moves so, and so does who cuts and pastes.
 */
export function withMoves(found: readonly FoundAmendment[], content: Content): readonly FoundAmendment[] {
  const gone = new Set<FoundAmendment>();
  const moves = new Map<FoundAmendment, FoundAmendment>();
  for (const deletion of found) {
    if (deletion.proposed.kind !== "delete") continue;
    const { on } = deletion.proposed;
    const family = familyAt(
      content.clauses,
      content.clauses.findIndex(({ id }) => id === on.clause),
    );
    const inserts = found.flatMap((one) => {
      const isFree = one.key === deletion.key && one.proposed.kind === "insert" && !gone.has(one);
      return isFree ? [{ one, proposed: one.proposed as Insert }] : [];
    });
    const at = inserts.findIndex((_, start) =>
      family.every(({ kind, text }, index) => {
        const { proposed } = inserts[start + index] ?? {};
        const follows = index === 0 || proposed?.after === inserts[start + index - 1]?.proposed.clause;
        return proposed?.clauseKind === kind && follows && text.length > 0 && sameRuns(proposed.text, text);
      }),
    );
    const first = inserts[at];
    if (!first || family.length === 0) continue;
    for (const { one } of inserts.slice(at, at + family.length)) gone.add(one);
    const { after, level } = first.proposed;
    moves.set(deletion, { ...deletion, proposed: { kind: "move", on, after, level } });
  }
  const renamed = new Map(
    [...gone].flatMap(({ proposed }) =>
      proposed.kind === "insert" ? [[proposed.clause, proposed.after] as const] : [],
    ),
  );
  return found.flatMap((one) => (gone.has(one) ? [] : [behindKnown(moves.get(one) ?? one, renamed)]));
}

/** What stood behind a clause that is a moved one now stands behind what that stands behind. */
function behindKnown(one: FoundAmendment, renamed: ReadonlyMap<string, Insert["after"]>): FoundAmendment {
  const { proposed } = one;
  if (proposed.kind !== "insert" && proposed.kind !== "move") return one;
  let { after } = proposed;
  while (after !== null && renamed.has(after)) after = renamed.get(after) ?? null;
  return after === proposed.after ? one : { ...one, proposed: { ...proposed, after } };
}
