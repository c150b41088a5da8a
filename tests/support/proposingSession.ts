import type * as Y from "yjs";
import { flatRuns } from "../../client/editor/binding/alignedOffsets.ts";
import { flatText } from "../../client/editor/schema/inlineNodes.ts";
import { kindOfNode, levelOfNode } from "../../client/editor/schema/kinds.ts";
import { ALL_OPEN } from "../../shared/amendments/overlays.ts";
import { privateAmendments } from "../../shared/document/privateDoc.ts";
import type { ClauseId, FootnoteId } from "../../shared/domain/ids.ts";
import { draft, enacting, op, pp, title } from "./builders.ts";
import { caret, press, type } from "./editorHarness.ts";
import { type Member, ProposingRoom } from "./proposingRoom.ts";
import { DECISIONS, type ProposingDecision, ProposingServer, wordsOf } from "./proposingServer.ts";
import { TOKEN, tokensIn } from "./proposingTokens.ts";
import { pick, seededRandom } from "./random.ts";

const words = (clause: number): string => Array.from({ length: 6 }, (_, word) => `w0x${clause * 10 + word}z`).join(" ");

const content = () =>
  draft(
    [
      title(words(0)),
      enacting(words(1)),
      pp("p1", `${words(2)}^n1`),
      pp("p2", words(3)),
      op("o1", words(4)),
      op("o2", `${words(5)}^n2`),
      op("o2a", words(6), 1),
      op("o2b", words(7), 1),
      op("o3", words(8)),
    ],
    { n1: words(9), n2: words(10) },
  );

/** What a member of a delegation does. Each gives whether something came of it. */
const STEPS = {
  type: 10,
  erase: 4,
  enter: 3,
  split: 1,
  join: 1,
  note: 1,
  version: 1,
  remove: 1,
  move: 1,
  indent: 1,
  changeKind: 1,
  emphasize: 1,
  undo: 3,
  redo: 1,
  replaceAll: 1,
  putAside: 1,
  ways: 2,
} as const;
type ProposingStep = keyof typeof STEPS;

/** What a session found, and what it contained. */
export interface ProposingReport {
  readonly seed: number;
  readonly problems: readonly string[];
  readonly tokens: number;
  readonly done: Readonly<Record<ProposingStep | ProposingDecision, number>>;
  /** Moments at which words stood beside another version, came late, or were homeless. */
  readonly standings: Readonly<Record<"version" | "beside" | "late" | "homeless", number>>;
  readonly log: readonly string[];
}

export interface ProposingOptions {
  readonly rounds: number;
  readonly steps: number;
}

/**
 * One random session: two members of one delegation and one of another write amendments in place, together and apart, while
 * the server's side tables, decides, types and rearranges. The same seed gives the same session.
 */
export function runProposing(seed: number, { rounds, steps }: ProposingOptions): ProposingReport {
  return new ProposingSession(seed).run(rounds, steps);
}

class ProposingSession {
  readonly #seed: number;
  readonly #random: () => number;
  readonly #room = new ProposingRoom(["BRA", "BRA", "EU"], content());
  readonly #typed = new Set<string>();
  readonly #deleted = new Set<string>();
  /** The amendment, not tabled at that time, that a token was typed into. */
  readonly #typedIn = new Map<string, string>();
  readonly #server: ProposingServer;
  readonly #problems: string[] = [];
  readonly #log: string[] = [];
  readonly #done = Object.fromEntries(
    [...Object.keys(STEPS), ...Object.keys(DECISIONS)].map((name) => [name, 0]),
  ) as Record<ProposingStep | ProposingDecision, number>;
  readonly #standings = { version: 0, beside: 0, late: 0, homeless: 0 };
  #serial = 0;
  #isMembersTurn = false;

  constructor(seed: number) {
    this.#seed = seed;
    this.#random = seededRandom(seed * 7_368_787);
    this.#server = new ProposingServer(this.#room, this.#random, this.#deleted);
  }

  run(rounds: number, steps: number): ProposingReport {
    const stepDeck = deckOf(STEPS);
    const decisionDeck = deckOf(DECISIONS);
    try {
      for (const { client, code } of this.#room.members) {
        const handle = (_: unknown, { local }: Y.Transaction): void => {
          if (local && this.#isMembersTurn) this.#problems.push(`${code} wrote in the base text`);
        };
        client.draft.clauses.observeDeep(handle);
        client.draft.footnotes.observeDeep(handle);
      }
      for (let round = 0; round < rounds; round++) {
        for (const each of this.#room.members) each.isOnline = this.#random() < 0.6;
        for (let step = 0; step < steps; step++) {
          const who = this.#random() < 0.15 ? null : pick(this.#room.members, this.#random);
          if (who) this.#step(who, pick(stepDeck, this.#random));
          else this.#decide(pick(decisionDeck, this.#random));
          if (this.#random() < 0.4) this.#room.send(this.#shuffled());
        }
        this.#room.settle();
        this.#check();
        for (let turn = 0; turn < 2; turn++) this.#decide(pick(decisionDeck, this.#random));
      }
      this.#room.settle();
      this.#check();
    } catch (error) {
      this.#problems.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
    }
    this.#room.destroy();
    const tokens = this.#typed.size;
    const done = this.#done;
    return {
      seed: this.#seed,
      problems: this.#problems,
      tokens,
      done,
      standings: this.#standings,
      log: this.#log,
    };
  }

  #shuffled(): Member[] {
    const members = [...this.#room.members];
    return this.#random() < 0.5 ? members : members.reverse();
  }

  #step(who: Member, step: ProposingStep): void {
    if (this.#random() < 0.4) who.client.frame();
    const before = tokensIn(pageOf(who));
    const token = `w${this.#room.members.indexOf(who) + 1}x${this.#serial++}z`;
    this.#isMembersTurn = true;
    let target: string | null = null;
    try {
      target = this.#perform(who, step, token);
    } finally {
      this.#isMembersTurn = false;
    }
    if (target === null) return;
    this.#done[step]++;
    this.#log.push(`${who.code}${this.#room.members.indexOf(who) + 1} ${step} ${target}`);
    const after = new Set(tokensIn(pageOf(who)));
    for (const each of after) this.#typed.add(each);
    if (step === "type" || step === "emphasize" || step === "note") return;
    const kept = new Set(tokensIn(keptBy(who)));
    for (const each of before) if (!after.has(each) && !kept.has(each)) this.#deleted.add(each);
    if (step !== "undo" && step !== "redo") return;
    // Undo reaches what one typed where it is not shown any more.
    const all = new Set([...after, ...kept]);
    for (const each of this.#typed) {
      if (each.startsWith(`w${this.#room.members.indexOf(who) + 1}x`) && !all.has(each)) this.#deleted.add(each);
    }
  }

  /** Does one step; null when it was not possible, else what it was done to. */
  #perform(who: Member, step: ProposingStep, token: string): string | null {
    const { client, versions } = who;
    const { editor, view } = client;
    const random = this.#random;
    const blocks = view.state.doc.children.filter((node) => node.isTextblock);
    const added = blocks.filter(({ attrs }) => versions.added.some(({ place }) => place.id === attrs.id));
    const block = pick(added.length > 0 && random() < 0.3 ? added : blocks, random);
    const id = String(block.attrs.id);
    const flat = flatText(block.content);
    const ends = [...flat.matchAll(TOKEN)].map((match) => match.index + match[0].length);
    const at = pick([0, ...ends], random);
    const doc = view.state.doc;
    const changed = (act: () => unknown): boolean => {
      act();
      return view.state.doc !== doc;
    };
    const isDone = ((): boolean => {
      switch (step) {
        case "type":
          caret(client, id, at);
          if (!changed(() => type(client, at === 0 ? `${token} ` : ` ${token}`))) return false;
          this.#noteVersion(who, id, token);
          return true;
        case "erase": {
          const match = [...flat.matchAll(TOKEN)].at(Math.floor(random() * ends.length));
          if (!match) return false;
          caret(client, id, match.index, match.index + match[0].length);
          return changed(() => view.dispatch(view.state.tr.deleteSelection()));
        }
        case "enter":
          caret(client, id, -1);
          return changed(() => {
            press(client, "Enter");
            type(client, token);
          });
        case "split":
          caret(client, id, at);
          return changed(() => editor.run({ type: "splitHere" }));
        case "join":
          caret(client, id, 0);
          return changed(() => press(client, "Backspace"));
        case "note":
          caret(client, id, at);
          return changed(() => {
            if (editor.insertFootnote()) type(client, token);
          });
        case "version":
          caret(client, id, 0);
          return editor.run({ type: "proposeVersion" });
        case "remove":
          caret(client, id, 0);
          return editor.run({ type: "deleteClause" });
        case "move":
          caret(client, id, 0);
          return editor.run({ type: random() < 0.5 ? "moveUp" : "moveDown" });
        case "indent":
          caret(client, id, 0);
          return editor.run({ type: random() < 0.5 ? "indent" : "outdent" });
        case "changeKind":
          caret(client, id, 0);
          return changed(() =>
            editor.run({ type: "changeKind", kind: pick(["preambular", "operative", "text"], random) }),
          );
        case "emphasize":
          caret(client, id, 0, -1);
          return changed(() => editor.run({ type: "toggleEm" }));
        case "undo":
          return editor.undo();
        case "redo":
          return editor.redo() || (editor.undo() && editor.redo());
        case "replaceAll": {
          const found = tokensIn(flat)[0];
          if (!found) return false;
          editor.search.find(found, { matchCase: true });
          return changed(() => editor.search.replaceAll(`${found} ${token}`));
        }
        case "putAside": {
          const [one] = versions.all.filter(({ stage }) => stage === "private");
          if (one) versions.discard(one.amendment.id);
          return one !== undefined;
        }
        case "ways": {
          const one = versions.all.find((each) => each.stage === "private" && each.standing !== "version");
          if (one?.stage !== "private") return false;
          const { id: own } = one.amendment;
          if (one.standing === "beside") return versions.join(own);
          if (one.standing === "late" && versions.bringLate(own)) return true;
          versions.beginAnew(own);
          return true;
        }
      }
    })();
    return isDone ? `${id}@${at} ${token}` : null;
  }

  #noteVersion({ client: { projection } }: Member, id: string, token: string): void {
    const version = projection.clause(id as ClauseId)?.version ?? projection.note(id as FootnoteId)?.version;
    if (version?.number === "") this.#typedIn.set(token, version.amendment);
  }

  #decide(decision: ProposingDecision): void {
    const done = this.#server.decide(decision);
    if (done === null) return;
    this.#done[decision]++;
    this.#log.push(`server ${decision} ${done}`);
  }

  #check(): void {
    const [one, other, stranger] = this.#room.members as unknown as [Member, Member, Member];
    const problems: string[] = [];
    for (const each of [one, other, stranger]) {
      const name = `${each.code}${this.#room.members.indexOf(each) + 1}`;
      const { client, versions } = each;
      client.view.state.doc.check();
      const page = pageOf(each);
      const wanted = projectedOf(each);
      if (page !== wanted) problems.push(`${name}: shown and projected differ:\n${page}\n---\n${wanted}`);
      const torn = client.view.state.doc.children
        .map((node) =>
          flatText(node.content)
            .replace(TOKEN, "")
            .replace(/[\s\ufffc]/g, ""),
        )
        .filter((rest) => rest !== "");
      if (torn.length > 0) problems.push(`${name}: words were torn apart: ${torn.join(" ")}\n${page}`);
      const drawn = client.view.dom.innerHTML;
      client.editor.setChanges({ view: "changes", filter: { ...ALL_OPEN } });
      if (client.view.dom.innerHTML !== drawn) {
        problems.push(`${name}: drawn and computed anew differ:\n${drawn}\n---\n${client.view.dom.innerHTML}`);
      }
      for (const own of versions.all) if (own.stage === "private") this.#standings[own.standing]++;
      problems.push(...this.#unseen(each, name));
    }
    if (pageOf(one) !== pageOf(other)) problems.push(`the two members differ:\n${pageOf(one)}\n---\n${pageOf(other)}`);
    const kept = new Set(tokensIn(this.#everything()));
    const lost = [...this.#typed].filter((token) => !kept.has(token) && !this.#deleted.has(token));
    if (lost.length > 0) problems.push(`lost ${lost.join(" ")}`);
    const known = [this.#room.draft, ...[...this.#room.desks].flatMap(([code, desk]) => (code === "EU" ? [desk] : []))];
    const seen = known.map(({ doc }) => JSON.stringify(doc.toJSON())).join("\n");
    // What was written into another text of theirs went with that.
    const tabled = [...this.#room.state.amendments.values()].filter(({ delegation }) => delegation === one.code);
    const texts = tabled.map((each) => `${JSON.stringify(each.revisions)} ${wordsOf(this.#room, each.id)}`);
    const given = new Set(tokensIn(texts.join(" ")));
    for (const { id, text } of privateAmendments(one.desk)) {
      if (this.#room.state.amendments.has(id)) continue;
      if (seen.includes(`"${id}"`)) problems.push(`${id} is known to others`);
      const told = tokensIn(text.toString()).filter(
        (token) => this.#typedIn.get(token) === id && seen.includes(token) && !given.has(token),
      );
      if (told.length > 0) problems.push(`words of ${id} are known to others: ${told.join(" ")}`);
    }
    if (problems.length > 0) throw new Error(problems.join("\n"));
  }

  /** Words of what is being written that stand nowhere on the page of a member. */
  #unseen(who: Member, name: string): string[] {
    const page = new Set(tokensIn(pageOf(who)));
    const { amendments, clauses, footnotes } = who.client.draft;
    const elsewhere = new Set(tokensIn(JSON.stringify([amendments.toJSON(), clauses.toJSON(), footnotes.toJSON()])));
    return privateAmendments(who.desk).flatMap((one) => {
      if (one.delegation !== who.code) return [];
      // What was tabled of it stays in it as the record.
      const tabled = new Set(tokensIn(JSON.stringify(this.#room.state.amendments.get(one.id)?.revisions[0] ?? "")));
      const hidden = tokensIn(one.text.toString()).filter(
        (token) => !page.has(token) && !elsewhere.has(token) && !tabled.has(token) && !this.#deleted.has(token),
      );
      return hidden.length > 0 ? [`${name}: ${one.kind} ${one.id} is not shown: ${hidden.join(" ")}`] : [];
    });
  }

  /** Every word that is kept anywhere. */
  #everything(): string {
    const { clauses, footnotes, amendments } = this.#room.draft;
    const desks = [...this.#room.desks.values()].map(({ doc }) => doc.toJSON());
    return JSON.stringify([clauses.toJSON(), footnotes.toJSON(), amendments.toJSON(), desks]);
  }
}

function deckOf<Name extends string>(weights: Readonly<Record<Name, number>>): Name[] {
  return (Object.keys(weights) as Name[]).flatMap((name) => Array.from({ length: weights[name] }, () => name));
}

/** What a member reads: one line a block, notes included. */
function pageOf({ client }: Member): string {
  return client.view.state.doc.children
    .map((node) => `${kindOfNode(node) ?? "note"} ${levelOfNode(node)} ${node.attrs.id} ${flatText(node.content)}`)
    .join("\n");
}

function projectedOf({ client: { projection } }: Member): string {
  return [
    ...projection.clauses.map((view) => `${view.kind} ${view.level} ${view.id} ${flatRuns(view.runs)}`),
    ...projection.notes.map((note) => `note 0 ${note.id} ${flatRuns(note.runs)}`),
  ].join("\n");
}

/** Every word that a member's documents hold, shown or not. */
function keptBy({ client, desk }: Member): string {
  const { clauses, footnotes, amendments } = client.draft;
  return JSON.stringify([clauses.toJSON(), footnotes.toJSON(), amendments.toJSON(), desk.doc.toJSON()]);
}
