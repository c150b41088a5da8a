import type { Content, ImportWarning } from "../../document/content.ts";
import type { ClauseId } from "../../domain/ids.ts";
import { warning } from "../warnings.ts";
import type { Classified } from "./classify.ts";

/** Numbers are computed; where the source printed another one, its reader must know. Rule IM9. */
export function changedNumbers(
  content: Content,
  clauses: readonly Classified[],
  lines: ReadonlyMap<ClauseId, Classified>,
): ImportWarning[] {
  const bare = (number: string) => number.replaceAll(/[().]/g, "");
  const operatives = clauses.filter(({ kind, level }) => kind === "operative" && level === 0).length;
  return content.clauses.flatMap((clause) => {
    const source = lines.get(clause.id);
    if (!source || !("printed" in source.block.opener) || clause.kind === "text") return [];
    const { printed } = source.block.opener;
    if (bare(printed) === bare(clause.number) || (operatives === 1 && clause.number === "")) return [];
    const message = `printed ${printed} in the source, ${clause.number === "" ? "without a number" : clause.number} now`;
    return [warning("number_changed", message, source.text, source.block.line)];
  });
}
