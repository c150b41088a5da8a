import { setTimeout as rest } from "node:timers/promises";
import * as Y from "yjs";
import { placeHunks } from "../../shared/amendments/placeHunks.ts";
import { applyEdits } from "../../shared/amendments/runEdits.ts";
import type { BareContent } from "../../shared/document/contentOf.ts";
import { textOf } from "../../shared/document/draftDoc.ts";
import { plainText, type Run } from "../../shared/domain/clause.ts";
import type { ClauseId } from "../../shared/domain/ids.ts";
import { ROUTES } from "../../shared/protocol/routes.ts";
import type { ApiClient } from "../support/apiClient.ts";
import { Negotiator } from "../support/negotiator.ts";
import { seededRandom } from "../support/random.ts";
import { connectClient, connected, type StockClient, savedReaches } from "../support/stockClient.ts";

const OP = "op" as ClauseId;
const letter = (index: number): string => String.fromCharCode(97 + index);
const WORDS = Array.from({ length: 60 }, (_, index) => `word${letter(Math.floor(index / 20))}${letter(index % 20)}`);
/** The first sign of those that are typed: each is typed once in a run, so that each can be looked for. */
const FIRST_SIGN = 0x4e00;

/** What a run found, and what it contained. */
export interface TypingReport {
  readonly problems: readonly string[];
  readonly strokes: number;
  /** Strokes that were not acknowledged yet when their author's screen heard of a decision. */
  readonly onTheWay: number;
  /** Strokes into an amendment that was being taken in: sent too late. */
  readonly late: number;
  readonly accepted: number;
  /** Decisions on words that had changed meanwhile. */
  readonly refused: number;
  /** Amendments whose words were carried over on to the new base. */
  readonly carried: number;
}

/** One sign that somebody typed, and between which words they put it. */
interface Stroke {
  readonly sign: string;
  readonly left: string | undefined;
  readonly right: string | undefined;
}

/** How long everybody pauses: ever longer while the facilitator comes too late each time, however slow the machine is. */
interface Tempo {
  pause: number;
}

/** Somebody who types signs into one text, letter by letter, with a caret that stays where it is as others write. */
class Hand {
  readonly client: StockClient;
  readonly find: () => Y.Text;
  readonly strokes: Stroke[] = [];
  readonly takenBack = new Set<string>();
  onTheWay = 0;
  isStopped = false;
  readonly #random: () => number;
  readonly #nextSign: () => string;
  readonly #tempo: Tempo;
  #sent = 0;

  constructor(client: StockClient, find: () => Y.Text, random: () => number, nextSign: () => string, tempo: Tempo) {
    this.client = client;
    this.find = find;
    this.#random = random;
    this.#nextSign = nextSign;
    this.#tempo = tempo;
    client.doc.on("update", (_update: Uint8Array, origin: unknown) => {
      if (origin !== client.provider) this.#sent++;
    });
    client.draft.decisions.observe(() => {
      // The first frame of a connection is its answer to the server's question.
      this.onTheWay += Math.max(0, this.#sent - Math.max(0, client.saved - 1));
    });
  }

  /** How many of the strokes have been acknowledged. */
  get saved(): number {
    return Math.max(0, this.client.saved - 1);
  }

  get sent(): number {
    return this.#sent;
  }

  async type(): Promise<void> {
    while (!this.isStopped) {
      const text = this.find();
      let caret = Y.createRelativePositionFromTypeIndex(text, Math.floor(this.#random() * (text.length + 1)), -1);
      const length = 1 + Math.floor(this.#random() * 4);
      for (let count = 0; count < length && !this.isStopped; count++) {
        const at = Y.createAbsolutePositionFromRelativePosition(caret, this.client.doc)?.index ?? 0;
        caret = this.#stroke(text, at);
        await rest(this.#random() * 5 * this.#tempo.pause);
      }
      await rest((this.#random() < 0.3 ? 25 : 4) * this.#tempo.pause);
    }
  }

  #stroke(text: Y.Text, at: number): Y.RelativePosition {
    const words = text.toString();
    const before = words[at - 1];
    const own = this.strokes.at(-1)?.sign;
    if (this.#random() < 0.1 && own !== undefined && before === own && !this.takenBack.has(own)) {
      this.takenBack.add(own);
      text.delete(at - 1, 1);
      return Y.createRelativePositionFromTypeIndex(text, at - 1, -1);
    }
    const sign = this.#nextSign();
    const left = /(word[a-z]{2})[^a-z]*$/.exec(words.slice(0, at))?.[1];
    const right = /^[^a-z]*(word[a-z]{2})/.exec(words.slice(at))?.[1];
    this.strokes.push({ sign, left, right });
    text.insert(at, sign);
    return Y.createRelativePositionFromTypeIndex(text, at + 1, -1);
  }

  /** What is wrong with the place of the first `count` strokes in a text. */
  problemsIn(words: string, name: string, count = this.strokes.length): string[] {
    return this.strokes.slice(0, count).flatMap(({ sign, left, right }) => {
      const at = words.indexOf(sign);
      if (this.takenBack.has(sign)) return at < 0 ? [] : [`${name}: ${sign} was taken back and is there: ${words}`];
      if (at < 0) return [`${name}: ${sign} is lost: ${words}`];
      if (words.indexOf(sign, at + 1) >= 0) return [`${name}: ${sign} is there twice: ${words}`];
      const isMisplaced =
        (left !== undefined && words.includes(left) && words.indexOf(left) > at) ||
        (right !== undefined && words.includes(right) && words.indexOf(right) < at);
      return isMisplaced ? [`${name}: ${sign} stood between ${left} and ${right}: ${words}`] : [];
    });
  }
}

const content: BareContent = {
  adref: 1,
  type: "resolution",
  language: "en",
  head: {},
  clauses: [
    { id: "title" as ClauseId, kind: "title", level: 0, text: [{ text: "Reports" }] },
    { id: OP, kind: "operative", level: 0, text: [{ text: `${WORDS.join(" ")};` }] },
  ],
  footnotes: [],
};

/** Other words for the clause: some replaced, some taken away, some put in, at `count` places. */
function amended(random: () => number, name: string, count: number): string {
  const words = [...WORDS];
  for (let change = 0; change < count; change++) {
    const at = Math.floor(random() * words.length);
    const way = random();
    if (way < 0.5) words[at] = `${name}${change}`;
    else if (way < 0.75) words.splice(at, 1);
    else words.splice(at, 0, `${name}${change}`);
  }
  return `${words.join(" ")};`;
}

/**
 * Takes two amendments in, one after the other, while two people type in the clause, one in an amendment that stays open
 * and one in an amendment that is taken in: over real sockets, with whatever timing comes of it.
 */
export async function acceptWhileTyping(secretariat: ApiClient, seed: number): Promise<TypingReport> {
  const random = seededRandom(seed);
  const draft = (await secretariat.call(ROUTES.createDraft, { json: content })).value.id;
  const chair = new Negotiator(await secretariat.invite(draft, { role: "facilitator" }, "Chair"), draft);
  const delegate = async (code: string): Promise<ApiClient> =>
    secretariat.invite(draft, { role: "delegation", delegation: code }, code);
  const [kenya, brazil] = [await delegate("KEN"), await delegate("BRA")];
  await chair.must({ command: "setStage", stage: "negotiation" });
  for (const [id, delegation] of [
    ["first", "KEN"],
    ["second", "JPN"],
    ["open", "BRA"],
  ] as const) {
    const text = [{ text: amended(random, id, 1 + Math.floor(random() * 3)) }];
    const base = [{ text: `${WORDS.join(" ")};` }];
    const proposed = { kind: "edit", on: { clause: OP }, base, text };
    const enteredFor = delegation === "BRA" || delegation === "KEN" ? {} : { delegation };
    const who = delegation === "BRA" ? brazil : delegation === "KEN" ? kenya : chair.api;
    const table = { command: "tableAmendment", amendment: id, proposed, ...enteredFor };
    // Words that came out the same propose nothing.
    if (text[0]?.text === base[0]?.text) text[0] = { text: `${base[0]?.text} ${id}` };
    await new Negotiator(who, draft).must(table);
  }

  let sign = FIRST_SIGN;
  const tempo: Tempo = { pause: 1 };
  const nextSign = (): string => String.fromCharCode(sign++);
  const enter = async (seat: ApiClient, map: "clauses" | "amendments", id: string): Promise<Hand> => {
    const client = connectClient(seat.address, draft, seat.session);
    await connected(client);
    const find = (): Y.Text => textOf(client.draft[map].get(id)) as Y.Text;
    return new Hand(client, find, seededRandom(Math.floor(random() * 2 ** 32)), nextSign, tempo);
  };
  const base = [await enter(chair.api, "clauses", OP), await enter(secretariat, "clauses", OP)];
  const open = await enter(brazil, "amendments", "open");
  const closing = await enter(kenya, "amendments", "first");
  const hands = [...base, open];
  const typing = [...hands, closing].map((hand) => hand.type());
  closing.client.provider.once("connection-close", () => {
    closing.isStopped = true;
    closing.client.provider.disconnect();
  });

  let refused = 0;
  const accept = async (amendment: string): Promise<void> => {
    for (let attempt = 1; ; attempt++) {
      const { text: present, ifBase } = await chair.clause(OP);
      const proposal = await chair.amendment(amendment);
      // As a facilitator would who means well: what the base has overtaken is left alone.
      const { hunks } = placeHunks(
        proposal.base as readonly Run[],
        proposal.text as readonly Run[],
        present as readonly Run[],
      );
      const edits = hunks.flatMap(({ edit, isStale }) => (isStale ? [] : [edit]));
      const end = {
        offset: plainText(present as readonly Run[]).length,
        delete: 0,
        insert: [{ text: ` as ${amendment}` }],
      };
      const result = applyEdits(present as readonly Run[], edits.length > 0 ? edits : [end]);
      const answer = await chair.ask({ command: "acceptAmendments", amendments: [amendment], ifBase, result });
      if (answer.status === 200) {
        tempo.pause = 1;
        return;
      }
      refused++;
      tempo.pause += 0.5;
      if (answer.code !== "base_changed" || attempt > 200) throw new Error(`not accepted: ${answer.text}`);
      await rest(random() * 4);
    }
  };
  await rest(random() * 20);
  await accept("first");
  closing.isStopped = true;
  await rest(random() * 20);
  await accept("second");
  await rest(random() * 10);
  for (const hand of hands) hand.isStopped = true;
  await Promise.all(typing);
  await Promise.all(hands.map(({ client, sent }) => savedReaches(client, sent + 1)));

  // Everybody comes to what a newcomer is given.
  const witness = connectClient(secretariat.address, draft, secretariat.session);
  await connected(witness);
  await Promise.all(hands.map(({ client }) => caughtUp(client.doc, witness.doc)));
  const truth = witness.draft;
  const problems: string[] = [];
  const words = textOf(truth.clauses.get(OP))?.toString() ?? "";
  for (const [index, hand] of base.entries()) problems.push(...hand.problemsIn(words, `base ${index}`));
  problems.push(...open.problemsIn(textOf(truth.amendments.get("open"))?.toString() ?? "", "open amendment"));
  const closed = textOf(truth.amendments.get("first"))?.toString() ?? "";
  const known = closing.saved;
  problems.push(...closing.problemsIn(closed, "amendment taken in", closing.takenBack.size > 0 ? 0 : known));
  const stateOf = (doc: Y.Doc): string => JSON.stringify(doc.toJSON());
  for (const [index, { client }] of hands.entries()) {
    if (stateOf(client.doc) !== stateOf(witness.doc)) problems.push(`screen ${index} shows something else`);
    if (client.provider.shouldConnect !== true) problems.push(`screen ${index} was cut off`);
  }
  const decisions = await chair.decisions();
  const accepted = decisions.filter(({ type }) => type === "amendmentsAccepted").length;
  const all = [...hands, closing];
  const baseOfOpen = JSON.stringify(truth.amendments.get("open")?.get("base") ?? []);
  for (const { client } of [...all, { client: witness }]) client.provider.destroy();
  return {
    problems,
    strokes: all.reduce((count, { strokes }) => count + strokes.length, 0),
    onTheWay: all.reduce((count, hand) => count + hand.onTheWay, 0),
    late: closing.sent - closing.saved,
    accepted,
    refused,
    carried: baseOfOpen === JSON.stringify([{ text: `${WORDS.join(" ")};` }]) ? 0 : 1,
  };
}

/** Resolves when a document has all that another one has. */
function caughtUp(doc: Y.Doc, other: Y.Doc): Promise<void> {
  const wanted = Y.snapshot(other);
  return new Promise((resolve) => {
    const look = (): void => {
      if (!Y.equalSnapshots(Y.snapshot(doc), wanted)) return;
      doc.off("update", look);
      resolve();
    };
    doc.on("update", look);
    look();
  });
}
