/**
 * React notes the selection of a focused editable element before each commit and sets it again after, and for that goes
 * through all of its words: at 500 paragraphs 20 ms for every small change beside the text. It knows such elements by this
 * property. The text looks after its own selection.
 */
export function keepSelectionFromReact(text: HTMLElement): void {
  Object.defineProperty(text, "contentEditable", {
    configurable: true,
    get: () => "inherit",
    set: (value: string) => text.setAttribute("contenteditable", value),
  });
}
