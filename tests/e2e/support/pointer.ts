import type { Locator } from "playwright-core";
import type { Seat } from "./seat.ts";

/** Clicks behind some words of a clause, where one would go on writing; done when the text box names the clause. */
export async function clickBehind(seat: Seat, label: string, words: string): Promise<void> {
  const named = seat.page.getByRole("textbox", { name: `Draft text, ${label}`, exact: true });
  for (let attempt = 1; ; attempt += 1) {
    const { x, y } = await placeOf(seat.clause(label), words, "end");
    await seat.page.mouse.click(x, y);
    try {
      await named.waitFor({ timeout: 5_000 });
      return;
    } catch (error) {
      // What comes in above may move the text between the look and the click: then one clicks again.
      if (attempt === 3) throw error;
    }
  }
}

/** Selects a word of a clause by a double click. */
export async function doubleClickOn(seat: Seat, label: string, word: string): Promise<void> {
  await doubleClickIn(seat.clause(label), word);
  await seat.page.getByRole("textbox", { name: `Draft text, ${label}`, exact: true }).waitFor();
}

/** Selects a word of any text by a double click. */
export async function doubleClickIn(text: Locator, word: string): Promise<void> {
  const { x, y } = await placeOf(text, word, "middle");
  await text.page().mouse.dblclick(x, y);
}

/** Where words that can be edited stand on the screen; they are brought into view. What is only drawn counts for nothing. */
async function placeOf(text: Locator, words: string, part: "middle" | "end") {
  await text.evaluate((element) => element.scrollIntoView({ block: "center", behavior: "instant" }));
  return text.evaluate(
    (element, [wanted, where]) => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      const found: { readonly node: Node; readonly from: number }[] = [];
      let all = "";
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (node.parentElement?.closest('[contenteditable="false"]')) continue;
        found.push({ node, from: all.length });
        all += node.textContent ?? "";
      }
      const start = all.indexOf(wanted);
      if (start < 0) throw new Error(`no "${wanted}" in "${all}"`);
      const offset = where === "end" ? start + wanted.length - 1 : start + Math.floor(wanted.length / 2);
      const { node, from } = found.findLast((one) => one.from <= offset) as { node: Node; from: number };
      const range = document.createRange();
      range.setStart(node, offset - from);
      range.setEnd(node, offset - from + 1);
      const { left, right, top, height } = range.getBoundingClientRect();
      return { x: where === "end" ? right - 0.5 : (left + right) / 2, y: top + height / 2 };
    },
    [words, part] as const,
  );
}
