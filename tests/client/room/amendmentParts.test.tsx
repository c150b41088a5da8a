import { act, type ReactElement } from "react";
import { afterEach, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { AmendmentsPanel } from "../../../client/screens/room/amendments/AmendmentsPanel.tsx";
import { changeExcerpt, isShortened } from "../../../client/screens/room/amendments/changeExcerpt.ts";
import { kindWord } from "../../../client/screens/room/amendments/kindWord.ts";
import { DecisionTools } from "../../../client/screens/room/decide/DecisionTools.tsx";
import { RoomContext, useRoom } from "../../../client/screens/room/roomContext.ts";
import { useOwnVersions } from "../../../client/screens/room/useOwnVersions.ts";
import { overlay } from "../../../shared/amendments/overlay.ts";
import { addPrivateAmendment, type PrivateDoc, privateDoc } from "../../../shared/document/privateDoc.ts";
import { plainText } from "../../../shared/domain/clause.ts";
import { fingerprint } from "../../../shared/domain/fingerprint.ts";
import type { AmendmentId, ClauseId } from "../../../shared/domain/ids.ts";
import { member, text } from "../../support/negotiation.ts";
import { type NegotiationRoom, renderNegotiation, seated, WORDS } from "./negotiationRoom.tsx";

const edit = (from: string, to: string, base = WORDS) => ({
  id: "a" as AmendmentId,
  number: "A-001",
  kind: "edit" as const,
  delegations: ["BRA"],
  base: text(base),
  text: text(base.replace(from, to)),
});
/** What an excerpt reads, old words in [-…-], new ones in {+…+}. */
function excerptOf(...proposals: readonly ReturnType<typeof edit>[]): string {
  const first = proposals[0];
  const { segments } = overlay(first?.base ?? [], proposals);
  return changeExcerpt(segments)
    .map((one) => {
      if (one.type === "same") return plainText(one.runs);
      const news = one.alternatives.map(({ runs }) => `{+${plainText(runs).trim()}+}`).join("");
      return (one.old.length > 0 ? `[-${plainText(one.old).trim()}-]` : "") + (news === "{++}" ? "" : news);
    })
    .join("|");
}

describe("the excerpt of a change", () => {
  test("[UI76] keeps five words on either side, and says with an ellipsis what is left out", () => {
    expect(excerptOf(edit("annual", "regular"))).toMatch(
      /^Encourages business enterprises to publish \|\[-annual-\]\{\+regular\+\}\|\s?assessments of the impact of ?…$/,
    );
    expect(excerptOf(edit("children;", "all children;"))).toMatch(
      /^… impact of their products on \|\{\+all\+\}\|children;$/,
    );
  });

  test("[UI76] between two changes the words beside both stay; a short text stays whole", () => {
    const both = edit("annual", "regular");
    const two = { ...both, text: text(plainText(both.text).replace("their products", "all their products")) };
    expect(excerptOf(two)).toContain("assessments of the impact of ");
    const long = edit("one", "two", `one ${"word ".repeat(30)}one`);
    const ends = { ...long, text: text(`two ${"word ".repeat(30)}two`) };
    expect(excerptOf(ends)).toMatch(/\}\|\s?(word ){5}… (word ){5}\|/);
    const short = overlay(text("To act;"), [edit("act", "act now", "To act;")]).segments;
    expect(isShortened(short, changeExcerpt(short))).toBe(false);
  });

  test("[UI76] the kind is said in one word: what comes, what goes, or both", () => {
    expect(kindWord(edit("Encourages", "Encourages and invites"))).toBe("insert");
    expect(kindWord(edit("annual ", ""))).toBe("deleteWords");
    expect(kindWord(edit("annual", "regular"))).toBe("replace");
    expect(kindWord({ ...edit("a", "b"), kind: "insert" })).toBe("new");
    expect(kindWord({ ...edit("a", "b"), kind: "move" })).toBe("move");
    expect(kindWord(edit("nowhere", "nothing"))).toBe("nothing");
  });
});

let room: NegotiationRoom | undefined;
afterEach(async () => {
  await room?.unmount();
  room = undefined;
});
const AT_OP2 = { activeClause: "op2" as ClauseId };
const said = () => document.body.textContent ?? "";

/** The room of somebody who writes for a delegation. */
function Writing({ as, desk, children }: { as: string; desk: PrivateDoc | null; children: ReactElement }) {
  const room = useRoom();
  const { projection, liveState: state } = room;
  const versions = useOwnVersions({ projection, state, desk, delegation: as, isShown: true });
  const writeAs = room.actor.role === "delegation" ? null : as;
  return <RoomContext value={{ ...room, versions, writeAs }}>{children}</RoomContext>;
}

describe("what is not tabled", () => {
  test("[UI75] stands above, says who sees it, and leads to its place", async () => {
    const desk = privateDoc(new Y.Doc());
    room = await renderNegotiation(
      <Writing as="BRA" desk={desk}>
        <AmendmentsPanel onJump={() => undefined} />
      </Writing>,
      seated(),
      { editor: AT_OP2, as: member("BRA") },
    );
    expect(said()).not.toContain("Not tabled yet");
    await act(async () => {
      const on = { clause: "op1" as ClauseId };
      const base = text("Urges States to protect children;");
      addPrivateAmendment(desk, "p1" as AmendmentId, "BRA", { kind: "edit", on }, { base, text: text("Urges all;") });
    });
    await room.settle();
    expect(said()).toContain("Your text of OP 1, only BRA sees it");
    await room.press(room.byName("button", /^Go to it: Your text of OP 1/));
    await room.waitFor(() => room?.calls.focused.length);
    expect(room.calls.focused).toEqual([["op1", "start"]]);
  });

  test("[UI75] facilitator and secretariat read that theirs is on this device only", async () => {
    const desk = privateDoc(new Y.Doc());
    addPrivateAmendment(
      desk,
      "p1" as AmendmentId,
      "KEN",
      { kind: "delete", on: { clause: "op1" as ClauseId } },
      { base: [], text: [] },
    );
    room = await renderNegotiation(
      <Writing as="KEN" desk={desk}>
        <AmendmentsPanel onJump={() => undefined} />
      </Writing>,
      seated(),
      { editor: AT_OP2 },
    );
    expect(said()).toContain("Your proposal to delete OP 1, for KEN, on this device only");
  });
});

test("[UI79] whoever writes as a delegation takes positions and co-sponsors for it", async () => {
  const negotiation = seated();
  negotiation.table("a1", "BRA", "op2", "annual", "regular");
  room = await renderNegotiation(
    <Writing as="JPN" desk={null}>
      <AmendmentsPanel onJump={() => undefined} />
    </Writing>,
    negotiation,
    { editor: AT_OP2 },
  );
  expect(document.getElementById("amendment-a1")?.textContent).toContain("For JPN");
  await room.press(room.byName("button", "Co-sponsor A-001"));
  await room.settle();
  expect(room.commands).toMatchObject([{ command: "joinSponsors", amendment: "a1", delegation: "JPN" }]);
  expect(document.getElementById("amendment-a1")?.textContent).toContain("with JPN");
});

test("[UI82] several amendments are offered by number, or together; on an agreed paragraph none is", async () => {
  const negotiation = seated();
  negotiation.table("a1", "BRA", "op2", "annual", "regular");
  negotiation.table("a2", "EU", "op2", "children", "all children");
  room = await renderNegotiation(<DecisionTools />, negotiation, { editor: AT_OP2 });
  await room.press(room.byName("button", "Accept…"));
  await room.press(await room.waitFor(() => room?.byName('[role="menuitem"]', /^A-002 EU/)));
  await room.press(room.byName("button", "Accept…"));
  await room.press(await room.waitFor(() => room?.byName('[role="menuitem"]', "Several together…")));
  await room.press(room.byName("button", "Merge…"));
  expect(room.takeIn).toEqual([
    ["accept", "a2"],
    ["compare", "op2"],
    ["merge", "a1", "a2"],
  ]);
  await room.later((later) => {
    const clauses = [{ clause: "op2", ifBase: fingerprint(text(later.reads("op2"))) }];
    const dispositions = ["a1", "a2"].map((amendment) => ({ amendment, becomes: "kept" }));
    later.must({ command: "agreeAdRef", clauses, dispositions });
  });
  const accept = room.byName("button", "Accept…");
  expect(accept?.getAttribute("aria-disabled")).toBe("true");
  await act(async () => accept?.focus());
  await room.waitFor(() => said().includes("OP 2 is agreed."));
});
