import * as Y from "yjs";
import { inspectUpdate } from "../../server/sync/inspectUpdate.ts";
import { DEFAULT_SYNC_LIMITS } from "../../server/sync/limits.ts";
import type { Change } from "../../server/sync/liveDoc.ts";
import { DRAFT_ROOTS, type DraftDoc } from "../../shared/document/draftDoc.ts";
import type { Actor } from "../../shared/domain/participants.ts";
import { STAGES, type Stage } from "../../shared/domain/participants.ts";
import { pick, seededRandom } from "../support/random.ts";
import { PEOPLE } from "../support/testRoom.ts";
import { ATTACKS, COMMENT_ATTACKS, DESK_ATTACKS } from "./attacks.ts";
import { craftEntry, craftUpdate, damage } from "./craftedUpdates.ts";
import { DESK_EDITS } from "./deskEdits.ts";
import { COMMENT_EDITS } from "./discussionEdits.ts";
import { type Hand, undoManager } from "./hand.ts";
import { BASE_EDITS, honestEdits } from "./honestEdits.ts";
import { mayHaveChanged, missingKeys } from "./permissionTruth.ts";
import {
  copyOf,
  differences,
  FATES,
  FORMER_CLIENTS,
  flatten,
  identities,
  OTHER,
  OTHER_CLIENT,
  PermissionWorld,
} from "./permissionWorld.ts";

/** What the runs contained: a run without edits, refusals and meetings proves nothing. */
export class Tally {
  readonly counts = new Map<string, number>();

  add(name: string): void {
    this.counts.set(name, (this.counts.get(name) ?? 0) + 1);
  }

  /** Sum over all names that begin so. */
  sum(prefix: string): number {
    let sum = 0;
    for (const [name, count] of this.counts) if (name.startsWith(prefix)) sum += count;
    return sum;
  }
}

/** What is wrong, if anything, with having let this update in: judged by what it really did. */
function applyAndCheck(world: PermissionWorld, update: Uint8Array, actor: Actor, clients: readonly number[]) {
  const problems: string[] = [];
  const inspection = inspectUpdate(world.doc, world.roots, update, DEFAULT_SYNC_LIMITS);
  const named = inspection.ok
    ? inspection.operations.map(({ path, key }) => [...path, ...(key === null ? [] : [key])].join("/"))
    : [];
  const before = flatten(world.draft);
  const madeBefore = identities(world.draft);
  const sent = world.apply(update, actor, clients);
  if (world.doc.store.pendingStructs || world.doc.store.pendingDs) problems.push("something is pending");
  const after = flatten(world.draft);
  const moment = { actor, stage: world.state.stage, desk: world.desk, leaves: before };
  for (const [path, change] of differences(before, after)) {
    if (!named.some((name) => path === name || path.startsWith(`${name}/`))) problems.push(`${path} was not foreseen`);
    if (!mayHaveChanged(path, change, moment)) {
      problems.push(`${path}: ${change.before} became ${change.after}`);
    }
  }
  problems.push(...missingKeys(before, after).map((path) => `${path} is gone`));
  const madeAfter = identities(world.draft);
  for (const [path, id] of madeBefore) {
    const now = madeAfter.get(path);
    if (now !== undefined && now !== id && !path.includes("/cells/")) problems.push(`${path} was replaced`);
  }
  const roots = [...world.doc.share.keys()].sort().join();
  const allowed = [...new Set([...DRAFT_ROOTS, ...world.roots])].sort().join();
  if (roots !== allowed) problems.push(`roots ${roots}`);
  return { problems, sent };
}

function hand(draft: DraftDoc, actor: Actor, random: () => number, name: string): Hand {
  let made = 0;
  return { name, draft, actor, random, undo: undoManager(draft), unique: () => `${name}_${++made}` };
}

/** Somebody else at work in the same document: a facilitator, or at a desk a colleague. */
function otherActor(desk: string | null): Actor {
  if (desk === null) return { participant: OTHER, name: "Other", role: "facilitator" };
  return {
    participant: OTHER,
    name: "Other",
    role: "delegation",
    delegation: { code: desk, name: desk, coreGroup: false },
  };
}

/** Which roots an update is about and what becomes of it; of amendments also their status and whose they are. */
function tallyRoots(world: PermissionWorld, update: Uint8Array, actor: Actor, outcome: string, tally: Tally): void {
  const inspection = inspectUpdate(world.doc, world.roots, update, DEFAULT_SYNC_LIMITS);
  if (!inspection.ok) return;
  const where = world.desk === null ? "draft" : "desk";
  const names = new Set<string>();
  for (const { path, key } of inspection.operations) {
    const [root = "", id = key ?? ""] = path;
    names.add(`${where}/${root} ${outcome}`);
    const fate = world.desk === null && root === "amendments" && Object.hasOwn(FATES, id) ? FATES[id] : undefined;
    if (!fate) continue;
    const code = actor.delegation?.code ?? "";
    const who = actor.delegation
      ? fate.delegation === code
        ? "own"
        : fate.sponsors.includes(code)
          ? "co-sponsored"
          : "foreign"
      : actor.role;
    names.add(`amendment ${fate.status} ${who} ${outcome}`);
  }
  for (const name of names) tally.add(name);
}

interface Case {
  readonly stage: Stage;
  readonly actor: Actor;
  /** Whose private document it is about; null for the draft. */
  readonly desk: string | null;
}

/** Who acts where and in which stage; half the time somebody who may write base text, because most of the rules are there. */
function someCase(random: () => number): Case {
  const dice = random();
  if (dice < 0.3) return { stage: pick(["drafting", "negotiation"], random), actor: PEOPLE.facilitator, desk: null };
  if (dice < 0.5) return { stage: "drafting", actor: PEOPLE.core, desk: null };
  if (dice < 0.75) return { stage: pick(STAGES, random), actor: pick(Object.values(PEOPLE), random), desk: null };
  const actor = pick([PEOPLE.core, PEOPLE.delegation, PEOPLE.colleague], random);
  return { stage: pick(STAGES, random), actor, desk: actor.delegation?.code ?? null };
}

/** A new client id, below or above those of others, or one that the person has used before. */
function someClient(random: () => number): number {
  const dice = random();
  if (dice < 0.2) return pick(FORMER_CLIENTS, random);
  return dice < 0.6 ? 200 + Math.floor(random() * 200) : 8_000 + Math.floor(random() * 1_000);
}

/** An honest person among others: everything is taken, everybody ends up with the same, and readers never write. */
export function honestRun(seed: number, tally: Tally): string[] {
  const random = seededRandom(seed);
  const { stage, actor, desk } = someCase(random);
  const world = new PermissionWorld(stage, actor.participant, desk);
  const problems: string[] = [];
  const me = hand(copyOf(world.doc, someClient(random)), actor, random, "me");
  const other = hand(
    copyOf(world.doc, random() < 0.5 ? OTHER_CLIENT : OTHER_CLIENT + 50_000),
    otherActor(desk),
    random,
    "ot",
  );
  const reader = copyOf(world.doc, 9_999);
  reader.doc.on("update", (_update: Uint8Array, origin: unknown) => {
    if (origin !== "server") problems.push("a reader wrote");
  });
  let outgoing: Uint8Array[] = [];
  const incoming: Uint8Array[] = [];
  me.draft.doc.on("update", (update: Uint8Array, origin: unknown) => {
    if (origin !== "server") outgoing.push(update);
  });
  const broadcast = (change: Change | null, toMe: boolean): void => {
    if (!change) return;
    Y.applyUpdate(reader.doc, change.update, "server");
    if (toMe || change.isTidied) incoming.push(change.update);
  };
  const send = (update: Uint8Array): void => {
    const verdict = world.judge(update, actor);
    if (!verdict.ok) {
      problems.push(`honest update refused: ${verdict.reason} ${JSON.stringify(verdict.refusal)}`);
      return;
    }
    tally.add("taken");
    tallyRoots(world, update, actor, "taken", tally);
    if (verdict.isEmpty) return;
    const result = applyAndCheck(world, update, actor, verdict.clients);
    problems.push(...result.problems);
    broadcast(result.sent, false);
  };
  const receive = (): void => {
    for (const update of incoming.splice(0)) Y.applyUpdate(me.draft.doc, update, "server");
  };
  const edits = honestEdits(actor, stage, desk);
  const names = Object.keys(edits);
  const steps = 2 + Math.floor(random() * 12);
  for (let step = 0; step < steps && problems.length === 0; step++) {
    const dice = random();
    if (dice < 0.5 && names.length > 0) {
      const name = random() < 0.3 && "undo" in edits ? pick(["undo", "redo"], random) : pick(names, random);
      edits[name]?.(me);
      tally.add(`edit ${name}`);
    } else if (dice < 0.7) {
      const theirs = { ...(desk === null ? BASE_EDITS : DESK_EDITS), ...COMMENT_EDITS };
      theirs[pick(Object.keys(theirs), random)]?.(other);
      const update = Y.encodeStateAsUpdate(other.draft.doc, Y.encodeStateVector(world.doc));
      tally.add("meeting");
      broadcast(
        world.live.change(() => Y.applyUpdate(world.doc, update, "client")),
        true,
      );
    } else if (dice < 0.8) {
      receive();
    } else if (dice < 0.85) {
      Y.applyUpdate(other.draft.doc, Y.encodeStateAsUpdate(world.doc), "server");
    } else if (dice < 0.95) {
      for (const update of outgoing.splice(0)) send(update);
    } else {
      // The connection was lost: what was on the way is gone, a step 2 brings it again.
      outgoing = [];
      send(Y.encodeStateAsUpdate(me.draft.doc, Y.encodeStateVector(world.doc)));
      tally.add("reconnect");
    }
  }
  for (const update of outgoing.splice(0)) send(update);
  receive();
  for (const update of outgoing.splice(0)) send(update);
  if (problems.length > 0) return problems;
  const truth = JSON.stringify([...flatten(world.draft)].sort());
  for (const [who, draft] of [
    ["me", me.draft],
    ["reader", reader],
  ] as const) {
    if (JSON.stringify([...flatten(draft)].sort()) !== truth) problems.push(`${who} ended up with something else`);
  }
  return problems;
}

/** Somebody who sends what is not theirs to send: what is let in has done nothing that the truth forbids. */
export function attackRun(seed: number, tally: Tally): string[] {
  const random = seededRandom(seed);
  const { stage, actor: member, desk } = someCase(random);
  // At a desk, half the time somebody who should never have come so far.
  const actor = desk !== null && random() < 0.5 ? pick(Object.values(PEOPLE), random) : member;
  const world = new PermissionWorld(stage, actor.participant, desk);
  const client = someClient(random);
  const me = hand(copyOf(world.doc, client), actor, random, "me");
  const before = Y.encodeStateVector(me.draft.doc);
  if (random() < 0.4) {
    const other = hand(copyOf(world.doc, OTHER_CLIENT), otherActor(desk), random, "ot");
    const theirs = desk === null ? BASE_EDITS : DESK_EDITS;
    const names =
      desk === null
        ? ["move", "moveTwice", "tombstone", "format", "type"]
        : ["placeOnDesk", "putAside", "formatOnDesk", "typeOnDesk", "eraseOnDesk"];
    for (const name of names) if (random() < 0.5) theirs[name]?.(other);
    const update = Y.encodeStateAsUpdate(other.draft.doc, Y.encodeStateVector(world.doc));
    world.live.change(() => Y.applyUpdate(world.doc, update, "client"));
  }
  const edits = Object.entries(honestEdits(actor, stage, desk));
  const way = random();
  let name = "";
  let update: Uint8Array;
  if (way < 0.1 && edits.length > 0) {
    name = "plain";
    pick(edits, random)[1](me);
    update = Y.encodeStateAsUpdate(me.draft.doc, before);
  } else if (way < 0.45) {
    me.draft.doc.transact(() => {
      if (edits.length > 0 && random() < 0.4) pick(edits, random)[1](me);
      const attacks = desk === null ? ATTACKS : { ...DESK_ATTACKS, ...COMMENT_ATTACKS };
      name = pick(Object.keys(attacks), random);
      attacks[name]?.(me.draft, random);
    });
    update = Y.encodeStateAsUpdate(me.draft.doc, before);
  } else if (way < 0.8) {
    name = "crafted";
    if (random() < 0.3 && edits.length > 0) {
      // Some structs of their own to point at.
      pick(edits, random)[1](me);
      const first = Y.encodeStateAsUpdate(me.draft.doc, before);
      const verdict = world.judge(first, actor);
      if (verdict.ok && !verdict.isEmpty) world.apply(first, actor, verdict.clients);
    }
    const owner = random() < 0.95 ? client : pick([1, OTHER_CLIENT], random);
    name = random() < 0.3 ? "crafted entry" : "crafted";
    update = (name === "crafted" ? craftUpdate : craftEntry)(world.doc, owner, random);
  } else {
    name = "damaged";
    for (let count = 0; count < 3 && edits.length > 0; count++) pick(edits, random)[1](me);
    update = damage(Y.encodeStateAsUpdate(me.draft.doc, random() < 0.5 ? before : undefined), random);
  }
  const untouched = Y.encodeStateAsUpdate(world.doc);
  const verdict = world.judge(update, actor);
  tallyRoots(world, update, actor, verdict.ok ? "taken" : "refused", tally);
  if (!verdict.ok) {
    tally.add(`refused ${name}`);
    tally.add(`because ${verdict.reason === "refused" ? verdict.refusal.code : verdict.reason}`);
    return Buffer.compare(untouched, Y.encodeStateAsUpdate(world.doc)) === 0 ? [] : ["judging changed the document"];
  }
  tally.add(`let in ${name}`);
  if (verdict.isEmpty) return [];
  tally.add(`changed ${name}`);
  const { problems } = applyAndCheck(world, update, actor, verdict.clients);
  return problems.map((problem) => `${name} as ${actor.role} in ${stage}: ${problem}`);
}
