import { describe, expect, test } from "vitest";
import type { EntryView } from "../../../shared/domain/entryPermissions.ts";
import type { Operation, OperationContent } from "../../../shared/domain/operation.ts";
import { STAGES } from "../../../shared/domain/participants.ts";
import { mayEditHead } from "../../../shared/domain/permissions.ts";
import { permitPrivate } from "../../../shared/domain/privatePermissions.ts";
import { MAX_TEXT_LENGTH } from "../../../shared/domain/words.ts";
import {
  actor,
  BRAZIL,
  codeOf,
  EU,
  insert,
  remove,
  set,
  state,
  value,
  view,
  words,
} from "../../support/permissionOperations.ts";

describe("everything else", () => {
  test("[PE7] the head is the facilitator's and the secretariat's, in every stage, known keys with plain values", () => {
    const head = (key: string, content: OperationContent = value("A/C.3")) => [set(`head/${key}`, content)];
    for (const stage of STAGES) expect(mayEditHead(actor("secretariat"), state({ stage }))).toBeNull();
    expect(codeOf(head("symbol"), actor("facilitator"))).toBeNull();
    expect(codeOf(head("symbol"), actor("delegation", EU))).toBe("base_text_closed");
    expect(mayEditHead(actor("observer"), state())).toEqual({ code: "read_only" });
    expect(codeOf(head("type", value("report")), actor("facilitator"))).toBeNull();
    expect(codeOf(head("phrase:operative:Applauding", value(true)), actor("facilitator"))).toBeNull();
    expect(codeOf([remove("head/symbol")], actor("facilitator"))).toBeNull();
    for (const [key, content] of [
      ["type", value("poem")],
      ["symbol", value(5)],
      ["symbol", value("x".repeat(301))],
      ["symbol", { type: "map" }],
      ["evil", value("x")],
      ["toString", value("x")],
      ["phrase:operative:", value(true)],
      ["phrase:operative:Applauding", value("yes")],
    ] as const) {
      expect(codeOf(head(key, content), actor("facilitator")), key).toBe("structure_refused");
    }
  });

  test("[PE9] the words of an amendment are its sponsors' while it is open, or written on their behalf", () => {
    const amendment = (change: object = {}) => ({
      state: state({ stage: "negotiation" }),
      view: { amendment: () => ({ delegation: "BRA", sponsors: ["KEN"], open: true, ...change }) },
    });
    const typing = [insert("amendments/a1/text", words("x")), set("amendments/a1/reason", value("because"))];
    const kenya = actor("delegation", { code: "KEN", name: "Kenya", coreGroup: false });
    for (const who of [actor("delegation", BRAZIL), kenya, actor("facilitator"), actor("secretariat")]) {
      expect(codeOf(typing, who, amendment())).toBeNull();
    }
    expect(codeOf(typing, actor("delegation", EU), amendment())).toBe("not_your_amendment");
    expect(codeOf(typing, actor("delegation", BRAZIL), amendment({ open: false }))).toBe("amendment_closed");
    expect(codeOf(typing, actor("delegation", BRAZIL))).toBe("amendment_closed"); // never tabled

    expect(codeOf([set("amendments/a1/delegation", value("BRA"))], actor("facilitator"), amendment())).toBe(
      "structure_refused",
    );
    expect(codeOf([set("amendments/a9", { type: "map" })], actor("facilitator"), amendment())).toBe(
      "structure_refused",
    );
  });

  test("[PE10] everybody but observers comments in their own name, and touches only what they wrote", () => {
    const said = (id: string, change: Record<string, OperationContent> = {}): Operation[] => {
      const fields: Record<string, OperationContent> = {
        author: value("p-delegation"),
        delegation: value("BRA"),
        clause: value("op1"),
        at: value(1),
        text: { type: "text" },
        ...change,
      };
      return [
        set(`comments/${id}`, { type: "map" }),
        ...Object.entries(fields).map(([key, content]) => set(`comments/${id}/${key}`, content)),
      ];
    };
    const brazil = actor("delegation", BRAZIL);
    expect(codeOf(said("new"), brazil)).toBeNull();
    expect(codeOf(said("new"), actor("observer"))).toBe("read_only");
    expect(codeOf(said("new", { author: value("p-facilitator") }), brazil)).toBe("structure_refused");
    expect(codeOf(said("new", { delegation: value("EU") }), brazil)).toBe("structure_refused");
    expect(codeOf(said("new", { amendment: value("a1") }), brazil)).toBe("structure_refused");
    expect(codeOf([insert("comments/comment1/text", words("x"))], brazil)).toBe("read_only");
    const own = { view: { commentAuthor: () => "p-delegation" } };
    expect(codeOf([insert("comments/comment1/text", words("x"))], brazil, own)).toBeNull();
    expect(codeOf([set("comments/comment1/deleted", value(true))], brazil, own)).toBeNull();
    expect(codeOf([set("comments/comment1/author", value("p-delegation"))], brazil, own)).toBe("structure_refused");
    expect(codeOf([remove("comments/comment1")], brazil, own)).toBe("structure_refused");
    expect(codeOf([set("comments/comment1/edited", value(2))], brazil, own)).toBeNull();
    expect(codeOf([set("comments/comment1/edited", value("now"))], brazil, own)).toBe("structure_refused");
    expect(codeOf([set("comments/comment1/edited", value(2))], brazil)).toBe("read_only");
    const reply = { replyTo: value("comment1") };
    expect(codeOf(said("new", { ...reply, act: value("resolve") }), brazil)).toBeNull();
    expect(codeOf(said("new", { ...reply, act: value("reopen") }), brazil)).toBeNull();
    expect(codeOf(said("new", { ...reply, act: value("resolve") }), actor("observer"))).toBe("read_only");
    expect(codeOf(said("new", { ...reply, act: value("erase") }), brazil)).toBe("structure_refused");
    expect(codeOf(said("new", { act: value("resolve") }), brazil)).toBe("structure_refused");
    expect(codeOf(said("new", { ...reply, act: value("resolve"), anchor: value("x") }), brazil)).toBe(
      "structure_refused",
    );
    expect(
      codeOf(said("new", { ...reply, act: value("resolve"), author: value("p-facilitator") }), brazil),
      "nobody resolves in somebody else's name",
    ).toBe("structure_refused");
    expect(codeOf([set("comments/comment1/act", value("reopen"))], brazil, own)).toBe("structure_refused");
  });

  test("[PE11] nobody writes decisions", () => {
    for (const role of ["secretariat", "facilitator", "delegation"] as const) {
      expect(codeOf([insert("decisions", value({ number: 1 }))], actor(role))).toBe("update_refused");
      expect(codeOf([{ ...insert("decisions", value(1)), action: "delete" }], actor(role))).toBe("update_refused");
    }
  });

  describe("a private document", () => {
    const brazil = actor("delegation", BRAZIL);
    const code = (operations: Operation[], who = brazil, change: Partial<EntryView> = {}) =>
      permitPrivate(operations, who, "BRA", view({ has: () => false, ...change }))?.code ?? null;
    const entry = (at: string, fields: Record<string, OperationContent>): Operation[] => [
      set(at, { type: "map" }),
      ...Object.entries(fields).map(([key, content]) => set(`${at}/${key}`, content)),
    ];
    const edit = (change: Record<string, OperationContent> = {}, without: readonly string[] = []): Operation[] => {
      const fields: Record<string, OperationContent> = {
        kind: value("edit"),
        delegation: value("BRA"),
        base: { type: "text" },
        text: { type: "text" },
        clause: value("op1"),
        ...change,
      };
      for (const key of without) delete fields[key];
      return entry("amendments/a1", fields);
    };

    test("[PE13] amendments of every kind are begun there, with their place, and by their own delegation", () => {
      const place = { clauseKind: value("operative"), level: value(0), order: value("a1") };
      expect(code(edit())).toBeNull();
      expect(code(edit({ footnote: value("n1") }, ["clause"]))).toBeNull();
      expect(code(edit({ kind: value("alt") }))).toBeNull();
      expect(code(edit({ kind: value("delete"), reason: value("It says nothing.") }))).toBeNull();
      expect(code(edit({ kind: value("move"), level: value(0), order: value("a1") }))).toBeNull();
      expect(code(edit({ kind: value("insert"), ...place }))).toBeNull();
      const wrong: Operation[][] = [
        edit({ kind: value("accept") }),
        edit({ delegation: value("EU") }),
        edit({ footnote: value("n1") }),
        edit({}, ["clause"]),
        edit({ kind: value("alt"), footnote: value("n1") }, ["clause"]),
        edit({ kind: value("insert"), ...place }, ["order"]),
        edit({ kind: value("move") }),
        edit({ level: value(9) }),
        edit({ order: value("not a key") }),
        edit({ reason: value("x".repeat(4_001)) }),
        edit({ closed: value(true) }),
        edit({ status: value("accepted") }),
        edit({ sponsors: value("EU") }),
        edit({ clause: { type: "text" } }),
        edit({ text: value("words") }),
        ...["kind", "delegation", "base", "text"].map((key) => edit({}, [key])),
      ];
      for (const operations of wrong) expect(code(operations), JSON.stringify(operations)).toBe("structure_refused");
      // Never over another.
      expect(code(edit(), brazil, { has: () => true })).toBe("structure_refused");
    });

    test("[PE13] afterwards every member writes the words, reason and place; what it is about stays", () => {
      for (const operation of [
        insert("amendments/a1/text", words("x")),
        insert("amendments/a1/base", words("x")),
        set("amendments/a1/reason", value("because")),
        remove("amendments/a1/reason"),
        set("amendments/a1/order", value("b2")),
        set("amendments/a1/closed", value("tabled")),
        remove("amendments/a1/closed"),
      ]) {
        expect(code([operation]), JSON.stringify(operation)).toBeNull();
      }
      for (const operation of [
        remove("amendments/a1"),
        remove("amendments/a1/text"),
        remove("amendments/a1/kind"),
        set("amendments/a1/text", { type: "text" }),
        set("amendments/a1/kind", value("alt")),
        set("amendments/a1/clause", value("op2")),
        set("amendments/a1/delegation", value("BRA")),
        insert("amendments/a1/reason", words("x")),
        insert("amendments/a1/text", words("\n")),
        insert("decisions", value(1)),
        set("clauses/op1/level", value(1)),
      ]) {
        expect(code([operation]), JSON.stringify(operation)).toBe("structure_refused");
      }
    });

    test("[PE13] notes are words; delegations only, no more than there is room for", () => {
      expect(code(entry("notes/n1", { text: { type: "text" }, clause: value("op1") }))).toBeNull();
      expect(code(entry("notes/n1", { clause: value("op1") }))).toBe("structure_refused");
      expect(code(entry("notes/n1", { text: { type: "text" }, deep: { type: "map" } }))).toBe("structure_refused");
      expect(code([remove("notes/n1")])).toBe("structure_refused");
      expect(code([insert("notes/n1/text", words("x".repeat(MAX_TEXT_LENGTH + 1)))])).toBe("too_large");
      expect(code(entry("notes/n1", { text: { type: "text" } }), brazil, { count: () => 5_000 })).toBe("too_large");
      for (const role of ["facilitator", "secretariat", "observer"] as const) {
        expect(code([insert("notes/n1/text", words("x"))], actor(role))).toBe("no_access");
      }
      expect(code([insert("notes/n1/text", words("x"))], actor("delegation", EU))).toBe("no_access");
    });

    test("[PE16] comments are signed by their author, who alone changes them afterwards", () => {
      const said = (change: Record<string, OperationContent> = {}): Operation[] =>
        entry("comments/k1", {
          author: value("p-delegation"),
          delegation: value("BRA"),
          amendment: value("a1"),
          at: value(1),
          text: { type: "text" },
          ...change,
        });
      expect(code(said())).toBeNull();
      expect(code(said({ replyTo: value("k0"), anchor: value("AQID") }))).toBeNull();
      expect(code(said({ replyTo: value("k0"), act: value("resolve") }))).toBeNull();
      expect(code(said({ act: value("resolve") }))).toBe("structure_refused");
      expect(code(said({ author: value("p-facilitator") }))).toBe("structure_refused");
      expect(code(said({ delegation: value("EU") }))).toBe("structure_refused");
      expect(code(said({ clause: value("op1") }))).toBe("structure_refused");
      expect(code([insert("comments/k1/text", words("x"))], brazil, { commentAuthor: () => "p-other" })).toBe(
        "read_only",
      );
      const own = { commentAuthor: () => "p-delegation" };
      expect(
        code([insert("comments/k1/text", words("x")), set("comments/k1/deleted", value(true))], brazil, own),
      ).toBeNull();
      expect(code([set("comments/k1/author", value("p-delegation"))], brazil, own)).toBe("structure_refused");
    });
  });
});
