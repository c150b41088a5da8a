import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type DraftRow, type LinkRow, type ParticipantRow, type Store, StoreError } from "../../server/store/store.ts";
import type { DraftId, ParticipantId } from "../../shared/domain/ids.ts";

const bytes = (...values: number[]) => Uint8Array.from(values);
const draftId = (id: string) => id as DraftId;
const participantId = (id: string) => id as ParticipantId;

function draft(id: string, change: Partial<DraftRow> = {}): DraftRow {
  return {
    id: draftId(id),
    createdAt: 1,
    createdBy: null,
    title: `Draft ${id}`,
    symbol: "",
    stage: "drafting",
    lastChangeAt: 1,
    archived: false,
    ...change,
  };
}

function link(id: string, change: Partial<LinkRow> = {}): LinkRow {
  return {
    id,
    hash: `hash-${id}`,
    draft: draftId("d1"),
    role: "delegation",
    delegation: "BRA",
    createdBy: null,
    createdAt: 5,
    expiresAt: null,
    revokedAt: null,
    usesLeft: null,
    ...change,
  };
}

function participant(id: string, change: Partial<ParticipantRow> = {}): ParticipantRow {
  return {
    id: participantId(id),
    person: "p1",
    draft: draftId("d1"),
    role: "delegation",
    delegation: "BRA",
    name: "Ana",
    link: null,
    createdAt: 10,
    revokedAt: null,
    ...change,
  };
}

const update = (room: string, seq: number, body: Uint8Array, newClients: number[] = [], by: string | null = "ana") => ({
  room,
  seq,
  at: 100 + seq,
  participant: by === null ? null : participantId(by),
  body,
  newClients,
});

/**
 * What every store must do, whatever it stands on. `makeStore` gives an empty one; the suite closes it.
 * Rules ST1–ST5, ST8, ST9, ST11.
 */
export function storeContract(name: string, makeStore: () => Promise<Store>): void {
  describe(`${name} keeps the store's contract`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await makeStore();
    });
    afterEach(() => store.close());

    describe("rooms", () => {
      test("[ST3] a room nobody has written to is empty and of generation 1", async () => {
        expect(await store.loadRoom("d1")).toEqual({
          generation: 1,
          snapshot: null,
          updates: [],
          seq: 0,
          snapshotSeq: 0,
          clients: new Map(),
        });
      });

      test("[ST3] updates come back in order, byte for byte, each room for itself", async () => {
        await store.appendUpdates([update("d1", 1, bytes(1, 0, 255)), update("d2", 1, bytes(9))]);
        await store.appendUpdates([update("d1", 2, bytes())]);
        const room = await store.loadRoom("d1");
        expect(room.seq).toBe(2);
        expect(room.updates.map((body) => [...body])).toEqual([[1, 0, 255], []]);
        expect((await store.loadRoom("d2")).updates.map((body) => [...body])).toEqual([[9]]);
      });

      test("[ST1] a call with a number that does not follow stores nothing at all", async () => {
        await store.appendUpdates([update("d1", 1, bytes(1))]);
        for (const seq of [1, 3]) {
          await expect(store.appendUpdates([update("d2", 1, bytes(7)), update("d1", seq, bytes(2))])).rejects.toThrow(
            StoreError,
          );
        }
        expect((await store.loadRoom("d1")).seq).toBe(1);
        expect((await store.loadRoom("d2")).seq).toBe(0);
        await store.appendUpdates([update("d1", 2, bytes(2))]);
        expect((await store.loadRoom("d1")).updates.map((body) => [...body])).toEqual([[1], [2]]);
      });

      test("[ST2] of calls made together a bad one fails alone", async () => {
        const results = await Promise.allSettled([
          store.appendUpdates([update("d1", 1, bytes(1))]),
          store.appendUpdates([update("d2", 5, bytes(2))]),
          store.appendUpdates([update("d3", 1, bytes(3))]),
        ]);
        expect(results.map((result) => result.status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
        expect((await store.loadRoom("d1")).seq).toBe(1);
        expect((await store.loadRoom("d2")).seq).toBe(0);
        expect((await store.loadRoom("d3")).seq).toBe(1);
      });

      test("[ST4] client ids are bound in the commit of the update that first uses them", async () => {
        await store.appendUpdates([update("d1", 1, bytes(1), [7, 2 ** 32 - 1])]);
        expect((await store.loadRoom("d1")).clients).toEqual(
          new Map([
            [7, "ana"],
            [2 ** 32 - 1, "ana"],
          ]),
        );
      });

      test("[ST4] an update under somebody else's client id is not stored", async () => {
        await store.appendUpdates([update("d1", 1, bytes(1), [7])]);
        await expect(store.appendUpdates([update("d1", 2, bytes(2), [8, 7], "bo")])).rejects.toThrow(StoreError);
        const room = await store.loadRoom("d1");
        expect(room.seq).toBe(1);
        expect([...room.clients.keys()]).toEqual([7]);
      });

      test("[ST4] a client id is bound for good, once a room; the answer is its owner", async () => {
        expect(await store.bindClient("d1", 7, participantId("ana"))).toBe("ana");
        expect(await store.bindClient("d1", 7, participantId("bo"))).toBe("ana");
        expect(await store.bindClient("d1", 7, participantId("ana"))).toBe("ana");
        expect(await store.bindClient("d2", 7, participantId("bo"))).toBe("bo");
      });

      test("[ST5] a room loads from the newest snapshot and the updates after it", async () => {
        await store.appendUpdates([1, 2, 3, 4, 5].map((seq) => update("d1", seq, bytes(seq))));
        for (const seq of [1, 2, 4]) await store.saveSnapshot("d1", seq, bytes(100 + seq));
        const room = await store.loadRoom("d1");
        expect(room).toMatchObject({ seq: 5, snapshotSeq: 4 });
        expect([...(room.snapshot ?? [])]).toEqual([104]);
        expect(room.updates.map((body) => [...body])).toEqual([[5]]);
      });

      test("[ST5] a snapshot that stands for updates not stored is refused", async () => {
        await store.appendUpdates([update("d1", 1, bytes(1))]);
        await expect(store.saveSnapshot("d1", 2, bytes(2))).rejects.toThrow(StoreError);
        expect((await store.loadRoom("d1")).snapshot).toBeNull();
      });

      test("[ST5] the log stays whole behind snapshots and is read in pages", async () => {
        await store.appendUpdates([1, 2, 3].map((seq) => update("d1", seq, bytes(seq), [], seq === 2 ? null : "ana")));
        await store.saveSnapshot("d1", 3, bytes(9));
        const log = await store.readLog("d1", 0, 2);
        expect(log.map((row) => [row.seq, row.at, row.participant, [...row.body]])).toEqual([
          [1, 101, "ana", [1]],
          [2, 102, null, [2]],
        ]);
        expect((await store.readLog("d1", 2, 10)).map((row) => row.seq)).toEqual([3]);
      });

      const revision = (rev: number, content = `{"rev":${rev}}`) => ({
        ...{ rev, name: `Rev.${rev}`, at: "2026-11-21T10:00:00.000Z", by: "Ana", decision: rev + 1, content },
      });

      test("[ST11] a revision is stored with the update that issues it, and reads back as it was", async () => {
        await store.appendUpdates([{ ...update("d1", 1, bytes(1)), revisions: [revision(0), revision(1)] }]);
        expect(await store.revision("d1", 0)).toEqual(revision(0));
        expect(await store.revision("d1", 1)).toEqual(revision(1));
        expect(await store.revision("d1", 2)).toBeUndefined();
        expect(await store.revision("d2", 0)).toBeUndefined();
      });

      test("[ST11] of an update that is not stored the revision is not either, and the other way round", async () => {
        await store.appendUpdates([{ ...update("d1", 1, bytes(1)), revisions: [revision(0)] }]);
        const late = { ...update("d1", 3, bytes(3)), revisions: [revision(1)] };
        await expect(store.appendUpdates([late])).rejects.toThrow(StoreError);
        expect(await store.revision("d1", 1)).toBeUndefined();
        const again = { ...update("d1", 2, bytes(2)), revisions: [revision(0, "other")] };
        await expect(store.appendUpdates([again])).rejects.toThrow(StoreError);
        expect((await store.loadRoom("d1")).seq).toBe(1);
        expect(await store.revision("d1", 0)).toEqual(revision(0));
      });

      test("[ST11] one that was made again is kept once, and never in place of another", async () => {
        await store.appendUpdates([update("d1", 1, bytes(1))]);
        await store.keepRevision("d1", revision(0));
        await store.keepRevision("d1", revision(0, "other"));
        expect(await store.revision("d1", 0)).toEqual(revision(0));
      });

      test("[ST9] openings of a room are logged in order, each room for itself", async () => {
        await store.logAccess("d1~BRA", participantId("ana"), 3, "opened");
        await store.logAccess("d1~BRA", participantId("bo"), 4, "opened");
        await store.logAccess("d1~KEN", participantId("bo"), 5, "opened");
        expect(await store.accessLog("d1~BRA")).toEqual([
          { participant: "ana", at: 3, what: "opened" },
          { participant: "bo", at: 4, what: "opened" },
        ]);
      });
    });

    describe("drafts", () => {
      test("[ST3] a draft reads back as it was written; one that is not there is undefined", async () => {
        const row = draft("d1", {
          symbol: "A/C.3/81/L.24",
          title: "Право «на» питание",
          createdBy: participantId("ana"),
        });
        await store.createDraft(row);
        expect(await store.draft(row.id)).toEqual(row);
        expect(await store.draft(draftId("d2"))).toBeUndefined();
        await expect(store.createDraft(row)).rejects.toThrow(StoreError);
      });

      test("[ST3] a change touches the named fields only; the list has the latest change first", async () => {
        await store.createDraft(draft("d1", { lastChangeAt: 1 }));
        await store.createDraft(draft("d2", { lastChangeAt: 2 }));
        await store.updateDraft(draftId("d1"), { title: "", lastChangeAt: 3, archived: true });
        expect(await store.draft(draftId("d1"))).toEqual(draft("d1", { title: "", lastChangeAt: 3, archived: true }));
        expect((await store.drafts()).map((row) => row.id)).toEqual(["d1", "d2"]);
      });

      test("[ST3] delegations are kept by code, and replaced when saved again", async () => {
        await store.createDraft(draft("d1"));
        await store.saveDelegation({ draft: draftId("d1"), code: "KEN", name: "Kenya", coreGroup: false });
        await store.saveDelegation({ draft: draftId("d1"), code: "BRA", name: "Brazil", coreGroup: false });
        await store.saveDelegation({ draft: draftId("d1"), code: "KEN", name: "Kenya", coreGroup: true });
        expect(await store.delegations(draftId("d1"))).toEqual([
          { draft: "d1", code: "BRA", name: "Brazil", coreGroup: false },
          { draft: "d1", code: "KEN", name: "Kenya", coreGroup: true },
        ]);
        expect(await store.delegations(draftId("d2"))).toEqual([]);
      });
    });

    describe("people", () => {
      beforeEach(async () => {
        await store.createDraft(draft("d1"));
        await store.createDraft(draft("d2"));
        await store.createPerson({ id: "p1", name: "Ana", createdAt: 1 });
      });

      test("[ST3] a person can be renamed", async () => {
        await store.renamePerson("p1", "Ana Lima");
        expect(await store.person("p1")).toEqual({ id: "p1", name: "Ana Lima", createdAt: 1 });
        expect(await store.person("p2")).toBeUndefined();
      });

      test("[ST3] participants are found by id, by person, and by draft with the secretariat of all drafts", async () => {
        const rows = [
          participant("a"),
          participant("b", { draft: draftId("d2"), createdAt: 11, revokedAt: 12 }),
          participant("s", { draft: null, role: "secretariat", delegation: null, createdAt: 12 }),
        ];
        for (const row of rows) await store.saveParticipant(row);
        expect(await store.participant(participantId("b"))).toEqual(rows[1]);
        expect(await store.participant(participantId("x"))).toBeUndefined();
        expect(await store.participantsOfPerson("p1")).toEqual(rows);
        expect(await store.participantsOfDraft(draftId("d1"))).toEqual([rows[0], rows[2]]);
        await store.saveParticipant({ ...participant("a"), revokedAt: 20 });
        expect((await store.participant(participantId("a")))?.revokedAt).toBe(20);
      });

      test("[ST8] a session is found by its hash until it is deleted", async () => {
        const session = { hash: "ff", person: "p1", createdAt: 1, expiresAt: 2 };
        await store.createSession(session);
        expect(await store.sessionByHash("ff")).toEqual(session);
        await store.deleteSession("ff");
        expect(await store.sessionByHash("ff")).toBeUndefined();
      });
    });

    describe("links", () => {
      beforeEach(async () => {
        await store.createDraft(draft("d1"));
        await store.createPerson({ id: "p1", name: "Ana", createdAt: 1 });
      });

      test("[ST8] a link is found by id, by hash and by draft; no two have one hash", async () => {
        const rows = [
          link("l1"),
          link("l2", { createdAt: 6, expiresAt: 9, usesLeft: 1 }),
          link("l3", { draft: null, role: "secretariat", delegation: null }),
        ];
        for (const row of rows) await store.createLink(row);
        expect(await store.link("l2")).toEqual(rows[1]);
        expect(await store.linkByHash("hash-l1")).toEqual(rows[0]);
        expect(await store.linkByHash("l1")).toBeUndefined();
        expect(await store.links(draftId("d1"))).toEqual([rows[0], rows[1]]);
        expect(await store.links(null)).toEqual([rows[2]]);
        await expect(store.createLink(link("l4", { hash: "hash-l1" }))).rejects.toThrow(StoreError);
      });

      test("[ST9] uses are counted down to none; without a count a link lets in any number", async () => {
        await store.createLink(link("once", { usesLeft: 1 }));
        await store.createLink(link("often"));
        const answers = await Promise.all([store.spendLink("once"), store.spendLink("once")]);
        expect(answers.sort()).toEqual([false, true]);
        expect((await store.link("once"))?.usesLeft).toBe(0);
        expect([await store.spendLink("often"), await store.spendLink("often")]).toEqual([true, true]);
        expect(await store.spendLink("none")).toBe(false);
      });

      test("[ST9] revoking a link ends the access of those it let in, and names them once", async () => {
        await store.createLink(link("l1"));
        await store.saveParticipant(participant("a", { link: "l1" }));
        await store.saveParticipant(participant("b", { link: "l1", revokedAt: 3 }));
        await store.saveParticipant(participant("c"));
        expect(await store.revokeLink("l1", 50)).toEqual(["a"]);
        expect(await store.revokeLink("l1", 60)).toEqual([]);
        expect((await store.link("l1"))?.revokedAt).toBe(50);
        const ended = await store.participantsOfDraft(draftId("d1"));
        expect(ended.map((row) => [row.id, row.revokedAt])).toEqual([
          ["a", 50],
          ["b", 3],
          ["c", null],
        ]);
        expect(await store.spendLink("l1")).toBe(false);
      });

      test("[ST9] the expiry of a link can be set and lifted; whom it let in stays", async () => {
        await store.createLink(link("l1"));
        await store.saveParticipant(participant("a", { link: "l1" }));
        await store.setLinkExpiry("l1", 40);
        expect((await store.link("l1"))?.expiresAt).toBe(40);
        await store.setLinkExpiry("l1", null);
        expect((await store.link("l1"))?.expiresAt).toBeNull();
        expect((await store.participant(participantId("a")))?.revokedAt).toBeNull();
      });
    });
  });
}
