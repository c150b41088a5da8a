import { expect, test } from "vitest";
import { acceptedContent } from "../../../shared/amendments/acceptedContent.ts";
import { trackedOrder } from "../../../shared/amendments/trackedOrder.ts";
import { completeContent } from "../../../shared/document/contentOf.ts";
import type { FileAmendment, FileProposed } from "../../../shared/document/draftFile.ts";
import type { ClauseId } from "../../../shared/domain/ids.ts";

const id = (name: string): ClauseId => name as ClauseId;
const content = completeContent({
  adref: 1,
  type: "resolution",
  language: "en",
  profile: "un",
  head: {},
  clauses: ["c1", "c2"].map((name) => ({ id: id(name), kind: "operative", level: 0, text: [{ text: name }] })),
  footnotes: [],
});
const amendment = (proposed: FileProposed): FileAmendment => ({ authors: ["FRA"], proposed });
const newClause = (name: string, after: string | null): FileAmendment =>
  amendment({
    kind: "insert",
    clause: id(name),
    clauseKind: "operative",
    level: 0,
    after: after === null ? null : id(after),
    text: [{ text: name }],
  });
const shown = (amendments: readonly FileAmendment[]): string =>
  trackedOrder(content, amendments)
    .map((item) =>
      item.type === "base" ? item.clause.id : item.type === "insert" ? item.amendment.proposed.clause : item.type,
    )
    .join(" ");

test("[DX12] what comes stands behind its clause in the order of the amendments, each with what stands behind it in turn", () => {
  const amendments = [
    newClause("lost", "nowhere"),
    newClause("a", "c1"),
    newClause("b", "c1"),
    amendment({ kind: "alt", on: { clause: id("c1") }, text: [{ text: "version" }] }),
    newClause("aa", "a"),
    amendment({ kind: "move", on: { clause: id("c2") }, after: id("aa"), level: 0 }),
    newClause("first", null),
    newClause("behind lost", "lost"),
  ];
  expect(shown(amendments)).toBe("first c1 alt a aa movedHere b c2 lost behind lost");
});

test("[DX12] a chain of as many new clauses as a file can have is no trouble, in whichever order they are listed", () => {
  const chain = Array.from({ length: 20_000 }, (_, at) => newClause(`n${at}`, at === 0 ? "c1" : `n${at - 1}`));
  const order = `c1 ${chain.map((_, at) => `n${at}`).join(" ")} c2`;
  expect(shown(chain)).toBe(order);
  expect(shown(chain.toReversed())).toBe(order);
  const accepted = acceptedContent({ content, newNotes: [], amendments: chain.toReversed(), comments: [] });
  expect(accepted.clauses.map((clause) => clause.id).join(" ")).toBe(order);
});
