/** Twelve colours that can be read on white and told apart, one for each delegation in order of appearance. */
export const HUES = [
  ...["#963633", "#07618f", "#316b17", "#654799", "#79520a", "#016770"],
  ...["#90355e", "#3c54a3", "#5f5f06", "#803c7f", "#914006", "#0d6a58"],
] as const;

/** The style of a written file, on screens and on paper. Logical properties throughout: the same style serves Arabic. */
export const HTML_STYLE = `
:root { color-scheme: light; }
body { margin: 0; background: #fff; color: #111; font: 1.0625rem/1.5 "Times New Roman", Tinos, "Noto Serif", serif; }
:lang(ar) { font-family: "Noto Naskh Arabic", "Traditional Arabic", "Times New Roman", serif; }
:lang(zh) { font-family: "Noto Serif SC", "Songti SC", SimSun, serif; }
main { max-inline-size: 42rem; margin-inline: auto; padding: 2rem 1.25rem 4rem; overflow-wrap: break-word; }
header { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 2rem; margin-block-end: 2.5rem; padding-block-end: 0.5rem; border-block-end: 2px solid #111; }
header .symbol { text-align: end; }
header .place { flex-basis: 100%; }
h1, h2, h3, h4, p, li, th, td, caption { white-space: pre-wrap; }
h1, h2, h3, h4 { margin-block: 1.75rem 0.75rem; line-height: 1.25; break-after: avoid; }
h1 { font-size: 1.5rem; }
header p, header h1 { margin: 0; font-size: 1.0625rem; font-weight: normal; line-height: inherit; }
header .organ { font-weight: bold; font-size: 1.25rem; }
h2 { font-size: 1.25rem; }
h3 { font-size: 1.0625rem; }
h4 { font-size: 1.0625rem; font-style: italic; }
.number { margin-inline-end: 0.5em; }
.annex .number { margin: 0; font-size: 0.85em; }
.annex { margin-block-start: 3rem; }
p { margin-block: 0 0.75rem; }
.preambular, .operative, .numbered { text-indent: 2rem; }
.level-1, .level-2, .level-3, .level-4 { text-indent: 0; }
.level-1 { margin-inline-start: 2rem; }
.level-2 { margin-inline-start: 4rem; }
.level-3 { margin-inline-start: 6rem; }
.level-4 { margin-inline-start: 8rem; }
.closing { margin-block-end: 0; text-align: end; font-style: italic; }
p:not(.closing) + .closing { margin-block-start: 2rem; }
:lang(ar) .closing, :lang(zh) .closing { font-style: normal; }
.table { overflow-x: auto; margin-block: 1rem; }
table { border-collapse: collapse; inline-size: 100%; font-size: 0.9375rem; }
caption { padding-block-end: 0.5rem; text-align: start; font-weight: bold; }
th, td { padding: 0.25rem 0.75rem 0.25rem 0; text-align: start; vertical-align: top; border-block-end: 1px solid #bbb; }
thead th { border-block-end: 2px solid #111; }
sup { font-size: 0.7em; line-height: 0; }
sub { font-size: 0.7em; line-height: 0; }
a { color: #07528a; }
sup a { text-decoration: none; padding-inline: 0.1em; unicode-bidi: isolate; }
a:focus-visible, .table:focus-visible { outline: 2px solid #07528a; outline-offset: 2px; }
:target { background: #fff3c4; }
.notes { margin-block-start: 3rem; border-block-start: 1px solid #111; font-size: 0.875rem; }
.notes h2 { font-size: 1rem; }
.notes ol { padding-inline-start: 1.75rem; }
.bracket, .attribution { font-weight: bold; }
.proposed { text-decoration: underline; text-underline-offset: 0.15em; }
${HUES.map((hue, at) => `.hue-${at + 1} { color: ${hue}; }`).join("\n")}
@page { margin: 2.5cm 2cm; }
@media print {
  body { font-size: 11pt; }
  main { max-inline-size: none; padding: 0; }
  p { orphans: 2; widows: 2; }
  tr, li { break-inside: avoid; }
  .table { overflow: visible; }
  a { color: inherit; text-decoration: none; }
  .back { display: none; }
}
`;
