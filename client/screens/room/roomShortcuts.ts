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
  | "help"
  | "findOrDo"
  | "nextChange"
  | "previousChange"
  | "viewBase"
  | "viewChanges"
  | "viewClean"
  | "startOwnText"
  | "agreeAdRef"
  | "followFloor"
  | "comment"
  | "whileAway";

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
  if (press.key === "F7" && plain && !alt) return shift ? "previousChange" : "nextChange";
  if (press.key === "F10" && alt && plain) return "toolbar";
  if (plain && alt && !shift) {
    if (press.key === "ArrowDown") return "nextClause";
    if (press.key === "ArrowUp") return "previousClause";
    if (code === "Digit0") return "help";
  }
  if (!command) return null;
  if (alt) return withAlt(press, isMac);
  if (shift && key === "e") return "startOwnText";
  if (key === "f" && !shift) return "find";
  if (key === "h" && (isMac ? shift : !shift)) return "replace";
  if (key === "s" && !shift) return "saved";
  if (key === "k" && !shift) return "findOrDo";
  if (press.key === "/" || (code === "Slash" && !shift)) return "help";
  return null;
}

const ALT_KEYS: Readonly<Record<string, readonly [own: string, shortcut: RoomShortcut]>> = {
  KeyF: ["f", "footnote"],
  Digit1: ["1", "viewBase"],
  Digit2: ["2", "viewChanges"],
  Digit3: ["3", "viewClean"],
  KeyL: ["l", "agreeAdRef"],
  KeyO: ["o", "followFloor"],
  KeyM: ["m", "comment"],
};

function withAlt({ code, key, shiftKey }: KeyPress, isMac: boolean): RoomShortcut | null {
  if (shiftKey) return code === "KeyR" && !writesAnother(key, "r", isMac) ? "whileAway" : null;
  const [own, shortcut] = ALT_KEYS[code] ?? [];
  // The digit row of a French layout gives other signs without Shift: there the place of the key decides.
  const isDigit = code.startsWith("Digit") && !/[a-z]/i.test(key);
  return own !== undefined && shortcut && (isDigit || !writesAnother(key, own, isMac)) ? shortcut : null;
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
