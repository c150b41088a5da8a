import { withoutLastBlank } from "../../../shared/amendments/withoutLastBlank.ts";
import type { Run } from "../../../shared/domain/clause.ts";
import type { FootnoteId } from "../../../shared/domain/ids.ts";
import type { DrawnPiece } from "./changeMarks.ts";

/** What drawing needs of the outside. */
export interface Drawing {
  /** Hue 1–12 of a delegation's tag, and its full name. */
  readonly hueOf: (delegation: string) => number;
  readonly nameOf: (delegation: string) => string | undefined;
  readonly noteNumber: (note: FootnoteId) => number | undefined;
  /** The word between two alternatives: "or". */
  readonly or: () => string;
}

/** Words that stand between those of the text: struck, underlined, and whose they are. Not part of what is edited. Rule A11Y3. */
export function drawWords(pieces: readonly DrawnPiece[], drawing: Drawing): HTMLElement {
  const dom = document.createElement("span");
  dom.className = "change-words";
  dom.contentEditable = "false";
  // The blank behind words is not underlined, and stands behind whose they are.
  let blank = "";
  for (const piece of pieces) {
    if (piece.type === "who") {
      dom.append(tag(piece.delegations, drawing), blank);
      blank = "";
      continue;
    }
    dom.append(blank);
    blank = "";
    if (piece.type === "or") dom.append(or(drawing));
    else {
      const element = document.createElement(piece.type === "plain" ? "span" : piece.type);
      element.className = `change-${piece.type}`;
      const trimmed = withoutLastBlank(piece.runs);
      appendRuns(element, trimmed.words, drawing);
      dom.append(element);
      blank = trimmed.blank;
    }
  }
  dom.append(blank);
  return dom;
}

function or(drawing: Drawing): HTMLElement {
  const element = document.createElement("span");
  element.className = "change-or";
  element.textContent = ` ${drawing.or()} `;
  return element;
}

function tag(delegations: readonly string[], { hueOf, nameOf }: Drawing): HTMLElement {
  const [first = "", ...others] = delegations;
  const element = document.createElement("bdi");
  element.className = "change-who";
  element.style.setProperty("--who-ink", `var(--hue-${hueOf(first)})`);
  element.style.setProperty("--who-tint", `var(--hue-${hueOf(first)}-tint)`);
  element.textContent = others.length > 0 ? `${first} +${others.length}` : first;
  element.title = delegations.map((code) => nameOf(code) ?? code).join(", ");
  return element;
}

function appendRuns(element: HTMLElement, runs: readonly Run[], { noteNumber }: Drawing): void {
  for (const run of runs) {
    if ("break" in run) element.append(document.createElement("br"));
    else if ("footnote" in run) {
      const marker = document.createElement("sup");
      marker.textContent = String(noteNumber(run.footnote) ?? "*");
      element.append(marker);
    } else {
      let inner: HTMLElement = element;
      for (const mark of run.marks ?? []) inner = inner.appendChild(document.createElement(mark));
      inner.append(run.text);
    }
  }
}
