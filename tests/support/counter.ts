/** A maker of ids for imports: c1, c2 … for clauses, f1, f2 … for footnotes. */
export function counter(): (what: "clause" | "footnote") => string {
  const reached = { clause: 0, footnote: 0 };
  return (what) => {
    reached[what] += 1;
    return `${what === "clause" ? "c" : "f"}${reached[what]}`;
  };
}
