import { act } from "react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ClausePanel } from "../../../client/screens/room/ClausePanel.tsx";
import { DraftPage } from "../../../client/screens/room/DraftPage.tsx";
import { EditorCrash } from "../../../client/screens/room/EditorCrash.tsx";
import { FindBar } from "../../../client/screens/room/FindBar.tsx";
import { firstPhrase } from "../../../client/screens/room/firstPhrase.ts";
import { FloorProvider } from "../../../client/screens/room/floor/FloorProvider.tsx";
import { PeopleChips } from "../../../client/screens/room/PeopleChips.tsx";
import { RoomToolbar } from "../../../client/screens/room/RoomToolbar.tsx";
import { StageControl } from "../../../client/screens/room/StageControl.tsx";
import { StageNews } from "../../../client/screens/room/StageNews.tsx";
import { draftDoc } from "../../../shared/document/draftDoc.ts";
import type { ClauseId } from "../../../shared/domain/ids.ts";
import { draft, op, pp, table, title } from "../../support/builders.ts";
import { NO_CONTROLS, type RenderedRoom, renderInRoom } from "./roomHarness.tsx";

let room: RenderedRoom;
afterEach(() => room.unmount());

const DRAFT = draft([
  title("Rights of the child"),
  pp("p1", "Applauding the work of the Committee,"),
  op("o1", "Urges States to act."),
]);
const text = () => room.page.textContent ?? "";

describe("the toolbar", () => {
  const delegation = { code: "BRA", name: "Brazil", coreGroup: false };

  test("[UI13] an observer reads one sentence and gets no writing commands", async () => {
    room = await renderInRoom(
      <FloorProvider>
        <RoomToolbar controls={NO_CONTROLS} />
      </FloorProvider>,
      DRAFT,
      { me: { role: "observer" } },
    );
    expect(text()).toContain("You may read this draft, not change it.");
    expect(room.byName("button", "New paragraph")).toBeUndefined();
  });

  test("[UI13] a delegation outside of the core group reads who writes; the core group writes", async () => {
    room = await renderInRoom(
      <FloorProvider>
        <RoomToolbar controls={NO_CONTROLS} />
      </FloorProvider>,
      DRAFT,
      {
        me: { role: "delegation", delegation },
      },
    );
    expect(text()).toContain("the base text is written by the core group while drafting");
    await room.unmount();
    room = await renderInRoom(
      <FloorProvider>
        <RoomToolbar controls={NO_CONTROLS} />
      </FloorProvider>,
      DRAFT,
      {
        me: { role: "delegation", delegation: { ...delegation, coreGroup: true } },
      },
    );
    expect(text()).not.toContain("You may read");
    expect(room.byName("button", "New paragraph")).toBeDefined();
  });

  test("[UI13] a stage that closes the text takes the commands away at once", async () => {
    room = await renderInRoom(
      <FloorProvider>
        <RoomToolbar controls={NO_CONTROLS} />
      </FloorProvider>,
      DRAFT,
    );
    expect(room.byName("button", "New paragraph")).toBeDefined();
    const decision = { number: 1, at: "2026-11-01T10:00:00Z", command: "c", actor: {}, type: "stageSet", to: "final" };
    await act(async () => room.server.edit((doc) => draftDoc(doc).decisions.push([decision])));
    await room.settle();
    expect(text()).toContain("The text is final: nobody changes it.");
    expect(room.byName("button", "New paragraph")).toBeUndefined();
  });

  test("[A11Y7] a command that cannot be used keeps its focus, does nothing and has its reason", async () => {
    room = await renderInRoom(
      <FloorProvider>
        <RoomToolbar controls={NO_CONTROLS} />
      </FloorProvider>,
      DRAFT,
    );
    const button = room.byName("button", "Delete the paragraph");
    expect(button?.getAttribute("aria-disabled")).toBe("true");
    expect(button?.hasAttribute("disabled")).toBe(false);
    await room.press(button);
    expect(room.calls.runs).toEqual([]);
    await room.waitFor(() => document.body.textContent?.includes("Place the cursor in a paragraph first."));
  });

  test("[A11Y7] a command that can be used is carried out on the active paragraph", async () => {
    room = await renderInRoom(
      <FloorProvider>
        <RoomToolbar controls={NO_CONTROLS} />
      </FloorProvider>,
      DRAFT,
      {
        editor: { activeClause: "o1" as ClauseId },
      },
    );
    await room.press(room.byName("button", "Delete the paragraph"));
    expect(room.calls.runs).toEqual([{ type: "deleteClause" }]);
  });
});

describe("the stage", () => {
  const sent: unknown[] = [];
  beforeEach(() => {
    sent.length = 0;
    vi.spyOn(globalThis, "fetch").mockImplementation(async (_address, init) => {
      sent.push(JSON.parse(String(init?.body)));
      const error = { code: "base_changed", message: "x", messageKey: "error.baseChanged" };
      return Response.json({ error }, { status: 409 });
    });
  });
  afterEach(() => vi.restoreAllMocks());

  const choose = async (stage: string) => {
    await room.press(room.byName("button", /^Stage: /));
    const item = await room.waitFor(() => room.byName('[role="menuitemradio"]', stage));
    await room.press(item);
    await room.waitFor(() => document.querySelector('[role="dialog"]'));
  };

  test("[UI14] only a facilitator is offered it", async () => {
    room = await renderInRoom(<StageControl />, DRAFT, { me: { role: "secretariat" } });
    expect(text()).toBe("");
  });

  test("[UI14] it is asked once, carries what the person saw, and a conflict is said in the dialog", async () => {
    room = await renderInRoom(<StageControl />, DRAFT);
    await choose("Negotiation");
    await room.press(room.byName("button", "Move to: Negotiation"));
    await room.waitFor(() => document.body.textContent?.includes("The text changed just now."));
    expect(sent).toEqual([expect.objectContaining({ command: "setStage", stage: "negotiation", ifStage: "drafting" })]);
  });

  test("[UI14] going back without a reason is not sent", async () => {
    room = await renderInRoom(<StageControl />, DRAFT);
    const decision = {
      number: 1,
      at: "2026-11-01T10:00:00Z",
      command: "c",
      actor: {},
      type: "stageSet",
      to: "negotiation",
    };
    await act(async () => room.server.edit((doc) => draftDoc(doc).decisions.push([decision])));
    await room.settle();
    await choose("Drafting");
    await room.press(room.byName("button", "Move to: Drafting"));
    expect(document.body.textContent).toContain("Give a reason: everybody will see it with the decision.");
    expect(sent).toEqual([]);
  });

  test("[UI14] everybody in the room reads who moved the draft to another stage, and why, until they close it", async () => {
    room = await renderInRoom(<StageNews />, DRAFT, { me: { role: "observer" } });
    const decision = {
      number: 1,
      at: "2026-11-01T10:00:00Z",
      command: "c",
      actor: { participant: "p", name: "Amara", role: "facilitator" },
      reason: "First reading is over.",
      type: "stageSet",
      from: "drafting",
      to: "negotiation",
    };
    await act(async () => room.server.edit((doc) => draftDoc(doc).decisions.push([decision])));
    await room.settle();
    expect(text()).toContain("Amara moved the draft to: Negotiation.");
    expect(text()).toContain("Reason: First reading is over.");
    await room.press(room.byName("button", "Close"));
    expect(text()).not.toContain("Amara");
  });

  test("[UI14] without the connection it says why it waits", async () => {
    room = await renderInRoom(<StageControl />, DRAFT);
    room.server.isDown = true;
    await act(async () => room.server.open.shut(1006));
    await room.settle();
    expect(room.byName("button", /^Stage: /)?.getAttribute("aria-disabled")).toBe("true");
  });
});

describe("the paragraph", () => {
  const active = { activeClause: "p1" as ClauseId };

  test("[UI18] an unknown opening phrase is offered for this draft, and only as it stands in the text", async () => {
    room = await renderInRoom(<ClausePanel onJump={() => undefined} />, DRAFT, { editor: active });
    const field = await room.waitFor(() => room.page.querySelector("input"));
    expect(field.value).toBe("Applauding");
    await room.type(field, "Admiring");
    await room.press(room.byName("button", "Add this phrase for this draft"));
    expect(text()).toContain("The paragraph must begin with exactly these words.");
    await room.type(field, "Applauding");
    await room.press(room.byName("button", "Add this phrase for this draft"));
    await room.settle();
    expect(draftDoc(room.server.doc).head.get("phrase:preambular:Applauding")).toBe(true);
    expect(text()).not.toContain("not in the list");
  });

  test("[UI18] who may not change the head is told of the phrase and offered nothing", async () => {
    room = await renderInRoom(<ClausePanel onJump={() => undefined} />, DRAFT, {
      editor: active,
      me: { role: "delegation", delegation: { code: "BRA", name: "Brazil", coreGroup: true } },
    });
    expect(text()).toContain("not in the list of opening phrases");
    expect(room.page.querySelector("input")).toBeNull();
  });

  test("[UI18] the guess is the verb with its adverb", () => {
    expect(firstPhrase("Applauding the work")).toBe("Applauding");
    expect(firstPhrase("Strongly applauding the work")).toBe("Strongly applauding");
    expect(firstPhrase("Bearing, in mind")).toBe("Bearing");
    expect(firstPhrase("")).toBe("");
  });

  test("[UI19] a deleted paragraph is listed with its first words and can be brought back", async () => {
    room = await renderInRoom(<ClausePanel onJump={() => undefined} />, DRAFT);
    expect(text()).not.toContain("deleted");
    await act(async () => room.connection.snapshot.document.clauses.get("o1")?.set("deleted", true));
    expect(text()).toContain("1 deleted paragraph");
    await room.press(room.byName("button", "Bring back: Urges States to act."));
    expect(room.calls.runs).toEqual([{ type: "restoreClause", clause: "o1" }]);
  });
});

describe("a table", () => {
  const TABLE = draft([title("Report"), table("t", [["Symbol", "Title"]]), op("o1", "Urges States.")]);
  const on = (id: string) => ({ editor: { activeClause: id as ClauseId } });

  test("[UI193] its rows, columns and header row are buttons; other paragraphs have none", async () => {
    room = await renderInRoom(<ClausePanel onJump={() => undefined} />, TABLE, on("t"));
    for (const name of ["Row below", "Delete row", "Column after", "Delete column", "Header row"]) {
      await room.press(room.byName("button", name));
    }
    expect(room.calls.runs).toEqual([
      { type: "addTableRow" },
      { type: "deleteTableRow" },
      { type: "addTableColumn" },
      { type: "deleteTableColumn" },
      { type: "toggleHeaderRow" },
    ]);
    await room.unmount();
    room = await renderInRoom(<ClausePanel onJump={() => undefined} />, TABLE, on("o1"));
    expect(room.byName("button", "Row below")).toBeUndefined();
  });

  test("[UI193] what is not possible says why, and who may not write has no buttons", async () => {
    const can = () => ({ code: "structure_refused" }) as const;
    room = await renderInRoom(<ClausePanel onJump={() => undefined} />, TABLE, { editor: { ...on("t").editor, can } });
    expect(room.byName("button", "Delete row")?.getAttribute("aria-disabled")).toBe("true");
    await room.unmount();
    room = await renderInRoom(<ClausePanel onJump={() => undefined} />, TABLE, {
      me: { role: "observer" },
      ...on("t"),
    });
    expect(room.byName("button", "Delete row")).toBeUndefined();
  });
});

describe("find and replace", () => {
  const find = vi.fn((query: string) => ({ query, count: query === "act" ? 3 : 0, index: query === "act" ? 1 : 0 }));
  const replaceAll = vi.fn(() => ({ replaced: 2, skipped: 1 }));

  test("[UI15] it counts as one types, and says how many places were skipped", async () => {
    room = await renderInRoom(
      <FindBar mode="replace" asked={1} onModeChange={() => undefined} onClose={() => undefined} />,
      DRAFT,
      { editor: { search: { find, replaceAll, close: () => undefined } as never } },
    );
    const [query, replacement] = [...room.page.querySelectorAll("input:not([type=checkbox])")] as HTMLElement[];
    await room.type(query, "act");
    expect(text()).toContain("1 of 3");
    await room.type(replacement, "do");
    await room.press(room.byName("button", "Replace all"));
    expect(replaceAll).toHaveBeenCalledWith("do");
    expect(text()).toContain("2 places were replaced. 1 was skipped");
    await room.type(query, "nothing of it");
    expect(text()).toContain("Nothing found");
  });

  test("[UI15] who only reads finds and is not offered to replace", async () => {
    room = await renderInRoom(
      <FindBar mode="replace" asked={1} onModeChange={() => undefined} onClose={() => undefined} />,
      DRAFT,
      { me: { role: "observer" }, editor: { search: { find, close: () => undefined } as never } },
    );
    expect(room.byName("button", "Replace all")).toBeUndefined();
    expect(room.page.querySelector("input")).not.toBeNull();
  });
});

describe("the page", () => {
  test("[I18N10] the article carries the draft's language and direction, the interface in it its own", async () => {
    const arabic = { ...DRAFT, language: "ar" as const };
    const presence = { groups: [], isOrdered: false, ownPlace: 0 };
    room = await renderInRoom(
      <DraftPage zoom={100} presence={presence} controls={NO_CONTROLS} onEditor={() => undefined} />,
      arabic,
    );
    const article = room.page.querySelector("article");
    expect([article?.lang, article?.dir]).toEqual(["ar", "rtl"]);
    expect(article?.textContent).toContain("الأمم المتحدة");
    const ours = room.byName("button", "Edit heading")?.closest("[lang]");
    expect(ours?.getAttribute("dir")).toBe("ltr");
  });

  test("[UI12] in place of a broken editor the text stays readable and the editor can be had again", async () => {
    let reloads = 0;
    room = await renderInRoom(<EditorCrash onReload={() => (reloads += 1)} />, DRAFT);
    expect(text()).toContain("Urges States to act.");
    await act(async () => room.server.edit((doc) => draftDoc(doc).clauses.get("o1")?.set("deleted", true)));
    await room.settle();
    expect(text()).not.toContain("Urges States");
    await room.press(room.byName("button", "Reload the editor"));
    expect(reloads).toBe(1);
  });
});

test("[UI10] the tags of those who are here fit in one row, the rest is a number", async () => {
  const person = (name: string) => ({ participant: name, name, role: "delegation" as const }) as never;
  const groups = Array.from({ length: 8 }, (_, place) => ({
    key: `D${place}`,
    role: "delegation" as const,
    delegation: { code: `D${place}`, name: `Delegation ${place}` },
    place,
    people: place === 0 ? [person("a"), person("b")] : [person(`p${place}`)],
  }));
  room = await renderInRoom(<PeopleChips groups={groups} onPress={() => undefined} />, DRAFT);
  expect(text()).toBe("9 people in the roomD02D1D2D3D4+3");
});
