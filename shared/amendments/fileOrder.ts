import type { FileAmendment, FileProposed } from "../document/draftFile.ts";
import type { ClauseId } from "../domain/ids.ts";

/** An amendment of one kind. */
export type Proposes<Kind extends FileProposed["kind"]> = FileAmendment & {
  readonly proposed: { readonly kind: Kind };
};

/** A clause of a file's text, or a new one among them. */
export type FileOrderEntry = { readonly clause: ClauseId } | { readonly insert: Proposes<"insert"> };

/** Tells amendments of one kind from the others. */
export const isOf =
  <Kind extends FileProposed["kind"]>(kind: Kind) =>
  (amendment: FileAmendment): amendment is Proposes<Kind> =>
    amendment.proposed.kind === kind;

/**
 * The clauses of a file with the new ones among them; of several behind one clause the first in the list comes first, each
 * with what stands behind it in turn. What stands behind nothing known is left out.
 */
export function fileOrder(
  clauses: readonly { readonly id: ClauseId }[],
  inserts: readonly Proposes<"insert">[],
): FileOrderEntry[] {
  const behind = Map.groupBy(inserts, ({ proposed }) => proposed.after);
  const order: FileOrderEntry[] = [];
  const emit = (after: ClauseId | null): void => {
    const take = (of: ClauseId | null) => {
      const found = behind.get(of) ?? [];
      behind.delete(of);
      return found.toReversed();
    };
    const waiting = take(after);
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      order.push({ insert: next });
      waiting.push(...take(next.proposed.clause));
    }
  };
  emit(null);
  for (const { id } of clauses) {
    order.push({ clause: id });
    emit(id);
  }
  return order;
}
