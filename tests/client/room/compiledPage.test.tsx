import { act } from "react";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { useRoom } from "../../../client/screens/room/roomContext.ts";
import { CompiledPage } from "../../../client/screens/text/CompiledPage.tsx";
import { compiledOf } from "../../../client/screens/text/compiledOf.ts";
import { FilterMenu } from "../../../client/screens/text/FilterMenu.tsx";
import { filterWords, isFiltered, toggledCode } from "../../../client/screens/text/viewFilter.ts";
import { compilation } from "../../../shared/amendments/compilation.ts";
import { ALL_OPEN } from "../../../shared/amendments/overlays.ts";
import type { Content } from "../../../shared/document/content.ts";
import { contentOf } from "../../../shared/document/contentOf.ts";
import { draftDoc, textOf } from "../../../shared/document/draftDoc.ts";
import { plainText } from "../../../shared/domain/clause.ts";
import type { Decision } from "../../../shared/domain/events.ts";
import { replay } from "../../../shared/domain/evolve.ts";
import { fingerprint } from "../../../shared/domain/fingerprint.ts";
import type { ClauseId } from "../../../shared/domain/ids.ts";
import { asAmendment, asClause, chair } from "../../support/negotiation.ts";
import { fakeApi } from "../screens/fakeApi.ts";
import { decide, renderNegotiated, rich } from "./negotiatedRoom.tsx";
import type { RenderedRoom } from "./roomHarness.tsx";

let room: RenderedRoom;
let api: ReturnType<typeof fakeApi>;
beforeEach(() => {
  api = fakeApi({ participants: { participants: [] } });
});
afterEach(async () => {
  await room.unmount();
  api.restore();
});

/** The settings of the view, as the room has them. */
let view: ReturnType<typeof useRoom>["viewSettings"];
function Shown() {
  view = useRoom().viewSettings;
  return (
    <>
      <FilterMenu />
      <CompiledPage zoom={100} />
    </>
  );
}

let tapped: ReturnType<typeof useRoom>;
function Taps() {
  tapped = useRoom();
  return null;
}

const clause = (id: string) => document.querySelector(`[data-clause="${id}"] .clause-text`);
const wordsOf = (id: string) => clause(id)?.textContent;
const labelOf = (id: string) => document.querySelector(`[data-clause="${id}"] .clause-margin`)?.textContent;
const toggle = (words: RegExp) =>
  [...document.querySelectorAll("[role=dialog] label")].find((label) => words.test(label.textContent ?? ""));
const button = () => room.byName("button", /^Filter/);

async function tick(words: RegExp): Promise<void> {
  await room.press((toggle(words)?.querySelector("input") as HTMLElement | null) ?? undefined);
}

const WHOLE =
  "Encourages [EU, JPN: and invites] business enterprises to publish [annual] [KEN: regular] [BRA: biennial] assessments of the impact of their products;";

/** The text of a clause as the server would export it. */
function exported(id: string): string | undefined {
  const doc = draftDoc(room.server.doc);
  const content: Content = contentOf(doc);
  const state = replay(doc.decisions.toArray() as Decision[]);
  const words = {
    type: content.type,
    language: content.language,
    clauses: content.clauses.map((one, index) => ({ ...one, runs: one.text, order: String(1000 + index) })),
    isDeleted: () => false,
    note: () => undefined,
    amendment: () => undefined,
    isDelegation: () => true,
  };
  return plainText(compilation(content, words, state).clauses.find((one) => one.id === id)?.text ?? []);
}

describe("the page", () => {
  test("[UI111] the compilation stands on the sheet word for word as it is exported, with the labels in the margin", async () => {
    room = await renderNegotiated(<Shown />, rich());
    await room.waitFor(() => wordsOf("op3") === WHOLE);
    expect(exported("op3")).toBe(WHOLE);
    for (const id of ["title", "pp1", "op1", "op2a", "op3"]) expect(wordsOf(id)).toBe(exported(id));
    expect(wordsOf("new")).toBe("[USA: Invites the regional commissions to help;]");
    expect(labelOf("new")).toBe("OP 3 bis");
    expect(clause("op2a")?.getAttribute("data-number")).toBe("(a)");
    expect(clause("title")?.tagName).toBe("H2");
  });

  test("[UI111] it follows what is typed and what is decided, and draws only what reads otherwise", async () => {
    const negotiation = rich();
    const known = negotiation.decisions.length;
    room = await renderNegotiated(<Shown />, negotiation);
    await room.waitFor(() => wordsOf("op3") === WHOLE);
    const untouched = clause("op3")?.firstChild;
    const text = textOf(room.connection.snapshot.document.clauses.get("op1"));
    await act(async () => text?.insert(0, "Strongly "));
    await room.waitFor(() => wordsOf("op1")?.startsWith("Strongly "));
    expect(clause("op3")?.firstChild).toBe(untouched);
    negotiation.do({ command: "parkAmendment", id: "p", amendment: asAmendment("b"), reason: "Later" }, chair);
    const seen = { clause: asClause("op1"), ifBase: fingerprint(negotiation.runs({ clause: asClause("op1") })) };
    negotiation.do({ command: "bracketClause", id: "k", clauses: [seen] }, chair);
    await decide(room, negotiation.decisions.slice(known));
    await room.waitFor(() => wordsOf("op3")?.includes("[annual] [KEN: regular] assessments"));
    expect(wordsOf("op1")).toMatch(/^\[Strongly .*\]$/);
  });

  test("[UI111] going to a paragraph, from the outline or the panel, brings it into view", async () => {
    let goTo: (id: ClauseId | null) => void = () => undefined;
    const brought: (string | null)[] = [];
    const former = Element.prototype.scrollIntoView;
    Element.prototype.scrollIntoView = function (this: Element) {
      brought.push(this.getAttribute("data-clause"));
    };
    const onActiveClause = (listener: typeof goTo) => {
      goTo = listener;
      return () => undefined;
    };
    room = await renderNegotiated(<Shown />, rich(), { editor: { onActiveClause } });
    await room.waitFor(() => wordsOf("op3") === WHOLE);
    goTo(asClause("op2"));
    goTo(asClause("gone"));
    expect(brought).toEqual(["op2"]);
    Element.prototype.scrollIntoView = former;
  });

  test("[UI111] what still reads the same is the same object, lists included", async () => {
    room = await renderNegotiated(<Taps />, rich());
    const { overlays, state } = tapped;
    const live = room.connection.snapshot.document;
    const first = compiledOf(live, overlays, state, ALL_OPEN, null);
    const again = compiledOf(live, overlays, state, ALL_OPEN, first);
    expect(again.clauses).toBe(first.clauses);
    const less = compiledOf(live, overlays, state, { delegations: new Set(["KEN"]), statuses: ["tabled"] }, first);
    expect(less.clauses.find(({ id }) => id === "op1")).toBe(first.clauses.find(({ id }) => id === "op1"));
    expect(less.clauses.find(({ id }) => id === "op3")).not.toBe(first.clauses.find(({ id }) => id === "op3"));
  });

  test("[UI112] delegations stand as tags in their hues, and brackets and the machine's words apart from the draft's", async () => {
    const negotiation = rich();
    const proposed = { kind: "delete", on: { clause: asClause("op1") } } as const;
    negotiation.do(
      { command: "tableAmendment", id: "x", amendment: asAmendment("x"), delegation: "EU", proposed },
      chair,
    );
    room = await renderNegotiated(<Shown />, negotiation);
    await room.waitFor(() => wordsOf("op3") === WHOLE);
    const tags = [...(clause("op3")?.querySelectorAll("bdi") ?? [])];
    expect(tags.map((tag) => tag.textContent)).toEqual(["EU", "JPN", "KEN", "BRA"]);
    expect(new Set(tags.map((tag) => tag.className)).size).toBe(4);
    const apart = [...(clause("op1")?.querySelectorAll<HTMLElement>("span[class]") ?? [])].map(
      (span) => `${/^_?([a-z]+)/.exec(span.className)?.[1]}:${span.textContent}`,
    );
    expect(wordsOf("op1")).toBe("Urges States to protect children; [EU: delete OP 1]");
    expect(apart).toEqual(["attribution:[EU: ", "bracket:[", "command:delete OP 1", "bracket:]"]);
  });
});

describe("the filter", () => {
  test("[UI113] by delegation: what the others propose goes, the button says so, reset brings it back", async () => {
    room = await renderNegotiated(<Shown />, rich());
    await room.waitFor(() => wordsOf("op3") === WHOLE);
    expect(button()?.textContent).toBe("Filter");
    await room.press(button());
    await tick(/^KEN/);
    await room.waitFor(() => wordsOf("op3")?.includes("[annual] [BRA: biennial]"));
    expect(view.filter.delegations).toEqual(new Set(["BRA", "EU", "JPN", "USA"]));
    await tick(/^USA/);
    await room.waitFor(() => wordsOf("new") === undefined);
    expect(button()?.textContent).toBe("Filter: 3 delegations");
    await room.press(room.byName("[role=dialog] button", "Show all open amendments"));
    await room.waitFor(() => wordsOf("op3") === WHOLE && wordsOf("new"));
    expect(button()?.textContent).toBe("Filter");
  });

  test("[UI113] by state: those that have another one come in", async () => {
    room = await renderNegotiated(<Shown />, rich());
    await room.waitFor(() => wordsOf("op3") === WHOLE);
    await room.press(button());
    expect(toggle(/parked/)).toBeUndefined();
    await tick(/not taken up/);
    await room.waitFor(() => wordsOf("pp1") === "Recalling its [resolution 78/187] [KEN: resolutions],");
    expect(button()?.textContent).toBe("Filter: 2 states");
    expect(isFiltered(view.filter)).toBe(true);
  });

  test("[UI113] readings are offered where there were several", async () => {
    const negotiation = rich();
    negotiation.do({ command: "setStage", id: "s1", stage: "drafting", reason: "Again" }, chair);
    negotiation.do({ command: "setStage", id: "s2", stage: "negotiation" }, chair);
    const base = negotiation.runs({ clause: asClause("op1") });
    const proposed = {
      kind: "edit",
      on: { clause: asClause("op1") },
      base,
      text: [{ text: "Urges States to act;" }],
    } as const;
    negotiation.do(
      { command: "tableAmendment", id: "x", amendment: asAmendment("x"), delegation: "EU", proposed },
      chair,
    );
    room = await renderNegotiated(<Shown />, negotiation);
    await room.waitFor(() => wordsOf("op1")?.includes("[EU: act]"));
    await room.press(button());
    await tick(/^Reading 1/);
    await room.waitFor(() => wordsOf("op3") === negotiation.reads("op3"));
    expect(wordsOf("op1")).toContain("[EU: act]");
    expect(button()?.textContent).toBe("Filter: 1 reading");
    await tick(/^Reading 1/);
    expect(button()?.textContent).toBe("Filter");
  });

  test("[UI114] the text as one delegation wants it is the clean text with its open amendments alone", async () => {
    room = await renderNegotiated(<Shown />, rich());
    await room.waitFor(() => wordsOf("op3") === WHOLE);
    await room.press(button());
    await room.press(room.byName("[role=dialog] button", /Choose a delegation/));
    await room.press(await room.waitFor(() => room.byName("[role=option]", "KEN")));
    expect(view).toEqual({ view: "clean", filter: { delegations: new Set(["KEN"]), statuses: ["tabled"] } });
  });

  test("[UI113] all ticked again is no filter", () => {
    const all = ["BRA", "EU"];
    expect(toggledCode(null, "EU", all)).toEqual(new Set(["BRA"]));
    expect(toggledCode(new Set(["BRA"]), "EU", all)).toBeNull();
    expect(toggledCode(new Set(["BRA"]), "BRA", all)).toEqual(new Set());
    const said = (key: string) => key;
    expect(filterWords(ALL_OPEN, said as Parameters<typeof filterWords>[1])).toBe("");
  });
});
