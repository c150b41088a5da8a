import { afterEach, describe, expect, test } from "vitest";
import { focusNextRegion, focusRegion, regionId } from "../../../client/screens/room/regions.ts";
import { type KeyPress, keysOf, roomShortcut } from "../../../client/screens/room/roomShortcuts.ts";

function press(keys: string, change: Partial<KeyPress> = {}): KeyPress {
  const parts = keys.split("+");
  const key = parts.at(-1) ?? "";
  return {
    key,
    code: /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : key,
    ctrlKey: parts.includes("Ctrl"),
    metaKey: parts.includes("Meta"),
    altKey: parts.includes("Alt"),
    shiftKey: parts.includes("Shift"),
    isComposing: false,
    ...change,
  };
}

describe("shortcuts", () => {
  test.each([
    ["F6", "nextRegion"],
    ["Shift+F6", "previousRegion"],
    ["Alt+F10", "toolbar"],
    ["Alt+ArrowDown", "nextClause"],
    ["Alt+ArrowUp", "previousClause"],
    ["Ctrl+Alt+f", "footnote"],
    ["Ctrl+f", "find"],
    ["Ctrl+h", "replace"],
    ["Ctrl+s", "saved"],
    ["Ctrl+/", "help"],
  ])("[A11Y30] %s is %s", (keys, shortcut) => {
    expect(roomShortcut(press(keys), false)).toBe(shortcut);
  });

  test("[A11Y30] on a Mac the command key takes the place of Ctrl, and ⌘H is left to the system", () => {
    expect(roomShortcut(press("Meta+f"), true)).toBe("find");
    expect(roomShortcut(press("Ctrl+f"), true)).toBeNull();
    expect(roomShortcut(press("Meta+h"), true)).toBeNull();
    expect(roomShortcut(press("Meta+Shift+h"), true)).toBe("replace");
    expect(roomShortcut(press("Meta+Alt+f", { key: "ƒ" }), true)).toBe("footnote");
    expect(keysOf("Ctrl+Alt+F", true)).toBe("⌥⌘F");
  });

  test("[A11Y30] where AltGr writes a character the character is written", () => {
    // Polish and French write letters with AltGr, which arrives as Ctrl+Alt.
    expect(roomShortcut(press("Ctrl+Alt+f", { key: "đ", code: "KeyF" }), false)).toBeNull();
    expect(roomShortcut(press("Ctrl+Alt+F", { key: "F", code: "KeyF" }), false)).toBe("footnote");
    expect(roomShortcut(press("Ctrl+Alt+s", { key: "ś", code: "KeyS" }), false)).toBeNull();
  });

  test("[A11Y30] help is found by its sign on any layout, by its place, and by Alt+0", () => {
    expect(roomShortcut(press("Ctrl+Shift+/", { key: "/", code: "Digit7" }), false)).toBe("help");
    expect(roomShortcut(press("Ctrl+-", { key: "-", code: "Slash" }), false)).toBe("help");
    expect(roomShortcut(press("Alt+0", { code: "Digit0", key: "à" }), false)).toBe("help");
  });

  test("[A11Y30] plain typing, other keys and input methods are left alone", () => {
    for (const keys of ["f", "Shift+f", "Alt+f", "Ctrl+b", "Ctrl+Shift+f", "Alt+Shift+ArrowDown", "Ctrl+F6"]) {
      expect(roomShortcut(press(keys), false), keys).toBeNull();
    }
    expect(roomShortcut(press("Ctrl+f", { isComposing: true }), false)).toBeNull();
  });
});

describe("regions", () => {
  afterEach(() => {
    document.body.innerHTML = "";
  });

  function page(hidden: readonly string[] = []): void {
    document.body.innerHTML = `
      <div id="${regionId("toolbar")}"><button tabindex="-1">a</button><button tabindex="0">b</button></div>
      <div id="${regionId("notices")}"></div>
      <nav id="${regionId("outline")}"><button>row</button></nav>
      <main id="${regionId("text")}" tabindex="-1"><div tabindex="0">words</div></main>
      <aside id="${regionId("panel")}"><button>tab</button></aside>
      <footer id="${regionId("status")}"><button>zoom</button></footer>`;
    // jsdom lays nothing out: what is shown is said here.
    for (const element of document.querySelectorAll<HTMLElement>("*")) {
      element.checkVisibility = () => !hidden.some((id) => element.closest(`#${id}`));
    }
  }

  const focusText = () => document.querySelector<HTMLElement>("main div")?.focus();
  const here = () => document.activeElement?.closest("[id]")?.id;

  test("[A11Y8] F6 goes round the regions that have something to focus, Shift+F6 the other way", () => {
    page();
    const forth = Array.from({ length: 6 }, () => {
      focusNextRegion(1, focusText);
      return here();
    });
    expect(forth).toEqual(
      ["toolbar", "outline", "text", "panel", "status", "toolbar"].map((region) => `room-${region}`),
    );
    expect(document.activeElement?.textContent).toBe("b");
    focusNextRegion(-1, focusText);
    expect(here()).toBe(regionId("status"));
  });

  test("[A11Y8] a region that is not on screen is passed over", () => {
    page([regionId("outline"), regionId("panel")]);
    focusRegion("toolbar", focusText);
    focusNextRegion(1, focusText);
    expect(here()).toBe(regionId("text"));
    focusNextRegion(1, focusText);
    expect(here()).toBe(regionId("status"));
  });
});
