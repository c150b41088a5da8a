import { describe, expect, test } from "vitest";
import type { Operation, OperationContent } from "../../../shared/domain/operation.ts";
import { isRequiredKey } from "../../../shared/domain/permissions.ts";
import { isStorableText, MAX_TEXT_LENGTH, storableText } from "../../../shared/domain/words.ts";
import { actor, codeOf, insert, remove, set, value, words } from "../../support/permissionOperations.ts";

describe("the shape of what is written", () => {
  const editor = actor("facilitator");
  const born = (id: string, change: Record<string, OperationContent | null> = {}): Operation[] => {
    const fields = {
      kind: value("operative"),
      level: value(0),
      order: value("a1"),
      text: { type: "text" },
      ...change,
    } as const;
    const entries = Object.entries(fields).filter(([, content]) => content !== null);
    return [
      set(`clauses/${id}`, { type: "map" }),
      ...entries.map(([key, content]) => set(`clauses/${id}/${key}`, content as OperationContent)),
    ];
  };

  test("[PE5] a new clause has kind, level, order and text, an id that is new, and may have a tombstone", () => {
    expect(codeOf(born("new"), editor)).toBeNull();
    expect(codeOf(born("new", { deleted: value(true), header: value(1), cells: { type: "map" } }), editor)).toBeNull();
    for (const key of ["kind", "level", "order", "text"]) {
      expect(codeOf(born("new", { [key]: null }), editor), key).toBe("structure_refused");
    }
    expect(codeOf(born("op1"), editor)).toBe("structure_refused");
    expect(codeOf(born("not an id"), editor)).toBe("structure_refused");
    expect(codeOf(born("__proto__"), editor)).toBe("structure_refused");
    expect(codeOf([remove("clauses/op1")], editor)).toBe("structure_refused");
  });

  test("[PE8] the keys of a clause hold valid values; the four that it needs are never taken away, its text never replaced", () => {
    const bad: [string, OperationContent][] = [
      ["kind", value("poem")],
      ["level", value(5)],
      ["level", value(-1)],
      ["order", value("")],
      ["order", value("a b")],
      ["deleted", value(1)],
      ["header", value(1.5)],
      ["text", { type: "text" }],
      ["agreed", value(true)],
      ["constructor", value(true)],
      ["kind", { type: "map" }],
    ];
    for (const [key, content] of bad) {
      expect(codeOf([set(`clauses/op1/${key}`, content)], editor), `${key} ${JSON.stringify(content)}`).toBe(
        "structure_refused",
      );
    }
    for (const key of ["kind", "level", "order", "text", "cells"]) {
      expect(codeOf([remove(`clauses/op1/${key}`)], editor), key).toBe("structure_refused");
    }
    expect(codeOf([remove("clauses/op1/deleted")], editor)).toBeNull();
    expect(["kind", "deleted"].map(isRequiredKey)).toEqual([true, false]);
  });

  test("[PE6] words are strings, our marks and our embeds; nothing else", () => {
    const good: OperationContent[] = [
      words("Право на питание 😀 \u200f"),
      { type: "format", mark: "em", value: true },
      { type: "format", mark: "sub", value: null },
      { type: "embed", value: { footnote: "note1" } },
      { type: "embed", value: { break: true } },
      { type: "deleted", length: 3 },
    ];
    const bad: OperationContent[] = [
      words("a\nb"),
      words("\u0000"),
      words("\ufffc"),
      words("\ud83d"),
      { type: "format", mark: "bold", value: true },
      { type: "format", mark: "em", value: "yes" },
      { type: "embed", value: { footnote: "note1", break: true } },
      { type: "embed", value: { footnote: "../x" } },
      { type: "embed", value: ["break"] },
      { type: "map" },
      { type: "text" },
      value("x"),
      { type: "other", name: "values" },
    ];
    for (const content of good) expect(codeOf([insert("clauses/op1/text", content)], editor)).toBeNull();
    for (const content of bad) {
      expect(codeOf([insert("clauses/op1/text", content)], editor), JSON.stringify(content)).toBe("structure_refused");
    }
    expect(codeOf([set("clauses/op1/text/bold", value(1))], editor)).toBe("structure_refused");
    expect(codeOf([insert("clauses/op1", words("x"))], editor)).toBe("structure_refused");
  });

  test("[PE6] text that may not stand is made storable without changing its length", () => {
    expect(isStorableText("Urges\u2029States")).toBe(false);
    expect(storableText("a\nb\tc\ufffc\ud83d😀")).toBe("a b c \ufffd😀");
    expect(storableText("Urges States")).toBe("Urges States");
  });

  test("[PE5] cells are made and taken away under keys of two order keys, and hold words only", () => {
    const cell = (key: string) => [set(`clauses/table/cells/${key}`, { type: "text" })];
    expect(codeOf(cell("A|B"), editor)).toBeNull();
    expect(codeOf([set("clauses/table/cells/A|B", { type: "map" })], editor)).toBe("structure_refused");
    expect(codeOf([set("clauses/table/cells/A|B", value("x"))], editor)).toBe("structure_refused");
    expect(codeOf([set("clauses/table/cells/A|B", { type: "other", name: "overtaken type" })], editor)).toBe(
      "structure_refused",
    );
    expect(codeOf(cell("nonsense"), editor)).toBe("structure_refused");
    expect(codeOf([remove("clauses/table/cells/A|A")], editor)).toBeNull();
    expect(codeOf([insert("clauses/table/cells/A|A", words("x"))], editor)).toBeNull();
    expect(codeOf([set("clauses/table/cells", { type: "map" })], editor)).toBe("structure_refused");
    expect(codeOf([insert("clauses/table/cells/A|A/deep", words("x"))], editor)).toBe("structure_refused");
  });

  test("[PE12] no text grows beyond its limit, no root beyond its number of entries", () => {
    const long = "x".repeat(MAX_TEXT_LENGTH - 10);
    expect(codeOf([insert("clauses/op1/text", words(long))], editor)).toBeNull();
    expect(codeOf([insert("clauses/op1/text", words(`${long}x`))], editor)).toBe("too_large");
    expect(codeOf([insert("clauses/op1/text", words(long)), insert("clauses/op1/text", words("x"))], editor)).toBe(
      "too_large",
    );
    expect(codeOf(born("new"), editor, { view: { count: () => 10_000 } })).toBe("too_large");
  });

  test("[PE5] a place that no rule knows is refused", () => {
    expect(codeOf([set("evil/x", value(1))], editor)).toBe("structure_refused");
    expect(codeOf([set("constructor/x", value(1))], editor)).toBe("structure_refused");
    expect(codeOf([insert("clauses/op1/other", words("x"))], editor)).toBe("structure_refused");
  });
});
