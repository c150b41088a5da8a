import { act, type ReactElement, useEffect, useMemo, useState } from "react";
import { afterEach, expect, test } from "vitest";
import * as Y from "yjs";
import { useDelegationHues } from "../../../client/live/delegationHues.ts";
import { useCommand } from "../../../client/live/useCommand.ts";
import { BesideClauses } from "../../../client/screens/room/beside/BesideClauses.tsx";
import { LastDecision } from "../../../client/screens/room/history/LastDecision.tsx";
import { PrivateOpenings } from "../../../client/screens/room/PrivateOpenings.tsx";
import { type Room, RoomContext, useRoom } from "../../../client/screens/room/roomContext.ts";
import { DEFAULT_VIEW, type TextView, withFilter } from "../../../client/screens/room/viewSettings.ts";
import { MarkedRuns } from "../../../client/screens/text/MarkedRuns.tsx";
import { OwnVersions } from "../../../shared/document/ownVersions.ts";
import { type PrivateDoc, privateAmendments, privateDoc } from "../../../shared/document/privateDoc.ts";
import type { ClauseId } from "../../../shared/domain/ids.ts";
import { text } from "../../support/negotiation.ts";
import { fakeApi, OFFLINE } from "../screens/fakeApi.ts";
import { type RenderedApp, renderPart } from "../screens/renderApp.tsx";
import { asClause, chair, member, type NegotiationRoom, renderNegotiation, seated, WORDS } from "./negotiationRoom.tsx";

let room: NegotiationRoom;
const hosts = new Map<string, HTMLElement>();
const besideClause = (clause: ClauseId): HTMLElement => {
  const host = hosts.get(clause) ?? document.body.appendChild(document.createElement("div"));
  hosts.set(clause, host);
  return host;
};
const beside = (clause: string): string => hosts.get(clause)?.textContent ?? "";

afterEach(async () => {
  await room.unmount();
  for (const host of hosts.values()) host.remove();
  hosts.clear();
});

/** The room as a delegation that writes has it, and as one view shows it. */
function Writing({
  desk,
  view,
  children,
}: {
  readonly desk?: PrivateDoc;
  readonly view?: TextView;
  readonly children: ReactElement;
}) {
  const outer = useRoom();
  const [versions, setVersions] = useState<OwnVersions | null>(null);
  const { projection, liveState, actor } = outer;
  const code = actor.delegation?.code;
  useEffect(() => {
    if (!desk || !code) return;
    let ids = 0;
    const made = new OwnVersions({
      draft: projection.draft,
      desk,
      delegation: code,
      state: liveState,
      newId: () => `own${++ids}`,
    });
    projection.setVersions(made);
    setVersions(made);
    return () => made.destroy();
  }, [desk, code, projection, liveState]);
  const inner = useMemo(
    (): Room => ({
      ...outer,
      versions,
      refusalFor: () => null,
      viewSettings: { ...outer.viewSettings, view: view ?? "changes" },
    }),
    [outer, versions, view],
  );
  return <RoomContext value={inner}>{children}</RoomContext>;
}

function Shown() {
  const { overlays, connection, state } = useRoom();
  const hues = useDelegationHues(connection.snapshot.access.id, state);
  return (
    <p id="shown">
      <MarkedRuns
        segments={overlays.of({ clause: asClause("op2") }).segments}
        view="changes"
        noteNumbers={new Map()}
        hues={hues}
      />
    </p>
  );
}

/** Asks for one thing; the test calls it. */
const asking: { ask: () => Promise<unknown> } = { ask: async () => null };
function Asking() {
  const command = useCommand("draft1");
  asking.ask = () => command.run({ command: "moveFloor", clause: null, view: "base" });
  return null;
}

const editor = { besideClause, activeClause: asClause("op2") };

test("[UI143] a new paragraph, a competing version, a removal and a move stand where they would be, with who wants them", async () => {
  const negotiation = seated();
  const order = `${negotiation.clauses.get(asClause("op1"))?.order}V`;
  const insert = {
    kind: "insert",
    clause: "new1",
    clauseKind: "operative",
    level: 0,
    order,
    text: text("Requests a workshop;"),
  };
  negotiation.must({ command: "tableAmendment", amendment: "am1", proposed: insert }, member("KEN"));
  const alt = { kind: "alt", on: { clause: "op2" }, base: text(WORDS), text: text("Invites enterprises to report;") };
  negotiation.must({ command: "tableAmendment", amendment: "am2", proposed: alt }, member("EU"));
  negotiation.must(
    { command: "tableAmendment", amendment: "am3", proposed: { kind: "delete", on: { clause: "op3" } } },
    member("USA"),
  );
  const move = {
    kind: "move",
    on: { clause: "op3" },
    order: `${negotiation.clauses.get(asClause("pp1"))?.order}V`,
    level: 0,
  };
  negotiation.must({ command: "tableAmendment", amendment: "am4", proposed: move }, member("BRA"));
  room = await renderNegotiation(
    <Writing>
      <BesideClauses />
    </Writing>,
    negotiation,
    { editor },
  );
  expect(beside("op1")).toContain("OP 1 bis");
  expect(beside("op1")).toContain("[1 bis. Requests a workshop;] KEN");
  expect(beside("op2")).toContain("OP 2 alt");
  expect(beside("op3")).toContain("USA A-003 · delete OP 3");
  expect(beside("op3")).toContain("BRA A-004 · move OP 3 to the beginning");
});

test("[UI143] the base view shows nothing of it", async () => {
  const negotiation = seated();
  negotiation.must(
    { command: "tableAmendment", amendment: "am3", proposed: { kind: "delete", on: { clause: "op3" } } },
    member("USA"),
  );
  room = await renderNegotiation(
    <Writing view="base">
      <BesideClauses />
    </Writing>,
    negotiation,
    { editor },
  );
  expect(beside("op3")).toBe("");
});

async function writing(words: string) {
  const desk = privateDoc(new Y.Doc());
  const negotiation = seated();
  negotiation.table("am1", "USA", "op2", "annual", "periodic");
  room = await renderNegotiation(
    <Writing desk={desk}>
      <BesideClauses />
    </Writing>,
    negotiation,
    { as: member("BRA"), editor },
  );
  await act(async () => {
    const base = new Y.Map<unknown>();
    const own = new Y.Text(words);
    for (const [key, value] of Object.entries({
      kind: "edit",
      delegation: "BRA",
      clause: "op2",
      base: new Y.Text(WORDS),
      text: own,
    })) {
      base.set(key, value);
    }
    desk.amendments.set("own1", base);
  });
  await room.settle();
  return { desk, negotiation };
}
const button = (name: RegExp): HTMLElement | undefined =>
  [...document.querySelectorAll<HTMLElement>("button")].find((one) => name.test(one.textContent ?? ""));

test("[UI144] the bar says whose words these are and how many; Table amendment sends exactly them, with the reason", async () => {
  const { desk, negotiation } = await writing(WORDS.replace("annual", "regular and public"));
  expect(beside("op2")).toContain("BRA: own text of OP 2");
  expect(beside("op2")).toContain("Only BRA sees it.");
  expect(beside("op2")).toContain("3 words more, 1 word less");
  await act(async () => desk.amendments.get("own1")?.set("reason", "Language of 78/187"));
  await room.press(button(/Table amendment/));
  await room.settle();
  expect(room.commands).toMatchObject([
    {
      command: "tableAmendment",
      amendment: "own1",
      reason: "Language of 78/187",
      proposed: { kind: "edit", on: { clause: "op2" }, text: text(WORDS.replace("annual", "regular and public")) },
    },
  ]);
  expect(negotiation.state.amendments.get("own1" as never)?.number).toBe("A-002");
  expect(beside("op2")).toContain("A-002: your text of OP 2");
});

test("[UI144] put aside, it is gone from the page; what was typed stays in the private document", async () => {
  const { desk } = await writing(`${WORDS} Now.`);
  await room.press(button(/Discard/));
  expect(beside("op2")).toBe("");
  expect(privateAmendments(desk)).toEqual([]);
  expect((desk.amendments.get("own1")?.get("text") as Y.Text | undefined)?.toString()).toBe(`${WORDS} Now.`);
});

test("[UI145] the bar names the tabled amendments on the same words, and none that others only write", async () => {
  await writing(WORDS.replace("annual", "regular"));
  expect(beside("op2")).toContain("same words as A-001 (USA)");
});

test("[UI141] rivals stand side by side, each with who wants it; what one proposes alone bears no name", async () => {
  const negotiation = seated();
  negotiation.table("am1", "USA", "op2", "annual", "periodic");
  negotiation.table("am2", "BRA", "op2", "annual", "regular");
  room = await renderNegotiation(<Shown />, negotiation);
  const shown = document.querySelector("#shown");
  expect(shown?.querySelector("del")?.textContent).toBe("annual");
  expect([...(shown?.querySelectorAll("ins") ?? [])].map((one) => one.textContent)).toEqual(["periodic", "regular"]);
  expect(shown?.textContent).toContain("periodicUSA or regularBRA assessments");
});

test("[UI142] a view is the person's own: another filter or view leaves the document as it is", async () => {
  const negotiation = seated();
  negotiation.table("am1", "USA", "op2", "annual", "periodic");
  room = await renderNegotiation(
    <Writing view="clean">
      <BesideClauses />
    </Writing>,
    negotiation,
    { editor },
  );
  const before = Y.encodeStateAsUpdate(room.server.doc);
  const filtered = withFilter(DEFAULT_VIEW, { delegations: new Set(["EU"]) });
  expect(filtered.view).toBe("changes");
  expect(filtered.filter.statuses).toBe(DEFAULT_VIEW.filter.statuses);
  expect(Y.encodeStateAsUpdate(room.server.doc)).toEqual(before);
});

test("[UI140] a command whose answer got lost is asked for again under the same id; the next one has another", async () => {
  room = await renderNegotiation(<p>–</p>, seated());
  const ids: unknown[] = [];
  let isLost = true;
  const api = fakeApi({
    command: ({ body }: { readonly body: unknown }) => {
      ids.push((body as { id: string }).id);
      return isLost ? OFFLINE : undefined;
    },
  });
  const app: RenderedApp = await renderPart(<Asking />);
  await act(async () => void (await asking.ask()));
  isLost = false;
  await act(async () => void (await asking.ask()));
  expect(ids[0]).toBe(ids[1]);
  await app.unmount();
  api.restore();
});

const OPENINGS = { openings: [{ participant: "p-BRA", name: "Ana", at: "2026-11-21T14:02:00.000Z" }] };

test.each([
  ["a member", member("BRA"), true],
  ["the facilitator", chair, false],
])("[UI146] %s: only members see who opened the private room of a delegation", async (_, as, sees) => {
  room = await renderNegotiation(<PrivateOpenings />, seated(), { as, answers: { privateOpenings: OPENINGS } });
  await room.settle();
  expect(document.body.textContent.includes("Private room of BRA")).toBe(sees);
  expect(document.body.textContent.includes("Ana")).toBe(sees);
});

test("[UI148] the last decision that matters stands at the foot of the room in words", async () => {
  room = await renderNegotiation(<LastDecision />, seated());
  expect(document.querySelector("bdi")).toBeNull();
  await room.later((negotiation) => negotiation.table("am1", "USA", "op2", "annual", "periodic"));
  expect(document.body.textContent).toContain("A-001");
  await room.later((negotiation) =>
    negotiation.must({ command: "declineAmendment", amendment: "am1", reason: "No agreement" }),
  );
  expect(document.body.textContent).toContain("A-001");
  expect(document.querySelector("bdi")?.getAttribute("aria-hidden")).toBe("true");
});
