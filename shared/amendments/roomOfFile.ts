import type { DraftFile, FileProposed } from "../document/draftFile.ts";
import { ordersBetween } from "../document/order.ts";
import { type Amendment, amendmentNumber, type Proposed } from "../domain/amendment.ts";
import { type DraftState, INITIAL_STATE } from "../domain/draftState.ts";
import type { AmendmentId, ClauseId } from "../domain/ids.ts";
import type { DraftWords } from "./draftWords.ts";
import { fileOrder, isOf } from "./fileOrder.ts";

/** A file as the room it would be if everything in it were tabled. */
export interface FileRoom {
  readonly words: DraftWords;
  readonly state: DraftState;
}

/** Where there is no clock. */
const NO_TIME = "1980-01-01T00:00:00.000Z";

/**
 * The draft that a file shows, with its amendments open: for views that are made from a draft, such as the compilation.
 * Pure. Rule EX32.
 */
export function roomOfFile({ content, newNotes, amendments }: DraftFile): FileRoom {
  const sequence = fileOrder(content.clauses, amendments.filter(isOf("insert"))).map((entry) =>
    "clause" in entry ? entry.clause : entry.insert.proposed.clause,
  );
  // Between two keys there is room for what comes to stand there.
  const keys = ordersBetween(null, null, sequence.length + 1, () => 0.5);
  const orders = new Map<ClauseId | null, string>(sequence.map((id, index) => [id, keys[index + 1] ?? ""]));
  orders.set(null, keys[0] ?? "");
  const notes = new Map([...content.footnotes, ...newNotes].map(({ id, text }) => [id, text]));
  const bases = new Map(content.clauses.map((clause) => [clause.id, clause.text]));
  const baseOf = (proposed: FileProposed) =>
    !("on" in proposed)
      ? []
      : "clause" in proposed.on
        ? bases.get(proposed.on.clause)
        : notes.get(proposed.on.footnote);
  const tabled = amendments.map(({ authors, proposed, number, label, reason, at = NO_TIME }, index): Amendment => {
    const [delegation = "?", ...sponsors] = authors;
    const asProposed = inRoom(proposed, baseOf(proposed) ?? [], orders);
    const id = `a${index + 1}` as AmendmentId;
    return {
      ...{ id, number: number ?? amendmentNumber(index + 1), delegation, sponsors, proposed: asProposed },
      ...(label === undefined ? {} : { label }),
      ...(reason === undefined ? {} : { reason }),
      ...{ status: "tabled", reading: 1, tabledAt: at, positions: new Map(), contributors: [] },
      revisions: [{ number: 1, at, by: delegation, proposed: asProposed }],
    };
  });
  return {
    words: {
      type: content.type,
      language: content.language,
      clauses: content.clauses.map(({ id, kind, level, label, text }) => {
        return { id, kind, level, label, order: orders.get(id) ?? "", runs: text };
      }),
      isDeleted: (clause) => (bases.has(clause) ? false : undefined),
      note: (note) => notes.get(note),
      amendment: () => undefined,
      isDelegation: () => true,
    },
    state: {
      ...INITIAL_STATE,
      stage: "negotiation",
      amendments: new Map(tabled.map((amendment) => [amendment.id, amendment])),
      labels: new Map(content.clauses.flatMap(({ id, label }) => (label === "" ? [] : [[id, label] as const]))),
      reading: 1,
    },
  };
}

function inRoom(
  proposed: FileProposed,
  base: Extract<Proposed, { readonly kind: "edit" }>["base"],
  orders: ReadonlyMap<ClauseId | null, string>,
): Proposed {
  switch (proposed.kind) {
    case "edit":
    case "alt":
      return { ...proposed, base };
    case "insert": {
      const { kind, clause, clauseKind, level, text } = proposed;
      return { kind, clause, clauseKind, level, text, order: orders.get(clause) ?? "" };
    }
    case "move":
      // Right behind what it stands behind: nothing else has a key that begins so.
      return { kind: "move", on: proposed.on, level: proposed.level, order: `${orders.get(proposed.after) ?? ""}V` };
    case "delete":
      return proposed;
  }
}
