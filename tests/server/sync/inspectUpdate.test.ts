import * as encoding from "lib0/encoding";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { inspectUpdate } from "../../../server/sync/inspectUpdate.ts";
import { DEFAULT_SYNC_LIMITS } from "../../../server/sync/limits.ts";
import { addClause, DRAFT_ROOTS, type DraftDoc, draftDoc, textOf } from "../../../shared/document/draftDoc.ts";
import type { ClauseId } from "../../../shared/domain/ids.ts";

const SERVER = 1;
const ME = 50;

function makeServer(words = "Urges 😀 States"): DraftDoc {
  const doc = new Y.Doc();
  doc.clientID = SERVER;
  const draft = draftDoc(doc);
  addClause(draft, { id: "op1" as ClauseId, kind: "operative", level: 0, order: "a", runs: [{ text: words }] });
  return draft;
}

function clientOf(server: DraftDoc, id = ME): DraftDoc {
  const doc = new Y.Doc();
  doc.clientID = id;
  const draft = draftDoc(doc);
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(server.doc));
  return draft;
}

function changeOf(draft: DraftDoc, edit: (draft: DraftDoc) => unknown): Uint8Array {
  const before = Y.encodeStateVector(draft.doc);
  draft.doc.transact(() => edit(draft));
  return Y.encodeStateAsUpdate(draft.doc, before);
}

const inspect = (server: DraftDoc, update: Uint8Array, limits: Partial<typeof DEFAULT_SYNC_LIMITS> = {}) =>
  inspectUpdate(server.doc, DRAFT_ROOTS, update, { ...DEFAULT_SYNC_LIMITS, ...limits });

function operationsOf(server: DraftDoc, update: Uint8Array): string[] {
  const inspection = inspect(server, update);
  if (!inspection.ok) throw new RangeError(JSON.stringify(inspection));
  return inspection.operations.map(
    ({ action, path, key, content }) => `${action} ${content.type} ${[...path, key ?? ""].join("/")}`,
  );
}

const op1 = (draft: DraftDoc): Y.Text => textOf(draft.clauses.get("op1")) as Y.Text;
/** Clock of a character of the server's first clause: map, kind, level, order, text come before it. */
const clockOf = (server: DraftDoc, offset: number): number => (op1(server)._start?.id.clock ?? 0) + offset;

/** An update from varuints and strings, in the order in which Yjs writes them. */
function bytes(...parts: (number | string | { readonly byte: number })[]): Uint8Array {
  const encoder = encoding.createEncoder();
  for (const part of parts) {
    if (typeof part === "number") encoding.writeVarUint(encoder, part);
    else if (typeof part === "string") encoding.writeVarString(encoder, part);
    else encoding.writeUint8(encoder, part.byte);
  }
  return encoding.toUint8Array(encoder);
}

describe("what an update would do", () => {
  test("[SY10] each struct and each deletion is named by its place, and nothing is applied", () => {
    const server = makeServer();
    const before = Y.encodeStateAsUpdate(server.doc);
    const update = changeOf(clientOf(server), (draft) => {
      op1(draft).insert(0, "Also ");
      op1(draft).delete(7, 2);
      op1(draft).format(0, 2, { em: true });
      draft.clauses.get("op1")?.set("order", "b");
      addClause(draft, { id: "op2" as ClauseId, kind: "operative", level: 0, order: "c" });
    });
    expect(operationsOf(server, update).sort()).toEqual([
      "delete string clauses/op1/text/",
      "insert format clauses/op1/text/",
      "insert format clauses/op1/text/",
      "insert string clauses/op1/text/",
      "insert string clauses/op1/text/",
      "set map clauses/op2",
      "set text clauses/op2/text",
      "set value clauses/op1/order",
      "set value clauses/op2/kind",
      "set value clauses/op2/level",
      "set value clauses/op2/order",
    ]);
    expect(Y.encodeStateAsUpdate(server.doc)).toEqual(before);
  });

  test("[SY10] what the document has already gives no operation", () => {
    const server = makeServer();
    const client = clientOf(server);
    const update = changeOf(client, (draft) => op1(draft).insert(0, "Also "));
    Y.applyUpdate(server.doc, update);
    expect(inspect(server, update)).toEqual({ ok: true, operations: [], clients: [] });
    expect(inspect(server, Y.encodeStateAsUpdate(client.doc))).toEqual({ ok: true, operations: [], clients: [] });
  });

  test("[SY10] of an update that is known in part only the new part counts", () => {
    const server = makeServer();
    const client = clientOf(server);
    client.doc.on("update", () => {});
    op1(client).insert(0, "ab");
    Y.applyUpdate(server.doc, Y.encodeStateAsUpdate(client.doc));
    op1(client).insert(2, "cd");
    const whole = inspect(server, Y.encodeStateAsUpdate(client.doc));
    expect(whole).toMatchObject({ ok: true, operations: [{ content: { type: "string", text: "cd" } }], clients: [ME] });
  });

  test("[SY12] a value set several times is one operation, with the value that stands", () => {
    const server = makeServer();
    const update = changeOf(clientOf(server), (draft) => {
      for (const order of ["b", "c", "d"]) draft.clauses.get("op1")?.set("order", order);
    });
    const inspection = inspect(server, update);
    expect(inspection).toMatchObject({
      ok: true,
      operations: [{ action: "set", key: "order", content: { value: "d" } }],
    });
  });

  test("[SY12] setting and then removing a value is a removal; so is removing it alone", () => {
    const server = makeServer();
    const both = changeOf(clientOf(server), (draft) => {
      draft.clauses.get("op1")?.set("order", "b");
      draft.clauses.get("op1")?.delete("order");
    });
    expect(operationsOf(server, both)).toEqual(["delete value clauses/op1/order"]);
    const alone = changeOf(clientOf(server), (draft) => draft.clauses.get("op1")?.delete("order"));
    expect(operationsOf(server, alone)).toEqual(["delete value clauses/op1/order"]);
  });

  test("[SY12] who wins when two people set one key at once is foreseen, either way", () => {
    for (const [mine, theirs] of [
      [50, 60],
      [60, 50],
    ] as const) {
      const server = makeServer();
      const me = clientOf(server, mine);
      const other = clientOf(server, theirs);
      const update = changeOf(me, (draft) => draft.clauses.get("op1")?.set("order", "mine"));
      Y.applyUpdate(
        server.doc,
        changeOf(other, (draft) => draft.clauses.get("op1")?.set("order", "theirs")),
      );
      const erasing = Y.decodeUpdate(update);
      expect(erasing.structs).toHaveLength(1);
      expect(operationsOf(server, update)).toEqual(["set value clauses/op1/order"]);
      Y.applyUpdate(server.doc, update);
      expect(server.clauses.get("op1")?.get("order")).toBe(mine > theirs ? "mine" : "theirs");
    }
  });

  test("[SY12] of two people who fill one empty cell unknowingly the second is refused: nobody's words vanish", () => {
    for (const [mine, theirs] of [
      [50, 60],
      [60, 50],
    ] as const) {
      const server = makeServer();
      server.clauses.get("op1")?.set("cells", new Y.Map());
      const fill = (draft: DraftDoc): unknown =>
        ((draft.clauses.get("op1") as Y.Map<unknown>).get("cells") as Y.Map<Y.Text>).set("A|A", new Y.Text("words"));
      const me = clientOf(server, mine);
      const other = clientOf(server, theirs);
      const update = changeOf(me, fill);
      Y.applyUpdate(server.doc, changeOf(other, fill));
      expect(operationsOf(server, update)).toContain("set other clauses/op1/cells/A|A");
      // Whoever has seen the cell may replace it: that is removing it and making a new one.
      expect(operationsOf(server, changeOf(other, fill))).toContain("set text clauses/op1/cells/A|A");
    }
  });

  test("[SY12] a value that loses cannot be used to erase the one that stands", () => {
    const server = makeServer();
    const me = clientOf(server, 50);
    const update = changeOf(me, (draft) => draft.clauses.get("op1")?.set("order", "mine"));
    Y.applyUpdate(
      server.doc,
      changeOf(clientOf(server, 60), (draft) => draft.clauses.get("op1")?.set("order", "theirs")),
    );
    // The honest update with one more deletion: of the value that will stand.
    const cut = update.slice(0, -bytes(SERVER, 1, 0, 1).length - 1);
    const order = Y.decodeUpdate(update).ds.clients.get(SERVER)?.[0];
    const forged = Uint8Array.from([...cut, ...bytes(2, 60, 1, 0, 1, SERVER, 1, order?.clock ?? 0, 1)]);
    expect(operationsOf(server, forged)).toEqual(["delete value clauses/op1/order"]);
    Y.applyUpdate(server.doc, forged);
    expect(server.clauses.get("op1")?.has("order")).toBe(false);
  });
});

describe("what cannot be resolved", () => {
  const server = makeServer();
  const text = 0x04;
  const refusalOf = (update: Uint8Array) => {
    const inspection = inspect(server, update);
    return inspection.ok ? "taken" : `${inspection.reason} ${inspection.refusal.detail ?? ""}`;
  };

  test("[SY10] structs with a gap before them, skipped ones, unknown neighbours: something is missing", () => {
    const parent = [0, SERVER, 4] as const;
    expect(refusalOf(bytes(1, 1, ME, 5, { byte: text }, ...parent, "x", 0))).toMatch("missing");
    expect(refusalOf(bytes(1, 1, ME, 0, { byte: 10 }, 3, 0))).toMatch("missing");
    expect(refusalOf(bytes(1, 1, ME, 0, { byte: text | 0x80 }, 99, 7, "x", 0))).toMatch("missing");
    expect(refusalOf(bytes(1, 1, ME, 0, { byte: text }, 0, 99, 7, "x", 0))).toMatch("missing");
    expect(refusalOf(bytes(0, 1, SERVER, 1, 0, 9_999))).toMatch("missing");
  });

  test("[SY10] structs that hang on each other in a circle are refused, whoever they belong to", () => {
    expect(refusalOf(bytes(1, 1, ME, 0, { byte: text | 0x80 }, ME, 0, "x", 0))).toMatch("cyclic");
    const circle = bytes(
      2,
      1,
      70,
      0,
      { byte: text | 0x80 },
      60,
      0,
      "x",
      1,
      60,
      0,
      { byte: text | 0x80 },
      70,
      0,
      "x",
      0,
    );
    expect(refusalOf(circle)).toMatch("cyclic");
  });

  test("[SY10] neighbours in different places, a parent that is no type, an unknown root are refused", () => {
    const kind = { client: SERVER, clock: 1 };
    const word = clockOf(server, 2);
    const crossed = bytes(1, 1, ME, 0, { byte: text | 0xc0 }, SERVER, word, kind.client, kind.clock, "x", 0);
    expect(refusalOf(crossed)).toMatch("different places");
    expect(refusalOf(bytes(1, 1, ME, 0, { byte: text }, 0, SERVER, word, "x", 0))).toMatch("no type");
    expect(refusalOf(bytes(1, 1, ME, 0, { byte: text }, 1, "evil", "x", 0))).toMatch("root evil");
  });

  test("[SY10] an unknown root in structs that are known already is refused too: Yjs would make it", () => {
    const known = makeServer();
    known.doc.clientID = ME;
    Y.applyUpdate(server.doc, new Uint8Array([0, 0]));
    expect(refusalOf(bytes(1, 1, SERVER, 0, { byte: text }, 1, "evil", "x", 0))).toMatch("root evil");
    expect(server.doc.share.has("evil")).toBe(false);
  });

  test("[SY10] what Yjs and we would read differently is malformed", () => {
    const struct = [{ byte: text }, 1, "clauses", "x"] as const;
    expect(refusalOf(bytes(2, 1, ME, 0, ...struct, 1, ME, 0, ...struct, 0))).toMatch("malformed client twice");
    expect(refusalOf(bytes(1, 1, ME, 0, { byte: text }, 1, "clauses", "", 0))).toMatch("malformed empty");
    expect(refusalOf(bytes(0, 1, SERVER, 1, 3, 0))).toMatch("malformed deletion");
    expect(refusalOf(bytes(0, 1, SERVER, 2, 3, 2, 4, 2))).toMatch("malformed deletion");
    expect(refusalOf(bytes(0, 2, SERVER, 1, 3, 1, SERVER, 1, 3, 1))).toMatch("malformed client twice");
    expect(refusalOf(bytes(0, 0, 7))).toMatch("malformed bytes left over");
    expect(refusalOf(bytes(1, 1, ME, 0, { byte: 0 }, 2 ** 41, 0))).toMatch("malformed clock");
    expect(refusalOf(new Uint8Array())).toMatch("malformed");
  });

  test("[SY10] contents that have no place in a draft are refused as they are read", () => {
    for (const [ref, ...rest] of [
      [2, 1, "1"],
      [3, "bin"],
      [9, "guid", "{}"],
      [15, 1],
      [7, 3, "div"],
      [7, 6],
    ] as const) {
      expect(refusalOf(bytes(1, 1, ME, 0, { byte: ref }, 1, "clauses", ...rest, 0)), String(ref)).toMatch("refused");
    }
  });

  test("[SY10] splitting the two halves of a character counts as a change of those words", () => {
    const half = clockOf(server, 7);
    // A struct in nowhere (its left neighbour is unknown garbage) that names the middle of the pair as its right one.
    const own = makeServer();
    const update = bytes(1, 1, ME, 0, { byte: 0x01 | 0x80 }, SERVER, half - 1, 1, 0);
    expect(op1(own).toString().codePointAt(6)).toBe(0x1f600);
    expect(operationsOf(own, update)).toContain("delete string clauses/op1/text/");
    Y.applyUpdate(own.doc, update);
    expect(op1(own).toString()).toContain("\ufffd");
  });

  test("[SY13] structs that would make Yjs search for minutes are refused in a moment", () => {
    const crowded = makeServer("");
    for (let client = 1_000; client < 1_060; client++) {
      const copy = clientOf(makeServer(""), client);
      op1(copy).insert(0, "x");
      for (let count = 0; count < 40; count++) op1(copy).insert(0, "y");
      Y.applyUpdate(crowded.doc, Y.encodeStateAsUpdate(copy.doc));
    }
    // Thousands of structs that all want to stand at the very beginning, each past everything that stands there.
    const parts: (number | string | { byte: number })[] = [1, 3_000, 2_000, 0];
    for (let count = 0; count < 3_000; count++) parts.push({ byte: text }, 0, SERVER, 4, "z");
    const startedAt = performance.now();
    expect(inspect(crowded, bytes(...parts, 0))).toMatchObject({ ok: false, refusal: { code: "too_large" } });
    expect(performance.now() - startedAt).toBeLessThan(2_000);
    // One person who types at the beginning among all these is no trouble.
    expect(
      inspect(
        crowded,
        changeOf(clientOf(crowded), (draft) => op1(draft).insert(0, "z")),
      ).ok,
    ).toBe(true);
  });

  test("[SY20] too many structs, deletions or client ids in one update are too large", () => {
    const many = changeOf(clientOf(server), (draft) => {
      for (let count = 0; count < 50; count++) op1(draft).insertEmbed(0, { break: true });
    });
    expect(inspect(server, many, { maxStructs: 40 })).toMatchObject({ refusal: { code: "too_large" } });
    expect(inspect(server, bytes(0, 1, SERVER, 2, 0, 1, 2, 1), { maxDeletions: 1 })).toMatchObject({ ok: false });
    const ids = [101, 102, 103].flatMap((id) => [1, id, 0, { byte: text }, 0, SERVER, 4, "x"] as const);
    expect(inspect(server, bytes(3, ...ids, 0), { maxNewClients: 2 })).toMatchObject({
      refusal: { code: "too_large" },
    });
    expect(inspect(server, bytes(3, ...ids, 0)).ok).toBe(true);
  });
});
