/**
 * The header that names a file after a symbol or title: "A/C.3/81/L.24", "_working" and ".txt" give
 * "A_C.3_81_L.24_working.txt". Safe in any language.
 */
export function disposition(
  name: string,
  variant: "" | "_working" | "_compilation" | "_tracked" | "_redline" | "_register",
  ending: string,
): string {
  const safe = name
    .replaceAll(/[^\p{L}\p{M}\p{N}._-]+/gu, "_")
    .replaceAll(/^[_.]+|[_.]+$/g, "")
    .slice(0, 80)
    .replace(/[\ud800-\udbff]$/, "");
  const file = `${safe || "draft"}${variant}.${ending}`;
  const ascii = file.replaceAll(/[^\x20-\x7e]/g, "_");
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(file)}`;
}
