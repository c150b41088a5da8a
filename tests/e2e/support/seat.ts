import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";

/** A clause as a person sees it on the page. */
export interface ShownClause {
  readonly label: string;
  readonly number: string;
  readonly level: string;
  readonly text: string;
}

/** Somebody's seat in the room: a page, with the words for what a person does there. */
export class Seat {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get text(): Locator {
    return this.page.locator(".ProseMirror");
  }

  /** Waits until the text is there and everything is saved. */
  async ready(): Promise<void> {
    await this.text.waitFor();
    await this.saved();
  }

  /** Waits until the chip says that the server has everything; a page that was cut off comes back by itself. */
  async saved(): Promise<void> {
    await this.page.getByText(/All changes saved/).waitFor({ timeout: 60_000 });
  }

  /** Waits until the copies on the device hold all that was typed so far: the disk takes its time (SY47). */
  async kept(): Promise<void> {
    await this.page.evaluate(async () => {
      const copies = (await indexedDB.databases()).flatMap(({ name }) => (name?.startsWith("adref:") ? [name] : []));
      for (const name of copies) {
        await new Promise<void>((resolve, reject) => {
          const opened = indexedDB.open(name);
          opened.onerror = () => reject(opened.error);
          opened.onsuccess = () => {
            // A transaction that writes begins when all those before it are done.
            const last = opened.result.transaction(["updates"], "readwrite");
            last.objectStore("updates").count();
            last.oncomplete = () => {
              opened.result.close();
              resolve();
            };
            last.onabort = () => reject(last.error);
          };
        });
      }
    });
  }

  /** The clause with this label ("OP 3 (a)"), or the title, by kind. */
  clause(label: string): Locator {
    return this.page.locator(`.clause[data-label="${label}"] .clause-text`);
  }

  /** Every clause on the page, in order. */
  async shown(): Promise<ShownClause[]> {
    return this.page.locator(".clause").evaluateAll((clauses) =>
      clauses.map((clause) => {
        const text = clause.querySelector<HTMLElement>(".clause-text");
        const words = text?.cloneNode(true) as HTMLElement | undefined;
        // Carets of others are drawn into the text, and are no part of it.
        for (const caret of words?.querySelectorAll(".peer-caret") ?? []) caret.remove();
        return {
          label: (clause as HTMLElement).dataset.label ?? "",
          number: text?.dataset.number ?? "",
          level: (clause as HTMLElement).dataset.level ?? "",
          text: words?.textContent ?? "",
        };
      }),
    );
  }

  /** Puts the caret at an offset of a clause, by the mouse and the keys a person has. */
  async caretAt(label: string, place: "start" | "end" | { readonly after: string }): Promise<void> {
    await this.clause(label).scrollIntoViewIfNeeded();
    await this.clause(label).evaluate((element, where) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      if (typeof where === "string") range.collapse(where === "start");
      else {
        const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const at = (node.textContent ?? "").indexOf(where.after);
          if (at < 0) continue;
          range.setStart(node, at + where.after.length);
          range.collapse(true);
        }
      }
      (element.closest(".ProseMirror") as HTMLElement).focus();
      const selection = getSelection();
      selection?.removeAllRanges();
      selection?.addRange(range);
    }, place);
    await this.selectionTold();
  }

  /** Waits until the page knows what is selected: the browser tells of a selection with the next frame. */
  async selectionTold(): Promise<void> {
    await this.page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
  }

  /** Types as fast as a keyboard can. */
  async type(words: string): Promise<void> {
    await this.page.keyboard.type(words);
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** What stands left of this seat's own caret in its clause, at most `length` characters. */
  async beforeCaret(length: number): Promise<string> {
    return this.page.evaluate((count) => {
      const selection = getSelection();
      const clause = selection?.anchorNode?.parentElement?.closest(".clause-text");
      if (!selection?.anchorNode || !clause) return "";
      const range = document.createRange();
      range.setStart(clause, 0);
      range.setEnd(selection.anchorNode, selection.anchorOffset);
      return range.toString().slice(-count);
    }, length);
  }

  /** Waits until the page shows what `check` asks for. */
  async sees(check: (clauses: readonly ShownClause[]) => boolean, what: string): Promise<void> {
    await expect.poll(async () => check(await this.shown()), { timeout: 15_000, message: what }).toBe(true);
  }
}

/** Waits until all seats show the same text and numbers; gives it. */
export async function agreed(seats: readonly Seat[]): Promise<ShownClause[]> {
  const texts = async () => Promise.all(seats.map(async (seat) => JSON.stringify(await seat.shown())));
  await expect.poll(async () => new Set(await texts()).size, { timeout: 15_000, message: "all screens alike" }).toBe(1);
  return (await seats[0]?.shown()) ?? [];
}
