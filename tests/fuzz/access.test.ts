import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Joining } from "../../server/access/joining.ts";
import { Links, type NewLink } from "../../server/access/links.ts";
import { membershipIn } from "../../server/access/membership.ts";
import { secretariatToken } from "../../server/access/secretariatLink.ts";
import { Sessions } from "../../server/access/sessions.ts";
import { KeyedQueue } from "../../server/keyedQueue.ts";
import { openSqliteStore } from "../../server/store/sqlite/sqliteStore.ts";
import type { ParticipantRow } from "../../server/store/store.ts";
import type { DraftId } from "../../shared/domain/ids.ts";
import { ROLES } from "../../shared/domain/participants.ts";
import { pick, seededRandom } from "../support/random.ts";

const RUNS = Number(process.env.FUZZ_RUNS ?? 1);
const FIRST_SEED = Number(process.env.FUZZ_SEED ?? 81);
const STEPS = 600;
const DRAFT = "d1" as DraftId;
const CODES = ["BRA", "KEN", "EU"];

test("[AC8] whatever people do with links, organisers give a delegation one member at most, and who lost a seat is out", async () => {
  const counts: Record<string, number> = {};
  for (let seed = FIRST_SEED; seed < FIRST_SEED + RUNS; seed += 1) await walk(seed, counts);
  // Else the walk went round what matters.
  for (const what of ["joined", "invited", "revoked", "revoke refused", "left", "link_used", "link_invalid"]) {
    expect(counts[what], `${what} in ${JSON.stringify(counts)}`).toBeGreaterThan(3);
  }
  for (const what of ["delegation_has_members", "no_access"]) expect(counts[what], what).toBeGreaterThan(0);
});

/** People invite, join, revoke and leave at random; after each step what must always hold is checked. */
async function walk(seed: number, counts: Record<string, number>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "adref-access-"));
  const store = openSqliteStore(folder);
  const random = seededRandom(seed);
  let clock = 1;
  const dropped = new Set<string>();
  const connections = { dropParticipant: (id: string) => void dropped.add(id) };
  const deps = { store, connections, queue: new KeyedQueue(), now: () => clock };
  const sessions = new Sessions(deps);
  const joining = new Joining({ ...deps, sessions });
  const links = new Links(deps);
  await store.createDraft({
    id: DRAFT,
    createdAt: 0,
    createdBy: null,
    title: "",
    symbol: "",
    stage: "drafting",
    lastChangeAt: 0,
    archived: false,
  });

  const tokens = [await secretariatToken(store, undefined, clock)];
  const made: NewLink[] = [];
  const held: string[] = [];
  const count = (what: string) => {
    counts[what] = (counts[what] ?? 0) + 1;
  };

  const seatOf = async (session: string): Promise<ParticipantRow | undefined> => {
    const found = await sessions.find(session);
    return found.ok ? membershipIn(found.value.participants, DRAFT) : undefined;
  };
  const joinOne = async () => {
    const session = held.length > 0 && random() < 0.5 ? pick(held, random) : undefined;
    const found = await sessions.find(session);
    const answer = await joining.join(pick(tokens, random), "Ana", found.ok ? found.value : undefined);
    count(answer.ok ? "joined" : answer.code);
    if (answer.ok && answer.value.session !== session) held.push(answer.value.session);
  };
  const inviteOne = async () => {
    const by = await seatOf(pick(held, random));
    if (!by) return count("outsider");
    const role = random() < 0.6 ? "delegation" : pick(ROLES, random);
    const answer = await links.create(DRAFT, by, {
      role,
      ...(role === "delegation" ? { delegation: { code: pick(CODES, random) } } : {}),
      ...(random() < 0.2 ? { expiresInMs: 50 } : {}),
    });
    count(answer.ok ? "invited" : answer.code);
    if (!answer.ok) return;
    if (by.role === "delegation") expect(answer.value.link.delegation).toBe(by.delegation);
    expect(by.role).not.toBe("observer");
    made.push(answer.value);
    tokens.push(answer.value.token);
  };
  const revokeOne = async () => {
    const by = await seatOf(pick(held, random));
    if (!by || made.length === 0) return;
    const answer = await links.revoke(DRAFT, by, pick(made, random).link.id);
    count(answer.ok ? "revoked" : "revoke refused");
  };
  const leaveOne = async () => {
    const by = await seatOf(pick(held, random));
    if (by && (await links.leave(DRAFT, by)).ok) count("left");
  };

  await joinOne();
  for (let step = 0; step < STEPS; step += 1) {
    clock += 1;
    const dice = random();
    // Two at the same moment, now and then: neither may see the other's half-done work.
    if (dice < 0.25) await Promise.all([joinOne(), joinOne()]);
    else if (dice < 0.45) await joinOne();
    else if (dice < 0.8) await inviteOne();
    else if (dice < 0.93) await revokeOne();
    else await leaveOne();

    const rows = (await store.participantsOfDraft(DRAFT)).filter((row) => row.draft === DRAFT);
    const active = rows.filter((row) => row.revokedAt === null);
    const byId = new Map((await store.links(DRAFT)).map((link) => [link.id, link]));
    for (const code of CODES) {
      const members = active.filter((row) => row.delegation === code);
      const byOrganisers = members.filter((row) => byId.get(row.link ?? "")?.usesLeft !== null);
      expect(byOrganisers.length, `${code} at step ${step} of seed ${seed}`).toBeLessThanOrEqual(1);
    }
    expect(new Set(active.map((row) => row.person)).size, `one seat a person at step ${step} of seed ${seed}`).toBe(
      active.length,
    );
    for (const row of active) expect(byId.get(row.link ?? "")?.revokedAt, `step ${step} of seed ${seed}`).toBeNull();
    for (const row of rows)
      if (row.revokedAt !== null) expect(dropped, `step ${step} of seed ${seed}`).toContain(row.id);
  }
  await store.close();
  await rm(folder, { recursive: true });
}
