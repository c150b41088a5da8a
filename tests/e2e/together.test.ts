import { expect, test } from "vitest";
import { plainText } from "../../shared/domain/clause.ts";
import { browserOfFile } from "./support/browser.ts";
import { House } from "./support/house.ts";
import { agreed, type Seat } from "./support/seat.ts";

const browser = browserOfFile();

async function threeSeats() {
  const house = await House.open(browser());
  const draft = await house.draft();
  const core = (code: string, name: string) =>
    house.seat(draft, { role: "delegation", delegation: { code, name }, coreGroup: true }, `Delegate of ${name}`);
  const sec = await house.seatSecretariat(draft);
  const bra = await core("BRA", "Brazil");
  const ken = await core("KEN", "Kenya");
  return { house, draft, sec, bra, ken, seats: [sec, bra, ken] };
}

const textOf = async (seat: Seat, label: string) => (await seat.clause(label).textContent()) ?? "";

test("[BIND11] three people type at once in one clause and in others: all see the same, nothing is missing", async () => {
  const { house, draft, sec, bra, ken, seats } = await threeSeats();
  await sec.caretAt("PP 1", "end");
  await bra.caretAt("PP 1", "start");
  await ken.caretAt("OP 1", "end");
  await Promise.all([sec.type(" secretariat-words"), bra.type("brazil-words "), ken.type(" kenya-words")]);
  await Promise.all([bra.caretAt("OP 2", "start"), ken.caretAt("OP 2", "end"), sec.caretAt("OP 2", "end")]);
  await Promise.all([bra.type("one two three "), ken.type(" four five six"), sec.type(" seven eight nine")]);
  const shown = await agreed(seats);
  const all = shown.map(({ text }) => text).join("\n");
  for (const words of [
    "secretariat-words",
    "brazil-words",
    "kenya-words",
    "one two three",
    "four five six",
    "seven eight nine",
  ]) {
    for (const word of words.split(" ")) expect(all).toContain(word);
  }
  await Promise.all(seats.map((seat) => seat.saved()));
  const content = await house.content(draft);
  const stored = content.clauses.find(({ label }) => label === "PP 1");
  expect(plainText(stored?.text ?? [])).toContain("brazil-words");
});

test("[BIND8] [ED8] [UI19] split, join, indent, move, delete and restore show alike on all screens, with their numbers", async () => {
  const { sec, bra, ken, seats } = await threeSeats();
  const before = await agreed(seats);
  const operative = (await sec.shown()).filter(({ label }) => /^OP \d+$/.test(label)).length;

  await bra.caretAt("OP 2", "end");
  await bra.press("Enter");
  await bra.type("Urges States to carry on;");
  await ken.sees(
    (clauses) => clauses.some(({ label, text }) => label === "OP 3" && text.includes("carry on")),
    "OP 3 came",
  );
  await sec.sees((clauses) => clauses.some(({ label }) => label === `OP ${operative + 1}`), "the rest was renumbered");

  await bra.press("Tab");
  await ken.sees(
    (clauses) => clauses.some(({ label, number }) => label === "OP 2 (a)" && number === "(a)"),
    "it is OP 2 (a)",
  );
  await bra.press("Shift+Tab");
  await ken.sees(
    (clauses) => clauses.some(({ label, text }) => label === "OP 3" && text.includes("carry on")),
    "OP 3 again",
  );

  await bra.press("Alt+Shift+ArrowDown");
  await sec.sees(
    (clauses) => clauses.some(({ label, text }) => label === "OP 4" && text.includes("carry on")),
    "it moved down",
  );
  await bra.press("Alt+Shift+ArrowUp");
  await agreed(seats);

  await bra.caretAt("OP 3", { after: " States" });
  await bra.press("Enter");
  await ken.sees(
    (clauses) => clauses.some(({ label, text }) => label === "OP 4" && text.trim() === "to carry on;"),
    "it was split",
  );
  await bra.caretAt("OP 4", "start");
  await bra.press("Backspace");
  await ken.sees(
    (clauses) => clauses.some(({ label, text }) => label === "OP 3" && text.includes("to carry on;")),
    "joined",
  );

  await ken.caretAt("OP 3", "end");
  await ken.page.getByRole("button", { name: "Delete the paragraph" }).click();
  await sec.sees((clauses) => !clauses.some(({ text }) => text.includes("carry on")), "it was deleted");
  expect((await agreed(seats)).map(({ text }) => text)).toEqual(before.map(({ text }) => text));
  await sec.page.getByText(/\d deleted paragraph/).click();
  await sec.page.getByRole("button", { name: /Bring back: Urges States to carry on/ }).click();
  await bra.sees(
    (clauses) => clauses.some(({ label, text }) => label === "OP 3" && text.includes("carry on")),
    "it came back",
  );
  await agreed(seats);
});

test("[BIND9] [BIND10] a caret stays where it was while others type before it, and undo takes back only one's own", async () => {
  const { sec, bra, seats } = await threeSeats();
  await bra.caretAt("PP 2", "end");
  await bra.type(" mine");
  await sec.caretAt("PP 2", "start");
  await sec.type("theirs ");
  await bra.sees(
    (clauses) => clauses.some(({ label, text }) => label === "PP 2" && text.startsWith("theirs ")),
    "arrived",
  );
  expect(await bra.beforeCaret(5)).toBe(" mine");
  await bra.type("!");
  expect((await textOf(bra, "PP 2")).endsWith(" mine!")).toBe(true);
  await bra.press("Control+z");
  await bra.press("Control+z");
  await sec.sees(
    (clauses) => clauses.some(({ text }) => text.startsWith("theirs ") && !text.includes("mine")),
    "undone",
  );
  await bra.press("Control+z", "Control+z", "Control+z");
  const shown = await agreed(seats);
  expect(shown.some(({ text }) => text.startsWith("theirs "))).toBe(true);
  await bra.press("Control+Shift+z", "Control+Shift+z");
  await sec.sees((clauses) => clauses.some(({ text }) => text.includes("mine")), "redone");
});
