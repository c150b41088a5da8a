import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import type { Answer } from "../../../server/access/answer.ts";
import { type Joined, Joining } from "../../../server/access/joining.ts";
import { Links, type LinkWish } from "../../../server/access/links.ts";
import { membershipIn } from "../../../server/access/membership.ts";
import { secretariatToken } from "../../../server/access/secretariatLink.ts";
import { Sessions, type SignedIn } from "../../../server/access/sessions.ts";
import { hashToken, newToken } from "../../../server/access/tokens.ts";
import { KeyedQueue } from "../../../server/keyedQueue.ts";
import { openSqliteStore } from "../../../server/store/sqlite/sqliteStore.ts";
import type { ParticipantRow, Store } from "../../../server/store/store.ts";
import { type DraftId, isId } from "../../../shared/domain/ids.ts";

const DRAFT = "d1" as DraftId;
const DAY = 24 * 60 * 60 * 1000;

let store: Store;
let sessions: Sessions;
let joining: Joining;
let links: Links;
let dropped: string[];
let clock: number;
let secretariat: ParticipantRow;

beforeEach(async () => {
  const folder = await mkdtemp(join(tmpdir(), "adref-access-"));
  store = openSqliteStore(folder);
  onTestFinished(async () => {
    await store.close();
    await rm(folder, { recursive: true });
  });
  clock = Date.UTC(2026, 10, 21);
  dropped = [];
  const connections = { dropParticipant: (id: string) => void dropped.push(id) };
  const queue = new KeyedQueue();
  const deps = { store, connections, queue, now: () => clock };
  sessions = new Sessions(deps);
  joining = new Joining({ ...deps, sessions });
  links = new Links(deps);
  for (const id of [DRAFT, "d2" as DraftId]) {
    await store.createDraft({
      id,
      createdAt: clock,
      createdBy: null,
      title: "",
      symbol: "",
      stage: "drafting",
      lastChangeAt: clock,
      archived: false,
    });
  }
  secretariat = (await joinBy(await secretariatToken(store, undefined, clock), "Sec")).participant;
});

function granted<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Error(`refused: ${answer.code} ${answer.detail ?? ""}`);
  return answer.value;
}

const codeOf = (answer: Answer<unknown>) => (answer.ok ? "granted" : answer.code);

/** Joins as a new person, or as the person of a session. */
async function joinBy(token: string, name = "Ana", session?: string): Promise<Joined> {
  return granted(await joining.join(token, name, session === undefined ? undefined : await who(session)));
}

async function who(session: string): Promise<SignedIn> {
  return granted(await sessions.find(session));
}

async function linkFor(wish: LinkWish, by: ParticipantRow = secretariat, draft: DraftId = DRAFT) {
  return granted(await links.create(draft, by, wish));
}

const delegation = (code: string, change: Partial<LinkWish> = {}): LinkWish => ({
  role: "delegation",
  delegation: { code },
  ...change,
});

describe("coming in", () => {
  test("[AC2] a link gives a session whose token is not what is stored", async () => {
    const { token } = await linkFor({ role: "observer" });
    const joined = await joinBy(token, "Ana");
    expect(joined.participant).toMatchObject({ draft: DRAFT, role: "observer", name: "Ana" });
    expect((await who(joined.session)).person).toEqual(joined.person);
    expect(await store.sessionByHash(joined.session)).toBeUndefined();
    expect(await store.linkByHash(token)).toBeUndefined();
    expect(await store.linkByHash(hashToken(token))).toBeDefined();
  });

  test("[SE1] tokens have 256 bits and never come twice; ids are valid ids", async () => {
    const tokens = Array.from({ length: 200 }, newToken);
    expect(new Set(tokens).size).toBe(200);
    for (const token of tokens) expect(Buffer.from(token, "base64url")).toHaveLength(32);
    expect(isId(secretariat.id)).toBe(true);
  });

  test("[AC3] a session ends after ninety days, when it is signed out, and nowhere else", async () => {
    const { token } = await linkFor({ role: "observer" });
    const first = await joinBy(token);
    const second = await joinBy(token);
    clock += 90 * DAY - 1;
    await sessions.end(await who(first.session));
    expect(dropped).toEqual([first.participant.id]);
    expect(codeOf(await sessions.find(first.session))).toBe("sign_in_again");
    expect(codeOf(await sessions.find(second.session))).toBe("granted");
    clock += 1;
    expect(codeOf(await sessions.find(second.session))).toBe("sign_in_again");
    expect(codeOf(await sessions.find(undefined))).toBe("sign_in_again");
  });

  test("[AC5] a token that is unknown, expired or revoked opens nothing", async () => {
    const { token } = await linkFor({ role: "observer", expiresInMs: 1000 });
    const revoked = await linkFor({ role: "observer" });
    granted(await links.revoke(DRAFT, secretariat, revoked.link.id));
    clock += 1000;
    for (const dead of [token, revoked.token, "nothing", ""]) {
      expect(codeOf(await joining.join(dead, "Ana", undefined))).toBe("link_invalid");
      expect(codeOf(await joining.preview(dead, undefined))).toBe("link_invalid");
    }
  });

  test("[AC6] a session is a person: further links add to it, and the same link adds nothing", async () => {
    const first = await joinBy((await linkFor({ role: "observer" })).token, "Ana");
    const other = await linkFor({ role: "facilitator" }, secretariat, "d2" as DraftId);
    const second = await joinBy(other.token, "Ana", first.session);
    expect(second.session).toBe(first.session);
    expect(second.person.id).toBe(first.person.id);
    const again = await joinBy(other.token, "Ana Lima", first.session);
    expect(again.participant).toMatchObject({ id: second.participant.id, name: "Ana Lima" });
    expect((await who(first.session)).participants.map((row) => [row.draft, row.role])).toEqual([
      [DRAFT, "observer"],
      ["d2", "facilitator"],
    ]);
    expect(dropped).toEqual([]);
  });

  test("[AC7] another link of the same draft replaces what one was there, and the sockets close", async () => {
    const first = await joinBy((await linkFor({ role: "observer" })).token);
    const second = await joinBy((await linkFor({ role: "facilitator" })).token, "Ana", first.session);
    expect(second.participant.id).not.toBe(first.participant.id);
    expect(dropped).toEqual([first.participant.id]);
    const { participants } = await who(first.session);
    expect(membershipIn(participants, DRAFT)?.id).toBe(second.participant.id);
    expect(participants.filter((row) => row.revokedAt === null)).toHaveLength(1);
  });

  test("[AC7] another link to the same seat keeps who one is; what ends the old link no longer ends the seat", async () => {
    const one = await linkFor({ role: "facilitator" });
    const two = await linkFor({ role: "facilitator" });
    const first = await joinBy(one.token);
    const second = await joinBy(two.token, "Ana", first.session);
    expect(second.participant.id).toBe(first.participant.id);
    granted(await links.revoke(DRAFT, secretariat, one.link.id));
    expect(dropped).toEqual([]);
    granted(await links.revoke(DRAFT, secretariat, two.link.id));
    expect(dropped).toEqual([first.participant.id]);
  });

  test("[AC4] a preview tells what one would become, and changes nothing", async () => {
    const { token, link } = await linkFor(delegation("BRA"));
    const offer = granted(await joining.preview(token, undefined));
    expect(offer.link).toMatchObject({ id: link.id, role: "delegation", delegation: "BRA" });
    expect(offer.present).toBeUndefined();
    const joined = await joinBy(token);
    expect(granted(await joining.preview(token, await who(joined.session))).present?.id).toBe(joined.participant.id);
    const other = await linkFor({ role: "observer" });
    const { session } = await joinBy(await secretariatToken(store, undefined, clock), "Sec");
    expect(granted(await joining.preview(other.token, await who(session))).present?.role).toBe("secretariat");
  });
});

describe("who is what where", () => {
  test("[AC1] without a link of a draft or of all drafts one is nothing in it", async () => {
    const joined = await joinBy((await linkFor({ role: "observer" })).token);
    const signedIn = await who(joined.session);
    expect(codeOf(await sessions.memberOf(signedIn, DRAFT))).toBe("granted");
    expect(codeOf(await sessions.memberOf(signedIn, "d2" as DraftId))).toBe("no_access");
    expect(codeOf(await sessions.memberOf(signedIn, "d3" as DraftId))).toBe("not_found");
  });

  test("[AC1] the secretariat is that in every draft, until a link of a draft makes somebody else of it there", async () => {
    const token = await secretariatToken(store, undefined, clock);
    const { session } = await joinBy(token, "Sec");
    const other = (await joinBy((await linkFor(delegation("BRA"))).token, "Sec", session)).participant;
    const roleIn = async (draft: string) =>
      granted(await sessions.memberOf(await who(session), draft as DraftId)).member.role;
    expect([await roleIn("d1"), await roleIn("d2")]).toEqual(["delegation", "secretariat"]);
    granted(await links.leave(DRAFT, other));
    expect([await roleIn("d1"), await roleIn("d2")]).toEqual(["secretariat", "secretariat"]);
    expect(dropped).toEqual([other.id]);
    expect(codeOf(await links.leave(DRAFT, secretariat))).toBe("no_access");
  });
});

describe("a delegation and its members", () => {
  test("[AC8] an organisers' link lets in the first member, once, whoever opens it first", async () => {
    const { token } = await linkFor(delegation("BRA"));
    const answers = await Promise.all(["Ana", "Bo", "Cem"].map((name) => joining.join(token, name, undefined)));
    expect(answers.map(codeOf).sort()).toEqual(["granted", "link_used", "link_used"]);
    expect(codeOf(await joining.preview(token, undefined))).toBe("link_used");
  });

  test("[AC8] of two organisers' links for one delegation only the first that is opened counts", async () => {
    const one = await linkFor(delegation("BRA"));
    const two = await linkFor(delegation("BRA"));
    await joinBy(one.token);
    expect(codeOf(await joining.join(two.token, "Bo", undefined))).toBe("link_used");
  });

  test("[AC8] the first member may open the link again with the same session", async () => {
    const { token } = await linkFor(delegation("BRA"));
    const first = await joinBy(token);
    expect((await joinBy(token, "Ana", first.session)).participant.id).toBe(first.participant.id);
  });

  test("[AC9] once it has a member a delegation invites further ones itself, as many as it likes", async () => {
    const first = (await joinBy((await linkFor(delegation("BRA"))).token)).participant;
    expect(codeOf(await links.create(DRAFT, secretariat, delegation("BRA")))).toBe("delegation_has_members");
    expect(codeOf(await links.create(DRAFT, secretariat, delegation("bra")))).toBe("delegation_has_members");
    const own = await linkFor(delegation("BRA"), first);
    const members = [await joinBy(own.token, "Bo"), await joinBy(own.token, "Cem")];
    expect(members.map((joined) => joined.participant.delegation)).toEqual(["BRA", "BRA"]);
  });

  test("[AC9] when the organisers have ended the access of its members, they may invite a first one again", async () => {
    const { link, token } = await linkFor(delegation("BRA"));
    const first = await joinBy(token);
    granted(await links.revoke(DRAFT, secretariat, link.id));
    expect(dropped).toEqual([first.participant.id]);
    expect(codeOf(await links.create(DRAFT, secretariat, delegation("BRA")))).toBe("granted");
  });

  test("[AC10] a delegation keeps its name and core group unless a new link says otherwise", async () => {
    await linkFor(delegation("KEN", { delegation: { code: "KEN", name: "Kenya" }, coreGroup: true }));
    await linkFor(delegation("KEN"));
    expect(await store.delegations(DRAFT)).toEqual([{ draft: DRAFT, code: "KEN", name: "Kenya", coreGroup: true }]);
    await linkFor(delegation("KEN", { coreGroup: false }));
    expect((await store.delegations(DRAFT))[0]).toMatchObject({ name: "Kenya", coreGroup: false });
  });
});

describe("who may invite and who may end it", () => {
  async function seats() {
    const facilitator = (await joinBy((await linkFor({ role: "facilitator" })).token)).participant;
    const brazil = (await joinBy((await linkFor(delegation("BRA"))).token)).participant;
    const observer = (await joinBy((await linkFor({ role: "observer" })).token)).participant;
    return { facilitator, brazil, observer };
  }

  test("[AC11] organisers invite into every role; a delegation only its own members; an observer nobody", async () => {
    const { facilitator, brazil, observer } = await seats();
    const wishes: LinkWish[] = [
      { role: "secretariat" },
      { role: "facilitator" },
      { role: "observer" },
      delegation("KEN"),
      delegation("BRA"),
      delegation("BRA", { coreGroup: true }),
    ];
    const matrix: Record<string, string[]> = {};
    for (const [name, by] of Object.entries({ facilitator, brazil, observer })) {
      matrix[name] = [];
      for (const wish of wishes) matrix[name].push(codeOf(await links.create(DRAFT, by, wish)));
    }
    expect(matrix).toEqual({
      facilitator: ["granted", "granted", "granted", "granted", "delegation_has_members", "delegation_has_members"],
      brazil: ["no_access", "no_access", "no_access", "no_access", "granted", "no_access"],
      observer: ["no_access", "no_access", "no_access", "no_access", "no_access", "no_access"],
    });
  });

  test("[AC11] a delegation is named for the role delegation, and for no other", async () => {
    expect(codeOf(await links.create(DRAFT, secretariat, { role: "delegation" }))).toBe("invalid_request");
    expect(codeOf(await links.create(DRAFT, secretariat, delegation("BRA", { role: "observer" })))).toBe(
      "invalid_request",
    );
    expect(codeOf(await links.create(DRAFT, secretariat, { role: "observer", coreGroup: true }))).toBe(
      "invalid_request",
    );
    expect(await store.delegations(DRAFT)).toEqual([]);
  });

  test("[AC12] organisers see all links, a delegation those of its own, an observer none", async () => {
    const { facilitator, brazil, observer } = await seats();
    await linkFor(delegation("BRA"), brazil);
    await linkFor(delegation("KEN"));
    expect(granted(await links.list(DRAFT, facilitator))).toHaveLength(5);
    expect(granted(await links.list(DRAFT, brazil)).map((link) => link.delegation)).toEqual(["BRA", "BRA"]);
    expect(codeOf(await links.list(DRAFT, observer))).toBe("no_access");
  });

  test("[AC13] organisers end any link of their draft; a delegation only those its own members made", async () => {
    const { facilitator, brazil, observer } = await seats();
    const all = granted(await links.list(DRAFT, facilitator));
    const given = all.find((link) => link.delegation === "BRA")?.id ?? "";
    const own = await linkFor(delegation("BRA"), brazil);
    const member = await joinBy(own.token, "Bo");
    expect(codeOf(await links.revoke(DRAFT, observer, own.link.id))).toBe("no_access");
    expect(codeOf(await links.revoke(DRAFT, brazil, given))).toBe("no_access");
    expect(codeOf(await links.revoke("d2" as DraftId, facilitator, own.link.id))).toBe("not_found");
    granted(await links.revoke(DRAFT, brazil, own.link.id));
    expect(dropped).toEqual([member.participant.id]);
    const signedIn = await who(member.session);
    expect(codeOf(await sessions.memberOf(signedIn, DRAFT))).toBe("no_access");
    granted(await links.revoke(DRAFT, facilitator, given));
    expect(dropped).toEqual([member.participant.id, brazil.id]);
  });
});

describe("the secretariat's link", () => {
  test("[AC14] each start gives a new one; the old one lets nobody in any more, those it let in stay", async () => {
    const first = await secretariatToken(store, undefined, clock);
    const joined = await joinBy(first, "Sec");
    clock += 1;
    const second = await secretariatToken(store, undefined, clock);
    expect(second).not.toBe(first);
    expect(codeOf(await joining.join(first, "Late", undefined))).toBe("link_invalid");
    const signedIn = await who(joined.session);
    expect(granted(await sessions.memberOf(signedIn, DRAFT)).member.role).toBe("secretariat");
    expect((await joinBy(second, "Sec", joined.session)).participant.id).toBe(joined.participant.id);
  });

  test("[AC14] a token of the operator's stays the same over all starts, and can be taken up again", async () => {
    const fixed = "operators-own-token";
    expect(await secretariatToken(store, fixed, clock)).toBe(fixed);
    expect(await secretariatToken(store, fixed, clock + 1)).toBe(fixed);
    await joinBy(fixed);
    await secretariatToken(store, undefined, clock);
    expect(codeOf(await joining.join(fixed, "Ana", undefined))).toBe("link_invalid");
    await secretariatToken(store, fixed, clock);
    await joinBy(fixed);
    expect((await store.links(null)).filter((link) => link.hash === hashToken(fixed))).toHaveLength(1);
  });
});
