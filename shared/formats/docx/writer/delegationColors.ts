import type { CompiledText } from "../../../amendments/compilation.ts";

/** Dark enough on white paper (4.5:1 and more), and told apart as far as colours can be: brackets and names say it, too. */
const COLORS = ["1F4E9E", "A31515", "1B6B3A", "7A3E9D", "9A4A00", "00647A", "8C1D5E", "4A5A00"];

/** Gives the delegations of a compilation colours, by the order in which they first appear. Rule DX8. */
export function colorOf(compiled: CompiledText | undefined): (delegations: readonly string[]) => string {
  const pieces = [...(compiled?.clauses ?? []), ...(compiled?.footnotes ?? [])].flatMap((part) => part.pieces);
  const names = new Set(pieces.flatMap(({ delegations }) => delegations?.join(", ") ?? []));
  const colors = new Map([...names].map((name, index) => [name, COLORS[index % COLORS.length] ?? "000000"]));
  return (delegations) => colors.get(delegations.join(", ")) ?? "000000";
}
