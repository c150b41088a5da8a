import type { DelegationDraft } from "./delegationDraft.ts";
import { memberStates } from "./memberStates.ts";

/** Codes of the groups that usually speak in negotiations; their names are messages, `share.group.…`. */
export const GROUP_CODES = [
  "EU",
  "G77",
  "AG",
  "APG",
  "ARAB",
  "EEG",
  "GRULAC",
  "WEOG",
  "AOSIS",
  "ASEAN",
  "CANZ",
  "CARICOM",
  "CELAC",
  "GCC",
  "LDC",
  "LLDC",
  // Not NAM, which is Namibia.
  "NAMOV",
  "OIC",
  "PIF",
] as const;

/** States and groups under their names in a language, in its alphabetical order. Rule UI71. */
export function knownDelegations(
  language: string,
  groupName: (code: (typeof GROUP_CODES)[number]) => string,
): readonly DelegationDraft[] {
  const collator = new Intl.Collator(language);
  const groups = GROUP_CODES.map((code) => ({ code, name: groupName(code) }));
  return [...memberStates(language), ...groups].sort((one, other) => collator.compare(one.name, other.name));
}

/**
 * The delegation after its name was typed anew: a known name, whatever its case and accents, or a known code brings the
 * code, and takes it away again where the name goes on. A code that somebody chose otherwise stays. Rule UI71.
 */
export function withName(former: DelegationDraft, name: string, known: readonly DelegationDraft[]): DelegationDraft {
  const isOwn = former.code.trim() !== "" && former.code !== knownCode(former.name, known);
  return { name, code: isOwn ? former.code : (knownCode(name, known) ?? "") };
}

function knownCode(name: string, known: readonly DelegationDraft[]): string | undefined {
  const wanted = plain(name);
  if (wanted === "") return undefined;
  return known.find((one) => plain(one.name) === wanted || one.code.toLowerCase() === wanted)?.code;
}

function plain(name: string): string {
  return name.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("’", "'").trim().toLowerCase();
}
