import type { Content, ContentClause } from "../document/content.ts";
import type { FileAmendment, FileProposed } from "../document/draftFile.ts";
import { familyAt } from "../document/structure.ts";
import type { ClauseId } from "../domain/ids.ts";
import { Followers } from "./followers.ts";

type Of<Kind extends FileProposed["kind"]> = Extract<FileProposed, { readonly kind: Kind }>;

/** An amendment of one kind, with its index in the list. */
interface Indexed<Kind extends FileProposed["kind"]> {
  readonly index: number;
  readonly proposed: Of<Kind>;
}

/** Indices of the amendments that delete something or move it away, also those of the clause above. */
interface Leaving {
  readonly deletedBy: readonly number[];
  readonly movedBy: readonly number[];
}

/** What stands in a tracked text at its own place: a clause of the base, a competing version, a new clause. */
export type StandingItem = Leaving &
  (
    | { readonly type: "base"; readonly clause: ContentClause }
    | { readonly type: "alt"; readonly clause: ContentClause; readonly amendment: Indexed<"alt"> }
    | { readonly type: "insert"; readonly amendment: Indexed<"insert"> }
  );

/** What stands in a tracked text, in its order. */
export type TrackedItem =
  | StandingItem
  /** The new place of moved clauses, with all that goes there. */
  | { readonly type: "movedHere"; readonly amendment: Indexed<"move">; readonly family: readonly StandingItem[] };

/**
 * Base clauses, versions, new clauses and new places in the order in which the file has them. What comes behind the same
 * clause stands in the order of the amendments; what names a clause that is not there stands at the end. Pure. Rule DX12.
 */
export function trackedOrder({ clauses }: Content, amendments: readonly FileAmendment[]): readonly TrackedItem[] {
  const moves = indexed(amendments, "move");
  const deleted = new Families(clauses, indexed(amendments, "delete"));
  const moved = new Families(clauses, moves);
  const alts = Map.groupBy(indexed(amendments, "alt"), ({ proposed }) => proposed.on.clause);
  const coming = [...indexed(amendments, "insert"), ...moves].sort((a, b) => a.index - b.index);
  const followers = new Followers(coming, ({ proposed }) => proposed);
  const going = new Map(moves.map(({ index }): [number, StandingItem[]] => [index, []]));

  const standing = (item: StandingItem): StandingItem => {
    for (const index of item.movedBy) going.get(index)?.push(item);
    return item;
  };
  const arriving = ({ index, proposed }: (typeof coming)[number], base: ContentClause | undefined): TrackedItem => {
    if (proposed.kind === "move") {
      return { type: "movedHere", amendment: { index, proposed }, family: going.get(index) ?? [] };
    }
    return standing({
      type: "insert",
      amendment: { index, proposed },
      deletedBy: base ? deleted.above(proposed, base.id) : [],
      movedBy: base ? [...moved.above(proposed, base.id), ...moved.around(proposed, base.id)] : [],
    });
  };

  return [
    ...followers.takeBehind(null).map((one) => arriving(one, undefined)),
    ...clauses.flatMap((clause) => {
      const leaving: Leaving = { deletedBy: deleted.at(clause.id), movedBy: moved.at(clause.id) };
      return [
        standing({ type: "base", clause, ...leaving }),
        ...(alts.get(clause.id) ?? []).map((amendment) => standing({ type: "alt", clause, amendment, ...leaving })),
        ...followers.takeBehind(clause.id).map((one) => arriving(one, clause)),
      ];
    }),
    ...followers.takeRest().map((one) => arriving(one, undefined)),
  ];
}

/** All amendments of a kind, in their order. */
function indexed<Kind extends FileProposed["kind"]>(
  amendments: readonly FileAmendment[],
  kind: Kind,
): readonly Indexed<Kind>[] {
  return amendments.flatMap(({ proposed }, index) =>
    proposed.kind === kind ? [{ index, proposed: proposed as Of<Kind> }] : [],
  );
}

/** A clause with its sub-clauses that an amendment takes away. */
interface Family {
  readonly index: number;
  readonly head: ContentClause;
  readonly last: ContentClause;
}

/** What several amendments take away, by the clauses that go. */
class Families {
  readonly #of = new Map<ClauseId, Family[]>();

  constructor(clauses: readonly ContentClause[], amendments: readonly (Indexed<"delete"> | Indexed<"move">)[]) {
    const places = new Map(clauses.map(({ id }, at) => [id, at]));
    for (const { index, proposed } of amendments) {
      const members = familyAt(clauses, places.get(proposed.on.clause) ?? clauses.length);
      const [head] = members;
      const last = members.at(-1);
      if (!head || !last) continue;
      for (const { id } of members) {
        const known = this.#of.get(id);
        if (known) known.push({ index, head, last });
        else this.#of.set(id, [{ index, head, last }]);
      }
    }
  }

  /** The amendments that a clause of the base goes with. */
  at(base: ClauseId): number[] {
    return (this.#of.get(base) ?? []).map(({ index }) => index);
  }

  /** Those that a new clause behind one of the base goes with as a sub-clause of what goes. */
  above(proposed: Of<"insert">, base: ClauseId): number[] {
    return (this.#of.get(base) ?? []).flatMap((family) => (isBelow(proposed, family) ? [family.index] : []));
  }

  /** Those that it goes with because it stands between a clause and its sub-clauses: a move is one stretch of the text. */
  around(proposed: Of<"insert">, base: ClauseId): number[] {
    return (this.#of.get(base) ?? []).flatMap((family) =>
      family.last.id !== base && !isBelow(proposed, family) ? [family.index] : [],
    );
  }
}

const isBelow = ({ clauseKind, level }: Of<"insert">, { head }: Family): boolean =>
  head.kind === clauseKind && level > head.level;
