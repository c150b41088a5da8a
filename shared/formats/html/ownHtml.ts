/** Attributes by which our own HTML, on the clipboard and in files, says what its elements are. */
export const OWN_HTML = {
  kind: "data-adref-kind",
  level: "data-adref-level",
  /** Id of a clause. */
  clause: "data-clause",
  /** A number that is printed before a clause and is none of its words. */
  number: "data-adref-number",
  /** Italics that are computed. */
  lead: "data-adref-lead",
  /** Marker of a note: its id. */
  note: "data-adref-note",
  /** Words of a note as JSON, on its marker: what a copy takes along. */
  noteRuns: "data-adref-note-runs",
  /** Element with the words of a note: its id. */
  noteWords: "data-adref-note-words",
  /** What is there for people only: links back, headings of our own. */
  silent: "data-adref-silent",
} as const;

/** Prefix of the names of meta tags that carry the head of a draft. */
export const OWN_META = "adref:";
