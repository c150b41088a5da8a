import { act, type ReactElement, useEffect, useMemo, useState } from "react";
import { afterEach, expect, test } from "vitest";
import * as Y from "yjs";
import { BesideClauses } from "../../../client/screens/room/beside/BesideClauses.tsx";
import { type Room, RoomContext, useRoom } from "../../../client/screens/room/roomContext.ts";
import { textOf } from "../../../shared/document/draftDoc.ts";
import { readRuns } from "../../../shared/document/inline.ts";
import { OwnVersions } from "../../../shared/document/ownVersions.ts";
import {
  addPrivateAmendment,
  type PrivateDoc,
  privateAmendments,
  privateDoc,
} from "../../../shared/document/privateDoc.ts";
import { plainText } from "../../../shared/domain/clause.ts";
import type { ClauseId } from "../../../shared/domain/ids.ts";
import { asAmendment, text } from "../../support/negotiation.ts";
import { asClause, member, type NegotiationRoom, renderNegotiation, seated, WORDS } from "./negotiationRoom.tsx";

let room: NegotiationRoom;
const hosts = new Map<string, HTMLElement>();
const besideClause = (clause: ClauseId): HTMLElement => {
  const host = hosts.get(clause) ?? document.body.appendChild(document.createElement("div"));
  hosts.set(clause, host);
  return host;
};

afterEach(async () => {
  await room.unmount();
  for (const host of hosts.values()) host.remove();
  hosts.clear();
});

/** The room as a member of a delegation has it. */
function Writing({ desk, children }: { readonly desk: PrivateDoc; readonly children: ReactElement }) {
  const outer = useRoom();
  const [versions, setVersions] = useState<OwnVersions | null>(null);
  const { projection, liveState, actor } = outer;
  const delegation = actor.delegation?.code ?? "";
  useEffect(() => {
    let ids = 0;
    const newId = () => `new${++ids}`;
    const made = new OwnVersions({ draft: projection.draft, desk, delegation, state: liveState, newId });
    projection.setVersions(made);
    setVersions(made);
    return () => made.destroy();
  }, [desk, delegation, projection, liveState]);
  const inner = useMemo((): Room => ({ ...outer, versions, refusalFor: () => null }), [outer, versions]);
  return <RoomContext value={inner}>{children}</RoomContext>;
}

async function open(...texts: readonly string[]) {
  const desk = privateDoc(new Y.Doc());
  texts.forEach((words, index) => {
    const place = { kind: "edit", on: { clause: asClause("op2") } } as const;
    addPrivateAmendment(desk, asAmendment(`own${index + 1}`), "BRA", place, { base: text(WORDS), text: text(words) });
  });
  const focused: unknown[] = [];
  room = await renderNegotiation(
    <Writing desk={desk}>
      <BesideClauses />
    </Writing>,
    seated(),
    { as: member("BRA"), editor: { besideClause, activeClause: asClause("op1"), focus: () => focused.push(true) } },
  );
  await room.settle();
  return { desk, focused };
}
const button = (name: string): HTMLElement | undefined =>
  [...document.querySelectorAll<HTMLElement>("button")].find((one) => one.textContent === name);
const written = (desk: PrivateDoc): string[] =>
  privateAmendments(desk).map(({ kind, text: words }) => `${kind}: ${plainText(readRuns(words))}`);

test("[UI147] a second own text of a paragraph says so, and is written into the first at a press", async () => {
  const { desk, focused } = await open(`${WORDS} Aaa`, WORDS.replace("Encourages", "Bbb encourages"));
  expect(hosts.get("own2")?.textContent).toContain("BRA: a second own text of OP 2, begun at the same time");
  await room.press(button("Write both into one"));
  await room.settle();
  expect(written(desk)).toEqual([`edit: ${WORDS.replace("Encourages", "Bbb encourages")} Aaa`]);
  expect(hosts.get("own2")?.textContent ?? "").toBe("");
  expect(focused).toHaveLength(1);
});

test("[UI147] where both change the same words, nothing is written and the bar says why", async () => {
  const { desk } = await open(WORDS.replace("annual", "regular"), WORDS.replace("annual", "public"));
  await room.press(button("Write both into one"));
  await room.settle();
  expect(written(desk)).toHaveLength(2);
  expect(hosts.get("own2")?.textContent).toContain("Both change the same words: write them together by hand.");
});

test("[UI147] own words whose paragraph was deleted are proposed as a new one at a press", async () => {
  const { desk } = await open(`${WORDS} Aaa`);
  await act(async () =>
    room.server.edit((doc) => (doc.getMap("clauses").get("op2") as Y.Map<unknown>).set("deleted", true)),
  );
  await room.settle();
  expect(hosts.get("own1")?.textContent).toContain("was deleted, your own text of it stays here");
  await room.press(button("Propose as a new paragraph"));
  await room.settle();
  expect(written(desk)).toEqual([`insert: ${WORDS} Aaa`]);
});

test("[UI147] what came too late for what was tabled is added to it, or put aside", async () => {
  const { desk } = await open(`${WORDS} Aaa`);
  await room.later((negotiation) => {
    const proposed = { kind: "edit", on: { clause: "op2" }, base: text(WORDS), text: text(`${WORDS} Aaa`) };
    negotiation.must({ command: "tableAmendment", amendment: "own1", proposed }, member("BRA"));
  });
  // A colleague who was away comes back.
  const away = new Y.Doc();
  Y.applyUpdate(away, Y.encodeStateAsUpdate(desk.doc));
  textOf(privateDoc(away).amendments.get("own1"))?.insert(0, "Bbb ");
  await act(async () => Y.applyUpdate(desk.doc, Y.encodeStateAsUpdate(away), "remote"));
  await room.settle();
  expect(hosts.get("late-own1")?.textContent).toContain("BRA: written after A-001 was tabled");
  await room.press(button("Add to A-001"));
  await room.settle();
  const tabled = room.server.doc.getMap("amendments").get("own1") as Y.Map<unknown>;
  expect(String(tabled.get("text"))).toBe(`Bbb ${WORDS} Aaa`);
  expect(hosts.get("late-own1")?.textContent ?? "").toBe("");
});
