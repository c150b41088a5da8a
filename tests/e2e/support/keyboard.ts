import { expect } from "vitest";
import type { Seat } from "./seat.ts";

/** What a screen reader would call the element with the focus. */
export function focused(seat: Seat): Promise<string> {
  return seat.page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return "";
    const labelled = element.getAttribute("aria-labelledby")?.split(" ") ?? [];
    const names = labelled.map((id) => document.getElementById(id)?.textContent ?? "");
    const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
    return [
      element.getAttribute("aria-label") ?? "",
      ...names,
      ...labels.map((one) => one.textContent),
      element.textContent,
    ]
      .join(" ")
      .replaceAll(/\s+/g, " ")
      .trim();
  });
}

/** Presses a key until the focus is on what is named so; it must come there within `most` presses. */
export async function goTo(seat: Seat, key: string, name: RegExp, most = 40): Promise<void> {
  const passed: string[] = [];
  for (let presses = 0; presses <= most; presses += 1) {
    const now = await focused(seat);
    if (name.test(now)) return;
    passed.push(now.slice(0, 40));
    await seat.press(key);
  }
  throw new Error(`${key} does not lead to ${name}, but to: ${passed.join(" | ")}`);
}

/** Reaches a tool of the toolbar, from wherever the focus is: to the end of the toolbar, then back. */
export async function goToTool(seat: Seat, name: RegExp): Promise<void> {
  const place = () =>
    seat.page.evaluate(() => {
      const tools = document.querySelectorAll("#room-toolbar :is(a, button, input)");
      return [...tools].indexOf(document.activeElement as Element);
    });
  await seat.press("Alt+F10");
  await expect.poll(place, { message: "the focus is in the toolbar" }).toBeGreaterThanOrEqual(0);
  for (const key of ["ArrowRight", "ArrowLeft"]) {
    let before = -1;
    for (let now = await place(); now !== before; now = await place()) {
      if (name.test(await focused(seat))) return;
      before = now;
      await seat.press(key);
    }
  }
  throw new Error(`no ${name} in the toolbar`);
}

/** Presses F6 until the focus is in a region. */
export async function goToRegion(seat: Seat, region: "text" | "panel" | "outline"): Promise<void> {
  const isThere = () =>
    seat.page.evaluate(
      (id) => document.getElementById(id)?.contains(document.activeElement) ?? false,
      `room-${region}`,
    );
  for (let presses = 0; presses < 8; presses += 1) {
    if (await isThere()) return;
    await seat.press("F6");
  }
  throw new Error(`F6 does not lead to the ${region}`);
}

/** Goes to a clause, from clause to clause. */
export async function goToClause(seat: Seat, label: string): Promise<void> {
  await goToRegion(seat, "text");
  for (let presses = 0; presses < 60; presses += 1) {
    const before = await clauseOfCaret(seat);
    if (before.label === label) {
      await seat.page.getByRole("textbox", { name: `Draft text, ${label}`, exact: true }).waitFor();
      await followed(seat);
      return;
    }
    const labels = (await seat.shown()).map((one) => one.label);
    await seat.press(labels.indexOf(label) < before.place ? "Alt+ArrowUp" : "Alt+ArrowDown");
    await expect.poll(() => clauseOfCaret(seat), { message: `after ${before.label}` }).not.toEqual(before);
  }
  throw new Error(`no way to ${label}`);
}

/** Waits until what stands around the text has followed the caret, which it does when the browser is idle (UI66). */
export async function followed(seat: Seat): Promise<void> {
  await seat.page.evaluate(
    () => new Promise<void>((resolve) => requestIdleCallback(() => requestAnimationFrame(() => resolve()))),
  );
}

/** The clause that the caret stands in, by its place on the page and its label. */
function clauseOfCaret(seat: Seat): Promise<{ readonly place: number; readonly label: string }> {
  return seat.page.evaluate(() => {
    const anchor = getSelection()?.anchorNode;
    const element = anchor instanceof Element ? anchor : anchor?.parentElement;
    const clause = element?.closest<HTMLElement>(".clause");
    return {
      place: clause ? [...document.querySelectorAll(".clause")].indexOf(clause) : -1,
      label: clause?.dataset.label ?? "",
    };
  });
}

/** Moves the caret on, word by word, until it stands behind these words. */
export async function caretBehind(seat: Seat, words: string): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    if ((await seat.beforeCaret(words.length)) === words) return;
    await seat.press("Control+ArrowRight");
  }
  throw new Error(`the caret does not come behind "${words}"`);
}
