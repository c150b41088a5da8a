import { act } from "react";
import { afterEach, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { Outline } from "../../../client/screens/room/Outline.tsx";
import { neighbour, outlineParts, rowLabel, rowWords } from "../../../client/screens/room/outlineRows.ts";
import { type BareClause, completeContent } from "../../../shared/document/contentOf.ts";
import { draftDoc, isDeleted, textOf } from "../../../shared/document/draftDoc.ts";
import { fillDraft } from "../../../shared/document/fillDraft.ts";
import { project } from "../../../shared/document/projection.ts";
import type { ClauseId } from "../../../shared/domain/ids.ts";
import { clause, draft, enacting, op, pp, title } from "../../support/builders.ts";
import { type RenderedRoom, renderInRoom } from "./roomHarness.tsx";

const CLAUSES = [
  title("Rights of the child"),
  enacting(),
  pp("p1", "Recalling its resolution 78/187,"),
  pp("p2", "Applauding the work of the Committee,"),
  op("o1", "Urges States to act:"),
  op("o2", "To ensure access to remedies;", 1),
  op("o3", "Requests the Secretary-General to report."),
];

function viewsOf(clauses: readonly BareClause[]) {
  const doc = draftDoc(new Y.Doc());
  fillDraft(doc, completeContent(draft(clauses)), () => 0.5);
  return project(doc).clauses;
}

describe("rows", () => {
  test("[UI11] preamble and operative part are two lists; title and organ line have no row", () => {
    const parts = outlineParts(viewsOf(CLAUSES));
    expect(parts.map((part) => [part.title, part.rows])).toEqual([
      ["preamble", ["p1", "p2"]],
      ["operative", ["o1", "o2", "o3"]],
    ]);
  });

  test("[UI11] a heading stands with what follows it", () => {
    const views = viewsOf([
      pp("p1", "Recalling a,"),
      op("o1", "Urges b;"),
      clause("h", "heading", "Part two"),
      op("o2", "Urges c."),
    ]);
    expect(outlineParts(views).map((part) => [part.title, part.rows])).toEqual([
      ["preamble", ["p1"]],
      ["operative", ["o1", "h", "o2"]],
    ]);
  });

  test("[UI11] a row shows the opening phrase or the first words, and a sub-paragraph its number alone", () => {
    const views = viewsOf(CLAUSES);
    const row = (id: string) => {
      const view = views.find((one) => one.id === id);
      return view && [rowLabel(view), rowWords(view)];
    };
    expect(row("p1")).toEqual(["PP 1", "Recalling"]);
    expect(row("p2")).toEqual(["PP 2", "Applauding the work of the Committee,"]);
    expect(row("o2")).toEqual(["(a)", "To ensure access to remedies;"]);
    const [long] = viewsOf([op("x", `To ${"long ".repeat(40)}`)]);
    expect(long && rowWords(long).length).toBeLessThan(64);
  });

  test("[A11Y8] the next and the previous paragraph end at the ends, and begin anywhere", () => {
    const views = viewsOf(CLAUSES);
    expect(neighbour(views, "p1" as ClauseId, 1)).toBe("p2");
    expect(neighbour(views, "title" as ClauseId, -1)).toBeNull();
    expect(neighbour(views, "o3" as ClauseId, 1)).toBeNull();
    expect(neighbour(views, null, 1)).toBe("title");
    expect(neighbour(views, null, -1)).toBe("o3");
  });
});

describe("outline", () => {
  let room: RenderedRoom;
  afterEach(() => room.unmount());

  const rows = () => [...room.page.querySelectorAll("button[data-clause]")].map((row) => row.textContent);

  test("[UI11] words typed behind the opening phrase change nothing in it, a new phrase changes one row", async () => {
    room = await renderInRoom(<Outline onJump={() => undefined} />, draft(CLAUSES));
    expect(rows()[0]).toBe("PP 1Recalling");
    const changed = new Set<string>();
    const observer = new MutationObserver((records) => {
      for (const { target } of records) {
        const element = target instanceof Element ? target : target.parentElement;
        changed.add(element?.closest("[data-clause]")?.getAttribute("data-clause") ?? "outside of the rows");
      }
    });
    observer.observe(room.page, { subtree: true, childList: true, characterData: true, attributes: true });
    const text = textOf(room.connection.snapshot.document.clauses.get("p1"));
    await act(async () => text?.insert(15, "very own "));
    await room.settle();
    expect([...changed]).toEqual([]);
    await act(async () => text?.insert(0, "Also "));
    await room.settle();
    expect([...changed]).toEqual(["p1"]);
    observer.disconnect();
    expect(rows()[0]).not.toBe("PP 1Recalling");
  });

  test("[UI11] deleted paragraphs leave the outline and the others are numbered anew", async () => {
    room = await renderInRoom(<Outline onJump={() => undefined} />, draft(CLAUSES));
    await act(async () => room.connection.snapshot.document.clauses.get("p1")?.set("deleted", true));
    const stored = room.connection.snapshot.document.clauses.get("p1");
    expect(stored && isDeleted(stored)).toBe(true);
    expect(rows()[0]).toBe("PP 1Applauding the work of the Committee,");
  });

  test("[UI11] the current paragraph is marked, and a press goes to the one pressed", async () => {
    let jumps = 0;
    room = await renderInRoom(<Outline onJump={() => (jumps += 1)} />, draft(CLAUSES), {
      editor: { activeClause: "o1" as ClauseId },
    });
    expect(room.page.querySelector("[aria-current]")?.getAttribute("data-clause")).toBe("o1");
    await room.press(room.page.querySelector<HTMLElement>('[data-clause="o3"]') ?? undefined);
    await room.waitFor(() => room.calls.focused.length > 0);
    expect(room.calls.focused).toEqual([["o3", "start"]]);
    expect(jumps).toBe(1);
  });

  test("[UI11] status and progress come once the draft is being negotiated", async () => {
    room = await renderInRoom(<Outline onJump={() => undefined} />, draft(CLAUSES));
    expect(room.page.textContent).not.toContain("not yet");
    await act(async () =>
      room.server.edit((doc) =>
        draftDoc(doc).decisions.push([
          {
            number: 1,
            at: "2026-11-01T10:00:00Z",
            command: "c",
            actor: {},
            type: "stageSet",
            from: "drafting",
            to: "negotiation",
          },
        ]),
      ),
    );
    await room.settle();
    expect(room.page.textContent).toContain("0 of 5 agreed");
    expect(rows()[0]).toBe("PP 1Recalling○ not yet");
  });
});
