/** A change as it stands on the page: what is struck, what comes, or one behind the other. */
export interface ShownChange {
  /** Takes the focus. */
  readonly element: HTMLElement;
  readonly column: string;
  readonly deleted: string;
  readonly inserted: string;
}

/** The changes shown in some columns, in reading order. */
function shownChanges(root: HTMLElement): readonly ShownChange[] {
  return [...root.querySelectorAll<HTMLElement>("[data-alternative]")].flatMap((column) => {
    const marks = [...column.querySelectorAll<HTMLElement>("del, ins")];
    const changes: ShownChange[] = [];
    for (const element of marks) {
      const before = element.previousSibling;
      const last = changes.at(-1);
      const isReplacement = element.tagName === "INS" && before instanceof HTMLElement && before === last?.element;
      const words = element.textContent ?? "";
      if (isReplacement) changes[changes.length - 1] = { ...last, inserted: words };
      else {
        const isDeletion = element.tagName === "DEL";
        changes.push({
          element,
          column: column.dataset.alternative ?? "",
          deleted: isDeletion ? words : "",
          inserted: isDeletion ? "" : words,
        });
      }
    }
    return changes;
  });
}

/** Puts the focus on the next change, or the one before; round from the last to the first. Gives it; nothing where there is none. */
export function walkChanges(root: HTMLElement, step: 1 | -1): ShownChange | undefined {
  const changes = shownChanges(root);
  const at = changes.findIndex(({ element }) => element === document.activeElement);
  const next = changes[at < 0 ? (step === 1 ? 0 : changes.length - 1) : (at + step + changes.length) % changes.length];
  if (!next) return undefined;
  next.element.tabIndex = -1;
  next.element.focus();
  next.element.scrollIntoView({ block: "nearest", inline: "nearest" });
  return next;
}
