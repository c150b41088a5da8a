import type { BrowserContextOptions, Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { ROUTES } from "../../../shared/protocol/routes.ts";
import type { House } from "./house.ts";
import { Seat } from "./seat.ts";
import { axeProblems } from "./visitor.ts";

const NAMES = { BRA: "Brazil", EU: "European Union", KEN: "Kenya", USA: "United States" } as const;
export type Code = keyof typeof NAMES;

export const delegation = (code: Code) => ({ role: "delegation", delegation: { code, name: NAMES[code] } }) as const;

/** Seats a delegation in the room, in a browser of its own. */
export function seatOf(house: House, draft: string, code: Code, options: BrowserContextOptions = {}): Promise<Seat> {
  return house.seat(draft, delegation(code), `Delegate of ${NAMES[code]}`, options);
}

/** Seats somebody who has joined already. */
export async function seatMember(house: House, draft: string, session: string | undefined): Promise<Seat> {
  const seat = new Seat(await house.page(session));
  await seat.page.goto(`${house.address}/d/${draft}`);
  await seat.ready();
  return seat;
}

/** Brings a draft into stage negotiation, by a program that facilitates. */
export async function beginNegotiation(house: House, draft: string): Promise<void> {
  const program = await house.secretariat.invite(draft, { role: "facilitator" }, "Program");
  const command = { command: "setStage", id: "begin", stage: "negotiation" };
  await program.call(ROUTES.command, { params: { draft }, json: command });
}

/** The card of an amendment in the panel, by its number. */
export function card(seat: Seat, number: string): Locator {
  return seat.page.getByRole("article", { name: new RegExp(`${number}\\b`) });
}

/** The bar under a paragraph in which one's delegation writes, or has tabled, by its first words. */
export function ownBar(seat: Seat, title: string | RegExp): Locator {
  return seat.page.getByRole("region", { name: title });
}

/** Tables by its button what a delegation has written; done when the bar says the number and the caret is back in the text. */
export async function table(seat: Seat, bar: Locator, number: string): Promise<void> {
  await bar.getByRole("button", { name: /Table amendment/ }).click();
  await ownBar(seat, new RegExp(`^${number}:`)).waitFor();
  await expect.poll(() => seat.text.evaluate((text) => text === document.activeElement)).toBe(true);
}

/** The button of an action of the room: in the toolbar. */
export function tool(seat: Seat, name: string | RegExp): Locator {
  return seat.page.locator("#room-toolbar").getByRole("button", { name });
}

/** Waits until the clause reads so for everybody in these seats. */
export async function allRead(seats: readonly Seat[], label: string, words: string): Promise<void> {
  for (const seat of seats) {
    await seat.sees(
      (clauses) => clauses.some((clause) => clause.label === label && clause.text.includes(words)),
      `${label} reads "${words}"`,
    );
  }
}

/** What the browser of a page complains of from now on: uncaught errors, what it wrote to its console as an error, what the content policy forbade. */
export function complaintsOf(page: Page): readonly string[] {
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  return complaints;
}

/** axe finds nothing in this state of a page. */
export async function isAccessible(page: Page, state: string): Promise<void> {
  expect(await axeProblems(page), state).toEqual([]);
}
