import type { Content, ContentClause } from "../../../document/content.ts";
import type { FileAmendment, FileProposed } from "../../../document/draftFile.ts";
import { familyAt } from "../../../document/structure.ts";
import type { ClauseId } from "../../../domain/ids.ts";

type Of<Kind extends FileProposed["kind"]> = Extract<FileProposed, { readonly kind: Kind }>;

/** An amendment of one kind, with its index in the list. */
export interface Placed<Kind extends FileProposed["kind"]> {
  readonly index: number;
  readonly proposed: Of<Kind>;
}

/** What stands in a tracked text, in its order. */
export type Item = {
  /** Indices of the amendments that delete it or move it away, also those of the clause above. */
  readonly deletedBy: readonly number[];
  readonly movedBy: readonly number[];
} & (
  | { readonly type: "base"; readonly clause: ContentClause }
  | { readonly type: "alt"; readonly clause: ContentClause; readonly amendment: Placed<"alt"> }
  | { readonly type: "insert"; readonly amendment: Placed<"insert"> }
  /** The new place of moved clauses. */
  | { readonly type: "movedHere"; readonly amendment: Placed<"move"> }
);

/** All amendments of a kind, in their order. */
function amendmentsOf<Kind extends FileProposed["kind"]>(
  amendments: readonly FileAmendment[],
  kind: Kind,
): readonly Placed<Kind>[] {
  return amendments.flatMap(({ proposed }, index) =>
    proposed.kind === kind ? [{ index, proposed: proposed as Of<Kind> }] : [],
  );
}

/**
 * Base clauses, versions, new clauses and new places in the order in which the file has them. What comes behind the same
 * clause stands in the order of the amendments; what names a clause that is not there stands at the end. Rule DX12.
 */
export function trackedOrder({ clauses }: Content, amendments: readonly FileAmendment[]): readonly Item[] {
  const deleted = familiesOf(clauses, amendmentsOf(amendments, "delete"));
  const moved = familiesOf(clauses, amendmentsOf(amendments, "move"));
  const alts = amendmentsOf(amendments, "alt");
  const coming = [...amendmentsOf(amendments, "insert"), ...amendmentsOf(amendments, "move")].sort(
    (a, b) => a.index - b.index,
  );
  const items: Item[] = [];
  const done = new Set<number>();
  let base: ContentClause | undefined;
  const place = (one: (typeof coming)[number]): void => {
    done.add(one.index);
    if (one.proposed.kind === "move") {
      items.push({ type: "movedHere", amendment: { ...one, proposed: one.proposed }, deletedBy: [], movedBy: [] });
      return;
    }
    const { proposed } = one;
    items.push({
      type: "insert",
      amendment: { ...one, proposed },
      deletedBy: base ? insideOf(proposed, base.id, deleted) : [],
      movedBy: base ? [...insideOf(proposed, base.id, moved), ...betweenOf(proposed, base.id, moved)] : [],
    });
    behind(proposed.clause);
  };
  const behind = (after: ClauseId | null): void => {
    for (const one of coming) if (one.proposed.after === after && !done.has(one.index)) place(one);
  };
  behind(null);
  for (const clause of clauses) {
    base = clause;
    const layers = { deletedBy: namesAt(clause.id, deleted), movedBy: namesAt(clause.id, moved) };
    items.push({ type: "base", clause, ...layers });
    for (const alt of alts) {
      if (alt.proposed.on.clause === clause.id) items.push({ type: "alt", clause, amendment: alt, ...layers });
    }
    behind(clause.id);
  }
  base = undefined;
  for (const one of coming) if (!done.has(one.index)) place(one);
  return items;
}

/** A clause with its sub-clauses that an amendment takes away. */
interface Family {
  readonly index: number;
  readonly head: ContentClause;
  readonly members: ReadonlySet<ClauseId>;
}

function familiesOf(
  clauses: readonly ContentClause[],
  amendments: readonly (Placed<"delete"> | Placed<"move">)[],
): readonly Family[] {
  const places = new Map(clauses.map(({ id }, at) => [id, at]));
  return amendments.flatMap(({ index, proposed }) => {
    const [head, ...below] = familyAt(clauses, places.get(proposed.on.clause) ?? clauses.length);
    return head ? [{ index, head, members: new Set([head, ...below].map(({ id }) => id)) }] : [];
  });
}

const namesAt = (clause: ClauseId, families: readonly Family[]): number[] =>
  families.flatMap(({ index, members }) => (members.has(clause) ? [index] : []));

/** A new sub-clause of what goes away goes with it. */
function insideOf(proposed: Of<"insert">, base: ClauseId, families: readonly Family[]): number[] {
  return families.flatMap((family) => (family.members.has(base) && isBelow(proposed, family) ? [family.index] : []));
}

/** What stands between a moved clause and its sub-clauses moves along: a move is one stretch of the text. */
function betweenOf(proposed: Of<"insert">, base: ClauseId, families: readonly Family[]): number[] {
  return families.flatMap((family) => {
    const isBetween = family.members.has(base) && [...family.members].at(-1) !== base;
    return isBetween && !isBelow(proposed, family) ? [family.index] : [];
  });
}

const isBelow = ({ clauseKind, level }: Of<"insert">, { head }: Family): boolean =>
  head.kind === clauseKind && level > head.level;
