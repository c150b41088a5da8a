import { useState } from "react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ExportDialog } from "../../../client/screens/export/ExportDialog.tsx";
import { firstChoice, formatsOf, possibleChoice } from "../../../client/screens/export/exportChoice.ts";
import { exportQuery } from "../../../client/screens/export/exportQuery.ts";
import type { BareContent } from "../../../shared/document/contentOf.ts";
import { fingerprint } from "../../../shared/domain/fingerprint.ts";
import type { FootnoteId } from "../../../shared/domain/ids.ts";
import { canShow, EXPORT_FORMATS, EXPORT_VIEWS } from "../../../shared/formats/exportFormats.ts";
import { clause, draft } from "../../support/builders.ts";
import { text as words } from "../../support/negotiation.ts";
import { type NegotiationRoom, renderNegotiation, seated } from "../room/negotiationRoom.tsx";
import { type RenderedRoom, renderInRoom } from "../room/roomHarness.tsx";

let room: RenderedRoom;
let saved: string[];
let restore: () => void;
beforeEach(() => {
  saved = [];
  Object.assign(URL, { createObjectURL: () => "blob:x", revokeObjectURL: () => undefined });
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
    saved.push(this.download);
  });
  const before = globalThis.fetch;
  restore = () => {
    globalThis.fetch = before;
  };
});
afterEach(async () => {
  await room.unmount();
  vi.restoreAllMocks();
  restore();
});

const text = () => document.body.textContent ?? "";
const dialog = () => document.querySelector("[role=dialog]");
const radios = () => [...document.querySelectorAll<HTMLInputElement>("input[type=radio]")].map(({ value }) => value);
const input = (value: string) => document.querySelector<HTMLElement>(`input[value="${value}"]`) ?? undefined;
const field = (words: string) =>
  [...document.querySelectorAll("label")].find((one) => one.textContent?.trim() === words)?.querySelector("input") ??
  undefined;

function Exporting() {
  const [isOpen, setIsOpen] = useState(true);
  return (
    <>
      <button type="button" onClick={() => setIsOpen(true)}>
        Again
      </button>
      <ExportDialog draftId="d1" draftName="L.24" isOpen={isOpen} onClose={() => setIsOpen(false)} />
    </>
  );
}

/** Answers every file with `answer`, and gives what was asked for. */
function serveFiles(answer: (address: string, signal: AbortSignal | null | undefined) => Response | Promise<Response>) {
  const fetched: string[] = [];
  const inner = globalThis.fetch;
  globalThis.fetch = async (address, init) => {
    if (!/\/(export|register)\?/.test(String(address))) return inner(address, init);
    fetched.push(decodeURIComponent(String(address)));
    return answer(String(address), init?.signal);
  };
  return fetched;
}

const query = (address: string | undefined) => Object.fromEntries(new URLSearchParams(address?.split("?")[1]));

async function contested(): Promise<NegotiationRoom> {
  const negotiation = seated();
  negotiation.table("a1", "BRA", "op2", "Encourages", "Encourages and invites");
  negotiation.table("a2", "EU", "op2", "annual", "regular");
  negotiation.must({ command: "parkAmendment", amendment: "a2", reason: "Later" });
  const shown = await renderNegotiation(<Exporting />, negotiation);
  room = shown;
  return shown;
}

const DRAFTED: BareContent = draft([
  clause("t", "title", "Children"),
  clause("o", "enacting", "The General Assembly,"),
  clause("op1", "operative", "Urges States;"),
]);

describe("what is offered", () => {
  test("[UI57] a draft without amendments offers its text alone, each view in the formats it has", async () => {
    room = await renderInRoom(<Exporting />, DRAFTED);
    expect(radios()).toEqual(["final", "base", "docx", "pdf", "html", "md", "txt", "akn", "a4", "letter"]);
    await room.press(input("base"));
    expect(radios()).toContain("json");
  });

  test("[UI115] with amendments there are tracked changes, a compilation and the register too", async () => {
    await contested();
    expect(radios().slice(0, 6)).toEqual(["final", "base", "tracked", "redline", "compilation", "register"]);
    await room.press(input("tracked"));
    expect(radios()).toContain("pdf");
    expect(radios()).not.toContain("md");
    await room.press(input("register"));
    expect(radios().slice(6)).toEqual(["xlsx", "docx", "csv"]);
  });

  test("[UI57] every pair that the server has is offered, and no other", () => {
    for (const view of EXPORT_VIEWS) {
      expect([...formatsOf(view)].sort()).toEqual(EXPORT_FORMATS.filter((format) => canShow(format, view)).sort());
    }
  });

  test("[UI57] a choice that the draft has no longer, or that has another format, gives way", () => {
    const wish = { ...firstChoice(), what: "tracked", format: "md" } as const;
    expect(possibleChoice(wish, ["final", "base"])).toMatchObject({ what: "final", format: "md" });
    expect(possibleChoice(wish, ["final", "tracked"])).toMatchObject({ what: "tracked", format: "docx" });
  });

  test("[UI205] paper, masthead and line numbers come with pages, comments with tracked changes for Word; the paper is kept on the device", async () => {
    await contested();
    expect(field("Comments of the room")).toBeUndefined();
    await room.press(input("tracked"));
    expect(field("Comments of the room")).toBeDefined();
    await room.press(input("letter"));
    await room.press(input("akn"));
    expect(field("Line numbers")).toBeUndefined();
    expect(input("a4")).toBeUndefined();
    expect(firstChoice().paper).toBe("letter");
  });

  test("[UI205] what becomes of a note that is cited again is asked only where there is one", async () => {
    const note = { footnote: "n1" as FootnoteId };
    const cited = (again: boolean): BareContent => ({
      ...DRAFTED,
      clauses: [
        ...DRAFTED.clauses,
        { ...clause("op2", "operative", ""), text: [{ text: "Requests" }, note, ...(again ? [note] : [])] },
      ],
      footnotes: [{ id: note.footnote, text: [{ text: "A note." }] }],
    });
    room = await renderInRoom(<Exporting />, cited(false));
    expect(field("Repeat footnotes cited again")).toBeUndefined();
    await room.unmount();
    room = await renderInRoom(<Exporting />, cited(true));
    await room.press(field("Repeat footnotes cited again"));
    const fetched = serveFiles(() => new Response("x"));
    await room.press(room.byName("button", "Export"));
    await room.waitFor(() => !dialog());
    expect(query(fetched[0])).toMatchObject({ notes: "new" });
  });
});

describe("the file", () => {
  test("[UI57] it comes under the server's name in the view and format chosen; the dialog closes, and opens again as it was", async () => {
    await contested();
    const disposition = `attachment; filename="A.docx"; filename*=UTF-8''A%20C.3%20L.24.docx`;
    const fetched = serveFiles(() => new Response("x", { headers: { "content-disposition": disposition } }));
    await room.press(input("tracked"));
    await room.press(field("Comments of the room"));
    await room.press(room.byName("button", "Export"));
    await room.waitFor(() => !dialog());
    expect(query(fetched[0])).toEqual({
      ...{ format: "docx", view: "tracked", paper: "a4", masthead: "true", lineNumbers: "false", comments: "true" },
    });
    expect(saved).toEqual(["A C.3 L.24.docx"]);
    await room.press(room.byName("button", "Again"));
    await room.waitFor(dialog);
    expect((input("tracked") as HTMLInputElement).checked).toBe(true);
  });

  test("[UI115] a compilation is chosen by delegation and state; the register comes in the language of the screen", async () => {
    await contested();
    const fetched = serveFiles(() => new Response("x"));
    await room.press(input("compilation"));
    await room.press(field("BRA"));
    await room.press(field("parked"));
    await room.press(input("txt"));
    await room.press(room.byName("button", "Export"));
    await room.waitFor(() => !dialog());
    const chosen = { format: "txt", view: "compilation", statuses: "tabled,parked", delegations: "EU" };
    expect(query(fetched[0])).toEqual(chosen);
    await room.press(room.byName("button", "Again"));
    await room.press(await room.waitFor(() => input("register")));
    await room.press(input("xlsx"));
    await room.press(room.byName("button", "Export"));
    await room.waitFor(() => !dialog());
    expect(fetched[1]).toBe("/api/drafts/d1/register?format=xlsx&lang=en");
  });

  test("[UI57] a redline is held against the last Rev unless another is chosen", () => {
    const choice = { ...firstChoice(), what: "redline", format: "docx" } as const;
    expect(exportQuery(choice, 3)).toMatchObject({ view: "redline", from: "3" });
    expect(exportQuery({ ...choice, from: 1 }, 3)).toMatchObject({ from: "1" });
  });

  test("[UI207] while a file is made one can stop it: the server's work is given up, and nothing is saved", async () => {
    await contested();
    let given: AbortSignal | null | undefined;
    serveFiles(
      (_, signal) =>
        new Promise((_resolve, reject) => {
          given = signal;
          signal?.addEventListener("abort", () => reject(new DOMException("stopped", "AbortError")));
        }),
    );
    await room.press(room.byName("button", "Export"));
    await room.waitFor(() => text().includes("Making the file: Word (.docx)…"));
    await room.press(room.byName("button", "Stop"));
    await room.waitFor(() => room.byName("button", "Cancel"));
    expect(given?.aborted).toBe(true);
    expect(saved).toEqual([]);
    expect(document.querySelector("[role=alert]")).toBeNull();
  });

  test("[UI207] leaving the dialog gives the file up as well", async () => {
    await contested();
    let given: AbortSignal | null | undefined;
    serveFiles((_, signal) => {
      given = signal;
      return new Promise(() => undefined);
    });
    await room.press(room.byName("button", "Export"));
    await room.press(await room.waitFor(() => room.byName("button", "Close")));
    await room.waitFor(() => given?.aborted);
  });

  test("[A11Y16] an export that fails says why in the dialog and leaves it open", async () => {
    await contested();
    const error = { code: "export_failed", message: "x", messageKey: "error.exportFailed" };
    serveFiles(() => Response.json({ error }, { status: 503 }));
    await room.press(room.byName("button", "Export"));
    await room.waitFor(() => dialog()?.querySelector("[role=alert]"));
    expect(text()).toContain("This file took too long or too much memory to make.");
    expect(saved).toEqual([]);
  });
});

describe("the preview", () => {
  test("[UI206] it shows the text as a web page in a frame that may do nothing, and leads back to the choices", async () => {
    await contested();
    const fetched = serveFiles(() => new Response("<html><head><style>p{}</style></head><body>Words</body></html>"));
    await room.press(input("tracked"));
    await room.press(room.byName("button", "Preview"));
    const frame = await room.waitFor(() => document.querySelector("iframe"));
    expect(frame.getAttribute("sandbox")).toBe("");
    expect(frame.srcdoc).toContain("Words");
    expect(query(fetched[0])).toEqual({ format: "html", view: "compilation" });
    expect(text()).toContain("in the file they are tracked changes");
    await room.press(room.byName("button", "Back to the choices"));
    expect((input("tracked") as HTMLInputElement).checked).toBe(true);
  });

  test("[UI206] a PDF is shown in a window of its own, which closes when there is none; a window that is barred is said", async () => {
    await contested();
    await room.press(input("pdf"));
    const page = { document, location: { replace: vi.fn() }, close: vi.fn() };
    const opened = vi.spyOn(window, "open").mockReturnValue(null);
    await room.press(room.byName("button", "Preview in a new window"));
    expect(text()).toContain("The browser kept the new window from opening.");
    const frame = document.implementation.createHTMLDocument();
    opened.mockReturnValue({ ...page, document: frame } as unknown as Window);
    serveFiles(() => new Response("%PDF"));
    await room.press(room.byName("button", "Preview in a new window"));
    await room.waitFor(() => page.location.replace.mock.calls.length > 0);
    expect(page.location.replace).toHaveBeenCalledWith("blob:x");
    serveFiles(() => Response.json({}, { status: 503 }));
    await room.press(room.byName("button", "Preview in a new window"));
    await room.waitFor(() => page.close.mock.calls.length > 0);
    expect(dialog()).not.toBeNull();
  });

  test("[UI206] the style sheet of the frame gets in under the page's content policy", async () => {
    await contested();
    document.head.insertAdjacentHTML("beforeend", '<meta property="csp-nonce" nonce="n0nce">');
    serveFiles(() => new Response("<html><head><style>p{}</style></head><body></body></html>"));
    await room.press(room.byName("button", "Preview"));
    const frame = await room.waitFor(() => document.querySelector("iframe"));
    document.querySelector("meta[property=csp-nonce]")?.remove();
    expect(frame.srcdoc).toContain('<style nonce="n0nce">');
  });
});

describe("what one should know before", () => {
  test("[UI204] a text that is not final says why: stage, paragraphs not agreed, brackets, amendments that are not in it", async () => {
    const negotiation = seated();
    negotiation.table("a1", "BRA", "op2", "Encourages", "Encourages and invites");
    const ifBase = fingerprint(words(negotiation.reads("op1")));
    negotiation.must({ command: "bracketClause", clauses: [{ clause: "op1", ifBase }] });
    room = await renderNegotiation(<Exporting />, negotiation);
    expect(text()).toContain("This draft is not final (stage: Negotiation).");
    expect(text()).toContain("4 paragraphs are not agreed.");
    expect(text()).toContain("1 paragraph has brackets; they are kept.");
    expect(text()).toContain("1 open amendment is not in this text.");
    await room.press(input("compilation"));
    expect(text()).not.toContain("is not in this text");
    await room.press(input("register"));
    expect(text()).not.toContain("This draft is not final");
  });

  test("[UI204] an empty text, a missing organ, unknown beginnings and paragraphs without words are named", async () => {
    room = await renderInRoom(<Exporting />, draft([]));
    expect(text()).toContain("There is no text yet.");
    await room.unmount();
    room = await renderInRoom(
      <Exporting />,
      draft([clause("op1", "operative", "Hopefully States act;"), clause("op2", "operative", "")]),
    );
    expect(text()).toContain("No line names the organ that speaks");
    expect(text()).toContain("OP 1 does not begin with a known opening phrase.");
    expect(text()).toContain("OP 2 has no words.");
  });

  test("[UI204] once all is agreed and final there is nothing to say", async () => {
    const negotiation = seated();
    const ids = ["pp1", "op1", "op2", "op3"];
    const clauses = ids.map((id) => ({ clause: id, ifBase: fingerprint(words(negotiation.reads(id))) }));
    negotiation.must({ command: "agreeClause", clauses });
    negotiation.must({ command: "setStage", stage: "silence", deadline: "2026-12-01T10:00:00Z" });
    negotiation.must({ command: "setStage", stage: "final" });
    room = await renderNegotiation(<Exporting />, negotiation);
    await room.press(input("base"));
    expect(text()).not.toMatch(/not final|not agreed|brackets;|opening phrase/);
  });
});
