import type { DelegationHues } from "../../live/delegationHues.ts";

/** "Brazil (BRA)"; the code alone where nobody of it has joined. */
export function nameWithCode(code: string, hues: DelegationHues): string {
  const name = hues.nameOf(code);
  return name && name !== code ? `${name} (${code})` : code;
}
