import * as Y from "yjs";
import { pick, seededRandom } from "./random.ts";

/** A clause as a session sees it. `text` has one character for each place an offset can count. */
interface SessionClause {
  readonly id: string;
  readonly text: string;
}

/**
 * One person of a random session, on whatever editor and binding. Each method does what a person would do by key or menu,
 * and tells whether it was possible. Methods never throw for what the structure forbids.
 */
export interface SessionPeer {
  readonly doc: Y.Doc;
  clauses(): readonly SessionClause[];
  type(id: string, offset: number, text: string): boolean;
  erase(id: string, from: number, to: number): boolean;
  split(id: string, offset: number): boolean;
  /** Enter at the end of a clause, then words. */
  append(id: string, text: string): boolean;
  join(id: string): boolean;
  indent(id: string): boolean;
  outdent(id: string): boolean;
  move(id: string, by: 1 | -1): boolean;
  remove(id: string): boolean;
  /** Brings back some deleted clause. */
  restore(choice: number): boolean;
  footnote(id: string, offset: number, text: string): boolean;
  changeKind(id: string): boolean;
  emphasize(id: string, from: number, to: number): boolean;
  undo(): boolean;
  /** Others' words come on screen. */
  frame(): void;
  /** Every word that the document shows, notes included. */
  shown(): string;
  /** Every word that is kept though it is not shown. */
  kept(): string;
  /** @throws when what is shown is not a valid document. */
  check(): void;
  destroy(): void;
}

export const SESSION_OPS = [
  "type",
  "erase",
  "split",
  "append",
  "join",
  "indent",
  "outdent",
  "move",
  "remove",
  "restore",
  "footnote",
  "changeKind",
  "emphasize",
  "undo",
] as const;
export type SessionOp = (typeof SESSION_OPS)[number];

/** How often each kind of step comes: mostly typing, some structure, as when people draft together. */
const WEIGHTS: Readonly<Record<SessionOp, number>> = {
  type: 10,
  erase: 2,
  split: 2,
  append: 3,
  join: 2,
  indent: 2,
  outdent: 2,
  move: 3,
  remove: 1,
  restore: 1,
  footnote: 1,
  changeKind: 1,
  emphasize: 1,
  undo: 1,
};

export interface SessionOptions {
  readonly rounds: number;
  /** Steps of each person while offline, per round. */
  readonly steps: number;
  /** Steps that the model at hand cannot do. */
  readonly without?: readonly SessionOp[];
}

export interface SessionReport {
  readonly seed: number;
  /** Tokens typed or there from the start that nobody deleted. */
  readonly tokens: number;
  /** Of them: nowhere any more. */
  readonly lost: readonly string[];
  /** Of them: not shown, but kept in the tombstone of a clause. */
  readonly recoverable: number;
  /** Of them: shown more than once. */
  readonly duplicated: number;
  readonly converged: boolean;
  readonly problems: readonly string[];
  readonly done: Readonly<Record<SessionOp, number>>;
  /** Every step, for the one who looks for the fault. */
  readonly log: readonly string[];
}

const TOKEN = /<\d+\.\d+>/g;

/** The tokens in a text. */
function tokensIn(text: string): readonly string[] {
  return text.match(TOKEN) ?? [];
}

/** Words for the clauses a session starts from; each is a token of its own. */
export function baseWords(clause: number): string {
  return Array.from({ length: 6 }, (_, word) => `<0.${clause * 10 + word}>`).join(" ");
}

/**
 * One random session: each round everybody works offline, then all documents are exchanged. Now and then somebody works on
 * a screen that does not show yet what has arrived. The same seed gives the same session.
 */
export function runSession(
  seed: number,
  makePeers: () => readonly SessionPeer[],
  options: SessionOptions,
): SessionReport {
  const random = seededRandom(seed * 104_729);
  const peers = makePeers();
  const deck = SESSION_OPS.filter((op) => !options.without?.includes(op)).flatMap((op) =>
    Array.from({ length: WEIGHTS[op] }, () => op),
  );
  const done = Object.fromEntries(SESSION_OPS.map((op) => [op, 0])) as Record<SessionOp, number>;
  const typed = new Set(tokensIn(peers[0]?.shown() ?? ""));
  const deleted = new Set<string>();
  const problems: string[] = [];
  const log: string[] = [];
  let serial = 0;
  try {
    for (let round = 0; round < options.rounds; round++) {
      peers.forEach((peer, number) => {
        for (let step = 0; step < options.steps; step++) {
          if (random() < 0.5) peer.frame();
          const op = pick(deck, random);
          const token = `<${number + 1}.${serial++}>`;
          const before = tokensIn(peer.shown());
          const keptBefore = tokensIn(peer.kept());
          const target = perform(peer, op, token, random);
          if (target === null) continue;
          done[op]++;
          log.push(`${round} peer ${number + 1} ${op} ${target}`);
          const after = new Set(tokensIn(peer.shown()));
          for (const each of after) typed.add(each);
          if (op !== "erase" && op !== "remove" && op !== "undo") continue;
          for (const each of before) if (!after.has(each)) deleted.add(each);
          // Undo also takes back what one typed into a clause that somebody has deleted since.
          const kept = new Set(tokensIn(peer.kept()));
          for (const each of keptBefore) if (!after.has(each) && !kept.has(each)) deleted.add(each);
        }
      });
      exchangeAll(peers, random);
      for (const peer of peers) peer.check();
    }
  } catch (error) {
    problems.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
  const report = account(seed, peers, typed, deleted, problems, done, log);
  for (const peer of peers) peer.destroy();
  return report;
}

/** Does one step; null when it was not possible, else what it was done to. */
function perform(peer: SessionPeer, op: SessionOp, token: string, random: () => number): string | null {
  const clauses = peer.clauses();
  if (clauses.length === 0) return null;
  const clause = pick(clauses, random);
  // Never inside a token: half a token can be found by nobody.
  const bounds = [0, ...[...clause.text.matchAll(TOKEN)].map((match) => match.index + match[0].length)];
  const offset = pick(bounds, random);
  const ok = ((): boolean => {
    switch (op) {
      case "type":
        return peer.type(clause.id, offset, token);
      case "erase": {
        const match = [...clause.text.matchAll(TOKEN)][0];
        return match ? peer.erase(clause.id, match.index, match.index + match[0].length) : false;
      }
      case "split":
        return peer.split(clause.id, offset);
      case "append":
        return peer.append(clause.id, token);
      case "join":
        return peer.join(clause.id);
      case "indent":
        return peer.indent(clause.id);
      case "outdent":
        return peer.outdent(clause.id);
      case "move":
        return peer.move(clause.id, random() < 0.5 ? 1 : -1);
      case "remove":
        return clauses.length > 4 && peer.remove(clause.id);
      case "restore":
        return peer.restore(random());
      case "footnote":
        return peer.footnote(clause.id, offset, token);
      case "changeKind":
        return peer.changeKind(clause.id);
      case "emphasize":
        return clause.text.length > 1 && peer.emphasize(clause.id, 0, clause.text.length);
      case "undo":
        return peer.undo();
    }
  })();
  return ok ? `${clause.id}@${offset} ${token}` : null;
}

/** Brings all documents together; some screens see it at once, some only at the end. */
function exchangeAll(peers: readonly SessionPeer[], random: () => number): void {
  for (const from of peers) {
    for (const to of peers) {
      if (from === to) continue;
      Y.applyUpdate(to.doc, Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(to.doc)), "remote");
      if (random() < 0.5) to.frame();
    }
  }
  for (const peer of peers) peer.frame();
}

function account(
  seed: number,
  peers: readonly SessionPeer[],
  typed: ReadonlySet<string>,
  deleted: ReadonlySet<string>,
  problems: readonly string[],
  done: SessionReport["done"],
  log: readonly string[],
): SessionReport {
  const [first] = peers;
  const counts = new Map<string, number>();
  for (const token of tokensIn(first?.shown() ?? "")) counts.set(token, (counts.get(token) ?? 0) + 1);
  const kept = new Set(tokensIn(first?.kept() ?? ""));
  const lost: string[] = [];
  let tokens = 0;
  let recoverable = 0;
  let duplicated = 0;
  for (const token of typed) {
    if (deleted.has(token)) continue;
    tokens++;
    const count = counts.get(token) ?? 0;
    if (count > 1) duplicated++;
    if (count > 0) continue;
    if (kept.has(token)) recoverable++;
    else lost.push(token);
  }
  const texts = peers.map((peer) => peer.shown());
  const converged = texts.every((text) => text === texts[0]);
  return { seed, tokens, lost, recoverable, duplicated, converged, problems, done, log };
}
