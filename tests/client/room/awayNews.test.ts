import { describe, expect, test } from "vitest";
import { startI18n } from "../../../client/live/i18n.ts";
import { awayCount, awayNews } from "../../../client/screens/room/history/awayNews.ts";
import { NewsSpeaker } from "../../../client/screens/room/history/newsSpeaker.ts";
import { undoneBy } from "../../../client/screens/room/history/undoneBy.ts";
import { differenceOf, wordsOfDecision } from "../../../client/screens/room/history/wordsOfDecision.ts";
import { plainText } from "../../../shared/domain/clause.ts";
import type { Decision } from "../../../shared/domain/events.ts";
import { fingerprint } from "../../../shared/domain/fingerprint.ts";
import { asAmendment, asClause, begun, chair, member, type Negotiation, text } from "../../support/negotiation.ts";

function table(room: Negotiation, amendment: string, by: string, clause: string, words: string): void {
  const on = { clause: asClause(clause) };
  const proposed = { kind: "edit", on, base: room.runs(on), text: text(words) } as const;
  room.do({ command: "tableAmendment", id: room.id(), amendment: asAmendment(amendment), proposed }, member(by));
}
const seen = (room: Negotiation, clause: string) => [
  { clause: asClause(clause), ifBase: fingerprint(room.runs({ clause: asClause(clause) })) },
];
const types = (decisions: readonly Decision[]) => decisions.map(({ type }) => type);

describe("while one was away", () => {
  function afternoon(): { room: Negotiation; since: number } {
    const room = begun();
    table(room, "a1", "BRA", "op3", "Encourages business enterprises;");
    const since = room.state.lastDecision;
    table(room, "a2", "EU", "op3", "Invites business enterprises;");
    table(room, "a3", "EU", "op1", "Urges all States to protect children;");
    room.do({ command: "moveFloor", id: room.id(), clause: asClause("op1"), view: "changes" });
    room.do({ command: "declineAmendment", id: room.id(), amendment: asAmendment("a1"), reason: "No support." });
    room.do({ command: "moveFloor", id: room.id(), clause: asClause("op3"), view: "clean" });
    room.do(
      { command: "takePosition", id: room.id(), on: { clause: asClause("op1") }, position: "support" },
      member("KEN"),
    );
    room.do({ command: "bracketClause", id: room.id(), clauses: seen(room, "op3") });
    return { room, since };
  }

  test("[UI131] what was decided on one's own comes first, then new amendments there, the floor as it is now, the rest", () => {
    const { room, since } = afternoon();
    const news = awayNews(room.decisions, since, member("BRA"), room.state);
    expect(types(news.mine)).toEqual(["amendmentDeclined", "clauseBracketed"]);
    expect(news.onMine).toMatchObject([{ type: "amendmentTabled", amendment: "a2" }]);
    expect(news.floor).toMatchObject([{ clause: "op3", view: "clean" }]);
    expect(types(news.rest)).toEqual(["amendmentTabled", "positionTaken"]);
    expect(awayCount(news)).toBe(6);
  });

  test("[UI132] nothing from before, nothing of one's own doing; who has no delegation finds all of it under the rest", () => {
    const { room, since } = afternoon();
    expect(awayCount(awayNews(room.decisions, room.state.lastDecision, member("BRA"), room.state))).toBe(0);
    const facilitator = awayNews(room.decisions, since, chair, room.state);
    expect(types(facilitator.rest)).toEqual(["amendmentTabled", "amendmentTabled", "positionTaken"]);
    expect([facilitator.mine, facilitator.onMine, facilitator.floor]).toEqual([[], [], []]);
    const author = awayNews(room.decisions, since, member("EU"), room.state);
    expect(author.onMine).toEqual([]);
    expect(types(author.mine)).toEqual(["amendmentDeclined", "clauseBracketed"]);
  });

  test("[UI127] what was undone is marked with everything that the same command decided", () => {
    const room = begun();
    table(room, "a1", "BRA", "op3", "Encourages;");
    room.do({ command: "parkAmendment", id: room.id(), amendment: asAmendment("a1"), reason: "Later." });
    const parked = room.state.lastDecision;
    expect(room.do({ command: "undoDecision", id: room.id(), decision: parked })).toBe("taken");
    expect([...undoneBy(room.decisions)]).toEqual([[parked, parked + 1]]);
    expect([...undoneBy(room.decisions.slice(0, parked))]).toEqual([]);
  });

  test("[UI128] a text change, a new wording and a revision are shown from before to after", () => {
    const room = begun();
    table(room, "a1", "BRA", "op1", "Urges all States to protect children;");
    const on = { clause: asClause("op1") };
    const proposed = {
      kind: "edit",
      on,
      base: room.runs(on),
      text: text("Urges all Member States to protect children;"),
    } as const;
    room.now += 60_000;
    room.do(
      {
        command: "reviseAmendment",
        id: room.id(),
        ifWords: fingerprint(text("Urges all States to protect children;")),
        amendment: asAmendment("a1"),
        proposed,
      },
      member("BRA"),
    );
    const revised = room.decisions.find(({ type }) => type === "amendmentRevised");
    const words = revised && wordsOfDecision(revised, room.state);
    expect(words && [plainText(words.before), plainText(words.result)]).toEqual([
      "Urges all States to protect children;",
      "Urges all Member States to protect children;",
    ]);
    const changes = differenceOf(words ?? { before: [], result: [] }).filter(({ type }) => type === "change");
    expect(changes).toMatchObject([{ old: [], alternatives: [{ runs: [{ text: "Member " }] }] }]);
    const [first] = room.decisions;
    expect(first && wordsOfDecision(first, room.state)).toBeNull();
  });
});

describe("read aloud", () => {
  const { t } = startI18n("en");
  const names = { clause: (id: string) => id.toUpperCase(), note: () => "note", delegation: (code: string) => code };

  function listen() {
    const said: [string, string | undefined][] = [];
    const clock = { now: 0 };
    return {
      said,
      clock,
      speaker: new NewsSpeaker(
        (message, topic) => void said.push([message, topic]),
        () => clock.now,
      ),
    };
  }

  test("[UI136] amendments on one clause that come within three seconds are counted, later ones begin anew", () => {
    const room = begun();
    const { said, clock, speaker } = listen();
    for (const [index, code] of ["BRA", "EU", "KEN"].entries()) {
      table(room, `a${index}`, code, "op3", `Invites ${code};`);
      speaker.say(room.decisions.slice(-1), room.state, names, "important", t);
      clock.now += index === 1 ? 3_000 : 500;
    }
    expect(said).toEqual([
      ["New amendment A-001 by BRA on OP3.", "tabled OP3"],
      ["2 new amendments on OP3.", "tabled OP3"],
      ["New amendment A-003 by KEN on OP3.", "tabled OP3"],
    ]);
  });

  test("[UI137] off says nothing, important leaves positions out, all says everything", () => {
    const room = begun();
    table(room, "a1", "BRA", "op3", "Invites;");
    const before = room.decisions.length;
    room.do(
      { command: "takePosition", id: room.id(), on: { amendment: asAmendment("a1") }, position: "support" },
      member("EU"),
    );
    room.do({ command: "moveFloor", id: room.id(), clause: asClause("op3"), view: "changes" });
    const heard = (level: "off" | "important" | "all") => {
      const { said, speaker } = listen();
      speaker.say(room.decisions.slice(before), room.state, names, level, t);
      return said.map(([message]) => message);
    };
    expect(heard("off")).toEqual([]);
    expect(heard("important")).toEqual(["Floor: OP3."]);
    expect(heard("all")).toEqual(["EU supports A-001.", "Floor: OP3."]);
  });
});
