import type { FileAmendment, FileProposed } from "../document/draftFile.ts";
import type { ClauseId } from "../domain/ids.ts";
import { Followers } from "./followers.ts";

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

/** The clauses of a file with the new ones among them. What stands behind nothing known is left out. */
export function fileOrder(
  clauses: readonly { readonly id: ClauseId }[],
  inserts: readonly Proposes<"insert">[],
): FileOrderEntry[] {
  const followers = new Followers(inserts, ({ proposed }) => proposed);
  const behind = (clause: ClauseId | null): FileOrderEntry[] =>
    followers.takeBehind(clause).map((insert) => ({ insert }));
  return [...behind(null), ...clauses.flatMap(({ id }) => [{ clause: id }, ...behind(id)])];
}
