/** What a key asks of the room. */
export type RoomShortcut =
  | "nextRegion"
  | "previousRegion"
  | "toolbar"
  | "nextClause"
  | "previousClause"
  | "footnote"
  | "find"
  | "replace"
  | "saved"
  | "help";

/** The part of a keyboard event that decides. */
export type KeyPress = Pick<
  KeyboardEvent,
  "key" | "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey" | "isComposing"
>;

/**
 * The room's shortcut of a key press, or nothing. Ctrl+Alt is AltGr on many layouts and then writes a character: there the
 * place of the key (`code`) decides, and only where the key writes no other letter than its own. Rule A11Y30.
 */
export function roomShortcut(press: KeyPress, isMac: boolean): RoomShortcut | null {
  if (press.isComposing) return null;
  const command = isMac ? press.metaKey && !press.ctrlKey : press.ctrlKey && !press.metaKey;
  const plain = !press.ctrlKey && !press.metaKey;
  const { altKey: alt, shiftKey: shift, code } = press;
  const key = press.key.toLowerCase();
  if (press.key === "F6" && plain && !alt) return shift ? "previousRegion" : "nextRegion";
  if (press.key === "F10" && alt && plain) return "toolbar";
  if (plain && alt && !shift) {
    if (press.key === "ArrowDown") return "nextClause";
    if (press.key === "ArrowUp") return "previousClause";
    if (code === "Digit0") return "help";
  }
  if (!command) return null;
  if (alt) return !shift && code === "KeyF" && !writesAnother(press.key, "f", isMac) ? "footnote" : null;
  if (key === "f" && !shift) return "find";
  if (key === "h" && (isMac ? shift : !shift)) return "replace";
  if (key === "s" && !shift) return "saved";
  if (press.key === "/" || (code === "Slash" && !shift)) return "help";
  return null;
}

/** On a Mac Option always writes another character; elsewhere another character means that AltGr was meant. */
function writesAnother(key: string, own: string, isMac: boolean): boolean {
  return !isMac && key.length === 1 && key.toLowerCase() !== own;
}

/** The keys of a shortcut as people read them: "Ctrl+Alt+F", on a Mac "⌥⌘F". */
export function keysOf(shortcut: string, isMac: boolean): string {
  if (!isMac) return shortcut;
  return shortcut
    .replace("Ctrl+H", "⇧⌘H")
    .replace("Ctrl+Alt+", "⌥⌘")
    .replace("Ctrl+", "⌘")
    .replace("Alt+", "⌥")
    .replace("Shift+", "⇧");
}

/** True where the command key is ⌘. */
export function isMacPlatform(): boolean {
  return /mac|iphone|ipad/i.test(navigator.platform);
}
