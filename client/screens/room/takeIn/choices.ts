import { combine } from "../../../../shared/amendments/combine.ts";
import type { Proposal } from "../../../../shared/amendments/proposal.ts";
import type { Run } from "../../../../shared/domain/clause.ts";
import type { AmendmentId } from "../../../../shared/domain/ids.ts";

/** Amendments that touch the same words, directly or through one another. */
export interface RivalSet {
  /** Its first member. */
  readonly key: AmendmentId;
  readonly members: readonly Proposal[];
  /** What of it can be taken: each member alone, and those of them that do not touch each other together. Never empty. */
  readonly options: readonly (readonly Proposal[])[];
}

/** What the facilitator can choose from on one text. */
export interface Choices {
  /** Competing versions of the whole clause: one of them, or none. */
  readonly versions: readonly Proposal[];
  /** These stand together with everything else: each is ticked or not. */
  readonly free: readonly Proposal[];
  readonly rivals: readonly RivalSet[];
}

/** What is chosen. What it names and `Choices` does not have (any more) counts for nothing. */
export interface Choice {
  readonly version: AmendmentId | null;
  readonly ticked: ReadonlySet<AmendmentId>;
  /** By the key of the set of rivals; missing: neither. */
  readonly chosen: ReadonlyMap<AmendmentId, readonly AmendmentId[]>;
}

/** Larger sets of rivals are offered one by one, and in their largest compatible combinations. */
const MAX_COMBINED = 6;

/** Sorts the amendments of one text into what can stand together and what must be chosen between. Rule UI96. */
export function choicesOf(present: readonly Run[], proposals: readonly Proposal[]): Choices {
  const edits = proposals.filter(({ kind }) => kind === "edit");
  const clashes = new Map(edits.map((one) => [one.id, edits.filter((other) => doClash(present, one, other))]));
  const rivals: RivalSet[] = [];
  const seen = new Set<AmendmentId>();
  for (const first of edits) {
    if (seen.has(first.id) || !clashes.get(first.id)?.length) continue;
    const reached = new Set<Proposal>([first]);
    for (const one of reached) for (const other of clashes.get(one.id) ?? []) reached.add(other);
    const members = edits.filter((one) => reached.has(one));
    for (const { id } of members) seen.add(id);
    rivals.push({ key: first.id, members, options: optionsOf(present, members) });
  }
  return {
    versions: proposals.filter(({ kind }) => kind === "alt"),
    free: edits.filter(({ id }) => !seen.has(id)),
    rivals,
  };
}

function doClash(present: readonly Run[], one: Proposal, other: Proposal): boolean {
  return one !== other && !combine(present, [one, other]).ok;
}

function optionsOf(present: readonly Run[], members: readonly Proposal[]): (readonly Proposal[])[] {
  const single = members.map((one) => [one]);
  const several =
    members.length <= MAX_COMBINED ? subsets(members) : members.map((one) => grown(present, one, members));
  const fits = several.filter((set) => set.length > 1 && combine(present, set).ok);
  const distinct = new Map(fits.map((set) => [idsOf(set).join(), set]));
  return [...single, ...[...distinct.values()].toSorted((a, b) => a.length - b.length)];
}

function subsets(members: readonly Proposal[]): Proposal[][] {
  const sets: Proposal[][] = [[]];
  for (const one of members) sets.push(...sets.map((set) => [...set, one]));
  return sets;
}

/** One of many, with whatever else can stand beside it, first come first taken. */
function grown(present: readonly Run[], one: Proposal, members: readonly Proposal[]): Proposal[] {
  const set = new Set([one]);
  for (const other of members) if (!set.has(other) && combine(present, [...set, other]).ok) set.add(other);
  return members.filter((member) => set.has(member));
}

const idsOf = (set: readonly Proposal[]): AmendmentId[] => set.map(({ id }) => id);

/** A choice that takes what is wanted as far as it can stand together; where nothing is wanted, all that collides with nothing. */
export function firstChoice(choices: Choices, wanted: readonly AmendmentId[] = []): Choice {
  const isWanted = ({ id }: Proposal): boolean => wanted.includes(id);
  const chosen = choices.rivals.flatMap(({ key, members, options }) => {
    const all = idsOf(members.filter(isWanted)).join();
    const fitting = options.find((set) => idsOf(set).join() === all);
    return fitting ? [[key, idsOf(fitting)] as const] : [];
  });
  return {
    version: choices.versions.find(isWanted)?.id ?? null,
    ticked: new Set(idsOf(wanted.length === 0 ? choices.free : choices.free.filter(isWanted))),
    chosen: new Map(chosen),
  };
}

/** The option chosen in a set of rivals; nothing where it is neither, or not to be had any more. */
export function optionIn(set: RivalSet, choice: Choice): readonly Proposal[] | undefined {
  const ids = choice.chosen.get(set.key);
  return ids && set.options.find((option) => idsOf(option).join() === ids.join());
}

/** What a choice takes in, versions first, then in the order of the amendments. Rule UI96. */
export function takenBy(choices: Choices, choice: Choice): readonly Proposal[] {
  const version = choices.versions.find(({ id }) => id === choice.version);
  if (version) return [version];
  const taken = [
    ...choices.free.filter(({ id }) => choice.ticked.has(id)),
    ...choices.rivals.flatMap((set) => optionIn(set, choice) ?? []),
  ];
  return taken.toSorted((a, b) => (a.number < b.number ? -1 : 1));
}
