/**
 * The header that names a file after a symbol or title: "A/C.3/81/L.24", "_working" and ".txt" give
 * "A_C.3_81_L.24_working.txt". Safe in any language.
 */
export function disposition(
  name: string,
  variant: "" | "_working" | "_compilation" | "_tracked" | "_redline" | "_register",
  ending: string,
): string {
  const safe = name.replaceAll(/[^\p{L}\p{M}\p{N}._-]+/gu, "_").replaceAll(/^[_.]+|[_.]+$/g, "");
  const file = `${shortName(safe) || "draft"}${variant}.${ending}`;
  const ascii = file.replaceAll(/[^\x20-\x7e]/g, "_");
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(file)}`;
}

const LONGEST = 80;

/** Cut between words where there are any in its second half. */
function shortName(name: string): string {
  if (name.length <= LONGEST) return name;
  const cut = name.slice(0, LONGEST + 1);
  const at = cut.lastIndexOf("_");
  return at > LONGEST / 2 ? cut.slice(0, at) : cut.slice(0, LONGEST).replace(/[\ud800-\udbff]$/, "");
}
