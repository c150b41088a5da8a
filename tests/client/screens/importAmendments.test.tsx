import { act } from "react";
import { afterEach, describe, expect, test, vi } from "vitest";
import {
  authorsWithoutDelegation,
  isUnfinished,
  itemsToTable,
  newReview,
  type PlacedItem,
  withKept,
  withSpeaker,
} from "../../../client/screens/importAmendments/fileReview.ts";
import { ImportAmendments } from "../../../client/screens/importAmendments/ImportAmendments.tsx";
import { fingerprint } from "../../../shared/domain/fingerprint.ts";
import type { Actor } from "../../../shared/domain/participants.ts";
import { type PlacedFileResponse, placedFileSchema } from "../../../shared/protocol/placedFileSchema.ts";
import { asClause, clerk, guest, text as runs } from "../../support/negotiation.ts";
import { chair, member, type NegotiationRoom, renderNegotiation, seated, WORDS } from "../room/negotiationRoom.tsx";
import { chooseFile } from "./chooseFile.ts";
import { FakeError } from "./fakeApi.ts";

let room: NegotiationRoom;
afterEach(async () => {
  await room?.unmount();
  vi.restoreAllMocks();
});

const text = () => document.body.textContent ?? "";
const headings = (level: string) => [...document.querySelectorAll(level)].map((one) => one.textContent?.trim());
const section = (title: RegExp) =>
  [...document.querySelectorAll("section")].find((one) => title.test(one.querySelector("h2")?.textContent ?? ""));
const ticks = (within: ParentNode = document) => [
  ...within.querySelectorAll<HTMLInputElement>("article input[type=checkbox]"),
];

function edit(key: string, author: string, from: string, to: string, more: Partial<PlacedItem> = {}): PlacedItem {
  const after = [{ text: WORDS.replace(from, to) }];
  const before = [{ text: WORDS }];
  return {
    ...{ key, author, kind: "edit", clause: asClause("op2"), label: "OP 2", before, after, notes: [], reason: "" },
    proposed: { kind: "edit", on: { clause: asClause("op2") }, base: before, text: after },
    ...{ problem: null, excerpt: "x" },
    ...more,
  };
}

function gone(key: string, author: string, more: Partial<PlacedItem> = {}): PlacedItem {
  const before = [{ text: "Urges States to protect children;" }];
  const clause = asClause("op1");
  return {
    ...{ key, author, kind: "delete", clause, label: "OP 1", before, after: [], notes: [], reason: "" },
    ...{ proposed: { kind: "delete", on: { clause } }, problem: null, excerpt: "x", ...more },
  };
}

function placed(change: Partial<PlacedFileResponse> = {}): PlacedFileResponse {
  return placedFileSchema.parse({
    authors: [
      { name: "BRA, JPN", count: 1, suggested: "BRA", sponsors: ["JPN"] },
      { name: "M. Dupont", count: 2, suggested: null, sponsors: [] },
    ],
    items: [
      gone("g", "M. Dupont"),
      edit("a", "BRA, JPN", "annual", "regular", { reason: "Too often" }),
      edit("b", "M. Dupont", "Encourages", "Encourages and invites"),
      edit("p", "M. Dupont", "annual", "biennial", {
        problem: "no_place",
        proposed: null,
        clause: null,
        label: "OP 9",
      }),
    ],
    untracked: [edit("u", "", "products", "goods")],
    comments: [
      { author: "M. Dupont", label: "OP 2", text: "Too long" },
      { author: "K. Lee", label: "", text: "Agreed" },
    ],
    warnings: [{ code: "new_code", excerpt: "words", message: "A doubt in English" }],
    ...change,
  });
}

const FILE = new File(["zip"], "delegations.docx");

async function review(answer: unknown = placed(), as: Actor = chair, negotiation = seated()): Promise<void> {
  const answers = { importAmendments: answer };
  room = await renderNegotiation(<ImportAmendments />, negotiation, { as, answers });
  await room.waitFor(() => document.querySelector("input[type=file]"));
  await chooseFile(FILE);
}

const reviewed = () => room.waitFor(() => document.querySelector("h1")?.textContent === "Review the amendments");

async function speakFor(author: string, delegation: string | RegExp): Promise<void> {
  await room.press(room.byName("button", new RegExp(`Delegation for ${author}`)));
  await room.press(await room.waitFor(() => room.byName('[role="option"]', delegation)));
}

describe("the file", () => {
  test("[UI209] is asked for where amendments may be tabled; who may not reads why", async () => {
    room = await renderNegotiation(<ImportAmendments />, seated(), { as: guest });
    await room.waitFor(() => text().includes("You may read this, but not change it."));
    expect(document.querySelector("input[type=file]")).toBeNull();
  });

  test("[UI209] one that cannot be read is said in words, and another can be chosen", async () => {
    const answers: unknown[] = [new FakeError("invalid_file"), placed()];
    await review(() => answers.shift());
    await room.waitFor(() => document.querySelector("[role=alert]"));
    expect(text()).toContain("This file could not be read.");
    await chooseFile(FILE);
    await reviewed();
    expect(text()).toContain("From delegations.docx, for A/C.3/81/L.24. 4 tracked changes were found.");
    expect(text()).not.toContain("Is it the right file?");
  });

  test("[UI209] whose text is largely another asks whether it is the right one", async () => {
    const untracked = ["op1", "op2", "op3", "pp1"].map((key) => edit(key, "", "products", "goods"));
    await review(() => placed({ untracked }));
    await reviewed();
    expect(text()).toContain("does not read as A/C.3/81/L.24 does. Is it the right file?");
  });
});

describe("the review", () => {
  test("[UI210] shows each change on its paragraph with who and why; what has a problem, what nobody tracked and doubts stand apart", async () => {
    await review();
    await reviewed();
    expect(headings("h2")).toEqual([
      "Who proposes",
      "3 amendments, by paragraph",
      "1 change to look at",
      "1 difference that nobody tracked",
      "Doubts about the file",
    ]);
    const items = section(/by paragraph/);
    expect([...(items?.querySelectorAll("h3") ?? [])].map((one) => one.textContent)).toEqual(["OP 1", "OP 2"]);
    expect(items?.querySelector("del")?.textContent).toBe("Urges States to protect children;");
    expect(items?.textContent).toContain("Too often");
    const problem = section(/to look at/);
    expect(problem?.textContent).toContain("This draft has no such paragraph, or not these words any more.");
    expect(ticks(problem)).toEqual([]);
    expect(section(/Doubts/)?.textContent).toContain("2 comments of the file are not taken over");
    expect(section(/Doubts/)?.textContent).toContain("M. Dupont OP 2Too long");
    expect(section(/Doubts/)?.textContent).toContain("A doubt in English");
    expect(room.commands).toEqual([]);
  });

  test("[UI210] what has no place can be taken along by hand; where copying is barred this is said", async () => {
    const written: string[] = [];
    const clipboard = { writeText: vi.fn(async (words: string) => void written.push(words)) };
    Object.defineProperty(navigator, "clipboard", { configurable: true, value: clipboard });
    await review();
    await reviewed();
    await room.press(room.byName("button", "Copy"));
    expect(written).toEqual([`M. Dupont, OP 9\n${WORDS.replace("annual", "biennial")}`]);
    clipboard.writeText.mockRejectedValueOnce(new Error("no"));
    await room.press(room.byName("button", "Copy"));
    await room.waitFor(() => text().includes("Copying is not allowed here."));
    Reflect.deleteProperty(navigator, "clipboard");
  });

  test("[UI211] the delegation that an author seems to be is chosen; for another one it is asked, also one that has not joined", async () => {
    await review();
    await reviewed();
    expect(text()).toContain("choose a delegation for each author");
    expect(room.byName("button", "Table 1 amendment")).toBeDefined();
    await speakFor("M. Dupont", "Nobody: leave out");
    await room.waitFor(() => !text().includes("choose a delegation for each author"));
    await speakFor("M. Dupont", /BRA/);
    await room.waitFor(() => room.byName("button", "Table 3 amendments"));
    await speakFor("M. Dupont", "Another delegation…");
    const code = await room.waitFor(() => room.byName("input", "Code of the delegation"));
    await room.type(code, "not a code!");
    await room.waitFor(() => text().includes("Letters and digits, at most 16"));
    await room.type(code, "g77");
    await room.press(await room.waitFor(() => room.byName("button", "Table 3 amendments")));
    await room.waitFor(() => text().includes("3 amendments were tabled"));
    expect(room.commands.map(({ delegation }) => delegation)).toEqual(["G77", "BRA", "JPN", "G77"]);
  });

  test("[UI211] a delegation tables everything as its own, and nobody's co-sponsorship", async () => {
    await review(placed(), member("KEN"));
    await reviewed();
    await room.press(room.byName("button", "Table 3 amendments"));
    await room.waitFor(() => text().includes("3 amendments were tabled"));
    expect(room.commands.map(({ command, delegation }) => [command, delegation])).toEqual([
      ["tableAmendment", undefined],
      ["tableAmendment", undefined],
      ["tableAmendment", undefined],
    ]);
    expect([...room.negotiation.state.amendments.values()].map(({ delegation }) => delegation)).toEqual([
      "KEN",
      "KEN",
      "KEN",
    ]);
  });

  test("[UI211] differences that nobody tracked are tabled only when they are ticked and have a delegation", async () => {
    await review();
    await reviewed();
    const untracked = section(/nobody tracked/);
    const [tick] = ticks(untracked);
    expect(tick?.checked).toBe(false);
    await room.press(tick);
    expect(room.byName("button", "Table 1 amendment")).toBeDefined();
    const choose = [...(untracked?.querySelectorAll("button") ?? [])].find((one) =>
      /Choose…/.test(one.textContent ?? ""),
    );
    await room.press(choose);
    await room.press(await room.waitFor(() => room.byName('[role="option"]', /BRA/)));
    await room.waitFor(() => room.byName("button", "Table 2 amendments"));
  });

  test("[UI210] all are ticked or none by one press", async () => {
    await review(placed(), clerk);
    await reviewed();
    await room.press(room.byName("button", "Untick all"));
    const button = await room.waitFor(() => room.byName("button", "Table 0 amendments"));
    expect(ticks().filter(({ checked }) => checked)).toEqual([]);
    expect(button.getAttribute("aria-disabled")).toBe("true");
    await room.press(room.byName("button", "Tick all"));
    await room.waitFor(() => ticks(section(/by paragraph/)).every(({ checked }) => checked));
  });
});

test("[UI215] what stands in the draft as an open amendment already is named, and ticked only where another delegation brings it", async () => {
  const negotiation = seated();
  negotiation.table("old", "BRA", "op2", "annual", "regular");
  negotiation.table("else", "EU", "op2", "Encourages", "Encourages and invites");
  negotiation.must(
    { command: "tableAmendment", amendment: "del", proposed: { kind: "delete", on: { clause: "op1" } } },
    member("KEN"),
  );
  await review(placed(), chair, negotiation);
  await reviewed();
  expect(text()).toContain("A-001 of BRA says the same already.");
  expect(text()).toContain("A-002 of EU says the same already.");
  expect(text()).toContain("A-003 of KEN says the same already.");
  const checks = () => ticks(section(/by paragraph/)).map(({ checked }) => checked);
  expect(checks()).toEqual([true, false, true]);
  await speakFor("M. Dupont", /KEN/);
  await room.waitFor(() => !checks()[0]);
  expect(checks()).toEqual([false, false, true]);
});

describe("tabling", () => {
  test("[UI212] goes on after a refusal, which stands at its item; trying again sends only what is missing", async () => {
    const negotiation = seated();
    const ifBase = fingerprint(runs("Urges States to protect children;"));
    negotiation.must({ command: "agreeAdRef", clauses: [{ clause: "op1", ifBase }] });
    await review(placed(), member("KEN"), negotiation);
    await reviewed();
    await room.press(room.byName("button", "Table 3 amendments"));
    await room.waitFor(() => text().includes("2 amendments were tabled: A-001 and A-002"));
    expect(text()).toContain("1 could not be tabled; the reason stands beside it.");
    expect(section(/by paragraph/)?.querySelector("[role=alert]")?.textContent).toContain("was agreed meanwhile");
    await room.later((later) => later.must({ command: "reopenClause", clauses: ["op1"], reason: "Once more" }));
    const sent = room.commands.length;
    await room.press(room.byName("button", "Table the remaining amendment"));
    await room.waitFor(() => text().includes("3 amendments were tabled"));
    expect(room.commands.slice(sent).map(({ amendment }) => amendment)).toEqual([room.commands[0]?.amendment]);
    expect(document.activeElement?.textContent).toContain("3 amendments were tabled");
    expect(document.querySelector('a[href="/d/d1/register"]')).not.toBeNull();
  });

  test("[UI212] without a connection nothing more is tried, and what was sent keeps its id", async () => {
    await review(placed(), member("KEN"));
    await reviewed();
    const inner = globalThis.fetch;
    const sent: { id: string; amendment: string }[] = [];
    globalThis.fetch = async (address, init) => {
      if (!String(address).endsWith("/commands")) return inner(address, init);
      sent.push(JSON.parse(String(init?.body)));
      throw new TypeError("Failed to fetch");
    };
    await room.press(room.byName("button", "Table 3 amendments"));
    await room.waitFor(() => text().includes("Nothing was tabled."));
    expect(sent).toHaveLength(1);
    expect(text()).toContain("2 are still to be tabled.");
    globalThis.fetch = inner;
    await room.press(room.byName("button", "Table the remaining 3"));
    await room.waitFor(() => text().includes("3 amendments were tabled"));
    expect(room.commands[0]).toMatchObject({ id: sent[0]?.id, amendment: sent[0]?.amendment });
  });

  test("[UI212] can be stopped between two amendments", async () => {
    await review(placed(), member("KEN"));
    await reviewed();
    const inner = globalThis.fetch;
    let release = (): void => undefined;
    globalThis.fetch = async (address, init) => {
      if (String(address).endsWith("/commands")) await new Promise<void>((resolve) => (release = resolve));
      return inner(address, init);
    };
    await room.press(room.byName("button", "Table 3 amendments"));
    await room.waitFor(() => text().includes("0 of 3 tabled"));
    await room.press(room.byName("button", "Stop"));
    await act(async () => release());
    await room.waitFor(() => text().includes("1 amendment was tabled"));
    globalThis.fetch = inner;
    expect(room.commands).toHaveLength(1);
    expect(text()).toContain("2 are still to be tabled.");
  });
});

describe("leaving", () => {
  const asksBefore = () => {
    const event = new Event("beforeunload", { cancelable: true });
    window.dispatchEvent(event);
    return event.defaultPrevented;
  };

  test("[UI213] the browser asks while something ticked is not tabled, and another file asks first", async () => {
    await review(placed(), member("KEN"));
    await reviewed();
    expect(asksBefore()).toBe(true);
    await room.press(room.byName("button", "Another file"));
    await room.waitFor(() => text().includes("3 amendments are ticked and not tabled yet."));
    await room.press(room.byName("button", "Cancel"));
    await room.press(room.byName("button", "Table 3 amendments"));
    await room.waitFor(() => text().includes("3 amendments were tabled"));
    expect(asksBefore()).toBe(false);
  });

  test("[UI214] once a file is through, another one follows at once", async () => {
    const answers = [["annual", "regular"] as const, ["products", "goods"] as const].map(([from, to]) =>
      placed({ items: [edit("a", "BRA, JPN", from, to)] }),
    );
    await review(() => answers.shift());
    await reviewed();
    await room.press(room.byName("button", "Table 1 amendment"));
    await room.waitFor(() => text().includes("1 amendment was tabled: A-001"));
    await room.press(room.byName("button", "Another file"));
    await room.waitFor(() => document.querySelector("input[type=file]"));
    await chooseFile(FILE);
    await reviewed();
    expect(room.byName("button", "Table 1 amendment")).toBeDefined();
  });
});

test("[UI10] delegations of a file that nobody of has joined have colours of their own already", async () => {
  const suggested = [
    { name: "BRA, JPN", count: 1, suggested: "BRA", sponsors: ["JPN"] },
    { name: "M. Dupont", count: 2, suggested: "EU", sponsors: [] },
  ];
  await review(() => placed({ authors: suggested }));
  await reviewed();
  const edges = [...document.querySelectorAll<HTMLElement>("article[style]")].map(({ style }) =>
    style.getPropertyValue("--edge"),
  );
  expect(edges.length).toBeGreaterThan(2);
  expect(new Set(edges).size).toBe(2);
});

test("[UI213] a review knows what is left in it", () => {
  let count = 0;
  const begun = newReview(
    "x.docx",
    placed(),
    chair,
    () => {
      count += 1;
      return `id${count}`;
    },
    new Map(),
  );
  expect(itemsToTable(begun).map(({ key }) => key)).toEqual(["a"]);
  expect(authorsWithoutDelegation(begun)).toEqual(["M. Dupont"]);
  const waiting = withKept(begun, ["a"], false);
  expect(isUnfinished(waiting)).toBe(true);
  const leftOut = withSpeaker(waiting, "M. Dupont", null);
  expect(authorsWithoutDelegation(leftOut)).toEqual([]);
  expect(isUnfinished(leftOut)).toBe(false);
  expect(authorsWithoutDelegation(withSpeaker(leftOut, "M. Dupont", undefined))).toEqual(["M. Dupont"]);
  const named = withSpeaker(begun, "M. Dupont", "FRA");
  expect(itemsToTable(named).map(({ key }) => key)).toEqual(["g", "a", "b"]);
  expect(authorsWithoutDelegation(named)).toEqual([]);
  expect(isUnfinished(null)).toBe(false);
  expect(new Set(begun.ids.values()).size).toBe(5);
});
