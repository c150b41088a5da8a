import { useState } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { useJoin } from "../../../client/live/queries.ts";
import { isCode } from "../../../client/screens/share/delegationDraft.ts";
import { groupPeople } from "../../../client/screens/share/groupPeople.ts";
import { GROUP_CODES, knownDelegations, withName } from "../../../client/screens/share/knownDelegations.ts";
import { canEnd, linkState } from "../../../client/screens/share/linkState.ts";
import { memberStates } from "../../../client/screens/share/memberStates.ts";
import { ShareDialog } from "../../../client/screens/share/ShareDialog.tsx";
import type { Role } from "../../../shared/domain/participants.ts";
import { createLinkRequestSchema, type ParticipantJson } from "../../../shared/protocol/http.ts";
import { FakeError, fakeApi } from "./fakeApi.ts";
import { BRAZIL, joined, link, participant } from "./fixtures.ts";
import { type RenderedApp, renderPart } from "./renderApp.tsx";

let app: RenderedApp;
let api: ReturnType<typeof fakeApi>;
afterEach(async () => {
  await app.unmount();
  api.restore();
  vi.unstubAllGlobals();
});

const text = () => document.body.textContent ?? "";

function Room({ me }: { readonly me: ParticipantJson }) {
  const [isOpen, setIsOpen] = useState(true);
  return (
    <main>
      <button type="button" onClick={() => setIsOpen(true)}>
        Open
      </button>
      <ShareDialog draftId="d1" draftName="A/C.3/81/L.24" me={me} isOpen={isOpen} onClose={() => setIsOpen(false)} />
    </main>
  );
}

const as = (role: Role) => participant(role, role === "delegation" ? BRAZIL : null) as unknown as ParticipantJson;

/** A room one can leave and come back to, and somebody else signing in. */
function House() {
  const [isInside, setIsInside] = useState(true);
  const join = useJoin();
  return (
    <>
      <button type="button" onClick={() => setIsInside(!isInside)}>
        Door
      </button>
      <button type="button" onClick={() => join.mutate({ token: "token-12345678", name: "Ben" })}>
        Join
      </button>
      {isInside ? <Room me={as("facilitator")} /> : null}
    </>
  );
}

/** Makes links as the server would; the n-th has the token t-n. */
function linkMaker() {
  let count = 0;
  return (call: { body: unknown }) => {
    count += 1;
    const body = call.body as { role: Role; delegation?: { code: string; name?: string } };
    const delegation = body.delegation && {
      code: body.delegation.code,
      name: body.delegation.name ?? body.delegation.code,
      coreGroup: false,
    };
    return {
      ...link(`l${count}`, { role: body.role, delegation: delegation ?? null }),
      url: `https://adref.example/j/t-${count}`,
      token: `t-${count}`,
    };
  };
}

async function createFor(name: string, code: string): Promise<void> {
  await app.type(await app.waitFor(() => app.byName("input", /^Delegation/)), name);
  await app.type(app.byName("input", "Code"), code);
  await app.press(app.byName("button", "Create link"));
}

test("[UI58] links for two delegations are made one after the other without leaving the form", async () => {
  api = fakeApi({ links: { links: [] }, createLink: linkMaker() });
  app = await renderPart(<Room me={as("facilitator")} />);
  await createFor("Brazil", "bra");
  await app.waitFor(() => app.byName("input", "Link for Brazil (BRA)"));
  const next = await app.waitFor(() => app.byName("input", /^Delegation/));
  expect((next as HTMLInputElement).value).toBe("");
  await app.waitFor(() => document.activeElement === next);
  await createFor("European Union", "EU");
  const second = await app.waitFor(() => app.byName("input", "Link for European Union (EU)"));
  expect((second as HTMLInputElement).value).toBe("https://adref.example/j/t-2");
  expect(api.calls.filter((call) => call.route === "createLink").map((call) => call.body)).toEqual([
    { role: "delegation", delegation: { code: "BRA", name: "Brazil" }, coreGroup: false },
    { role: "delegation", delegation: { code: "EU", name: "European Union" }, coreGroup: false },
  ]);
});

test("[UI71] a state or group typed to its end brings its code without a choice from the list", async () => {
  api = fakeApi({ links: { links: [] }, createLink: linkMaker() });
  app = await renderPart(<Room me={as("facilitator")} />);
  await app.type(await app.waitFor(() => app.byName("input", /^Delegation/)), "kenya");
  expect((app.byName("input", "Code") as HTMLInputElement).value).toBe("KEN");
  await app.press(app.byName("button", "Create link"));
  await app.waitFor(() => app.byName("input", "Link for kenya (KEN)"));
  await app.type(await app.waitFor(() => app.byName("input", /^Delegation/)), "G77");
  expect((app.byName("input", "Code") as HTMLInputElement).value).toBe("G77");
  await app.waitFor(() => app.byName("[role=option]", /^Group of 77 and China/));
});

test("[UI71] a code goes with the name that brought it; one that was chosen otherwise stays", () => {
  const known = knownDelegations("en", (code) => `Group ${code}`);
  let typed = { name: "", code: "" };
  const codes: string[] = [];
  for (const name of ["Niger", "Nigeri", "Nigeria", " côte d'ivoire ", "group g77", "eu", "Atlantis", ""]) {
    typed = withName(typed, name, known);
    expect(typed.name).toBe(name);
    codes.push(typed.code);
  }
  expect(codes).toEqual(["NER", "", "NGA", "CIV", "G77", "EU", "", ""]);
  expect(withName({ name: "Brazil", code: "BR" }, "Kenya", known)).toEqual({ name: "Kenya", code: "BR" });
  expect(withName({ name: "", code: " " }, "Kenya", known)).toEqual({ name: "Kenya", code: "KEN" });
});

test("[UI58] a code is what the server takes as one", () => {
  const codes = ["BRA", "a_b-2", "A".repeat(16), "", "-A", "É", "A&B", "A.B", "A".repeat(17)];
  const request = (code: string) => ({ role: "delegation", delegation: { code, name: "Somebody" } });
  expect(codes.map(isCode)).toEqual(codes.map((code) => createLinkRequestSchema.safeParse(request(code)).success));
  expect(codes.filter(isCode)).toHaveLength(3);
});

test("[UI71] no two of the states and groups offered share a code", () => {
  const known = knownDelegations("fr", (code) => code);
  expect(known).toHaveLength(195 + GROUP_CODES.length);
  expect(new Set(known.map((one) => one.code)).size).toBe(known.length);
});

test("[UI59] new addresses are there again after leaving the room, and gone when somebody else signs in", async () => {
  api = fakeApi({ links: { links: [] }, createLink: linkMaker(), join: joined() });
  app = await renderPart(<House />);
  await createFor("Kenya", "KEN");
  await app.waitFor(() => app.byName("input", "Link for Kenya (KEN)"));
  await app.press(app.byName("button", "Door"));
  await app.waitFor(() => !document.querySelector("[role=dialog]"));
  await app.press(app.byName("button", "Door"));
  await app.waitFor(() => app.byName("input", "Link for Kenya (KEN)"));
  await app.press(app.byName("button", "Join"));
  await app.waitFor(() => !app.byName("input", "Link for Kenya (KEN)"));
});

test("[UI58] a delegation without a name or with an impossible code is not sent, and the field says what is missing", async () => {
  api = fakeApi({ links: { links: [] }, createLink: linkMaker() });
  app = await renderPart(<Room me={as("facilitator")} />);
  await createFor("", "a b");
  expect(text()).toContain("Name the delegation.");
  expect(text()).toContain("Give a code of up to 16 letters (A to Z) or digits, without blanks.");
  expect(api.calls.map((call) => call.route)).not.toContain("createLink");
});

test("[UI58] a delegation that has members already is named as the reason, and what was typed stays", async () => {
  api = fakeApi({ links: { links: [] }, createLink: new FakeError("delegation_has_members") });
  app = await renderPart(<Room me={as("secretariat")} />);
  await createFor("Brazil", "BRA");
  const alert = await app.waitFor(() => document.querySelector("[role=alert]"));
  expect(alert.textContent).toContain("Its members invite the others.");
  expect((app.byName("input", "Code") as HTMLInputElement).value).toBe("BRA");
});

test("[UI58] a delegation invites its own members by one button; an observer reads who may", async () => {
  api = fakeApi({ links: { links: [] }, participants: { participants: [] }, createLink: linkMaker() });
  app = await renderPart(<Room me={as("delegation")} />);
  await app.press(await app.waitFor(() => app.byName("button", "Invite a member of Brazil (BRA)")));
  await app.waitFor(() => app.byName("input", /^Link for/));
  expect(api.calls.find((call) => call.route === "createLink")?.body).toEqual({
    role: "delegation",
    delegation: { code: "BRA" },
  });
  await app.unmount();
  app = await renderPart(<Room me={as("observer")} />);
  await app.waitFor(() => text().includes("Only the facilitator, the secretariat and delegations can invite."));
  expect(app.byName("button", "Create link")).toBeUndefined();
});

test("[UI59] new addresses stay through other tabs and closing; copying takes one or all, and says so where it is barred", async () => {
  const written: string[] = [];
  vi.stubGlobal("navigator", {
    ...navigator,
    clipboard: { writeText: async (words: string) => void written.push(words) },
  });
  api = fakeApi({ links: { links: [] }, createLink: linkMaker() });
  app = await renderPart(<Room me={as("facilitator")} />);
  await createFor("Brazil", "BRA");
  await app.waitFor(() => app.byName("input", "Link for Brazil (BRA)"));
  await createFor("Kenya", "KEN");
  await app.waitFor(() => app.byName("input", "Link for Kenya (KEN)"));
  await app.press(app.byName("[role=tab]", "Links"));
  await app.waitFor(() => text().includes("No links yet."));
  await app.press(app.byName("[role=tab]", "Invite"));
  await app.press(app.byName("button", "Done"));
  await app.waitFor(() => !document.querySelector("[role=dialog]"));
  await app.press(app.byName("button", "Open"));
  await app.press(await app.waitFor(() => app.byName("button", "Copy the link for Kenya (KEN)")));
  await app.press(app.byName("button", "Copy all"));
  expect(written).toEqual([
    "https://adref.example/j/t-2",
    "Brazil (BRA): https://adref.example/j/t-1\nKenya (KEN): https://adref.example/j/t-2",
  ]);
  vi.stubGlobal("navigator", {
    ...navigator,
    clipboard: { writeText: () => Promise.reject(new DOMException("no", "NotAllowedError")) },
  });
  await app.press(app.byName("button", "Copy all"));
  await app.waitFor(() => text().includes("Copying is not allowed here."));
});

test("[UI60] ending a link asks first, says how many people lose access, and starts on Cancel", async () => {
  const admitted = [participant("observer").id, "p2"];
  api = fakeApi({
    links: { links: [link("l1", { role: "observer", delegation: null, usesLeft: null, admitted })] },
    revokeLink: null,
    draft: new FakeError("not_found"),
  });
  app = await renderPart(<Room me={as("facilitator")} />);
  await app.press(await app.waitFor(() => app.byName("[role=tab]", "Links")));
  await app.press(await app.waitFor(() => app.byName("button", "End the link for Observer")));
  const question = await app.waitFor(() => document.querySelector("[role=alertdialog]"));
  expect(question.textContent).toContain("2 people came in by it and lose access at once.");
  await app.waitFor(() => document.activeElement?.textContent === "Cancel");
  expect(api.calls.map((call) => call.route)).not.toContain("revokeLink");
  await app.press(app.byName("[role=alertdialog] button", "End the link"));
  await app.waitFor(() => !document.querySelector("[role=alertdialog]"));
  expect(api.calls.find((call) => call.route === "revokeLink")?.path).toBe("/api/drafts/d1/links/l1");
});

test("[UI60] a link is open, used, expired or ended; it can be ended while it opens or somebody has access by it", () => {
  const now = Date.parse("2026-11-20T12:00:00.000Z");
  const base = { revokedAt: null, expiresAt: null, usesLeft: null, admitted: [] };
  const past = "2026-11-20T11:59:59.999Z";
  expect(linkState(base, now)).toBe("open");
  expect(linkState({ ...base, usesLeft: 0 }, now)).toBe("used");
  expect(linkState({ ...base, expiresAt: past, usesLeft: 0 }, now)).toBe("expired");
  expect(linkState({ ...base, revokedAt: past, expiresAt: past }, now)).toBe("ended");
  expect(linkState({ ...base, expiresAt: "2026-11-20T12:00:00.001Z" }, now)).toBe("open");
  expect(canEnd(base, now)).toBe(true);
  expect(canEnd({ ...base, usesLeft: 0 }, now)).toBe(false);
  expect(canEnd({ ...base, usesLeft: 0, admitted: ["p1" as never] }, now)).toBe(true);
  expect(canEnd({ ...base, revokedAt: past, admitted: ["p1" as never] }, now)).toBe(false);
});

test("[UI60] people stand by role and delegation; who has no access any more is left out", () => {
  const person = (id: string, role: Role, code?: string, active = true) => ({
    ...participant(role, code ? { ...BRAZIL, code } : null),
    id,
    active,
  });
  const groups = groupPeople([
    person("o", "observer"),
    person("k1", "delegation", "KEN"),
    person("b1", "delegation", "BRA"),
    person("k2", "delegation", "KEN"),
    person("gone", "delegation", "USA", false),
    person("s", "secretariat"),
  ] as never);
  expect(groups.map((group) => group.people.map((member) => member.id))).toEqual([["s"], ["b1"], ["k1", "k2"], ["o"]]);
});

test("[UI58] the states offered are the 193 members and two observers, each with a name in either language", () => {
  for (const language of ["en", "fr"]) {
    const states = memberStates(language);
    expect(states).toHaveLength(195);
    expect(new Set(states.map((state) => state.code)).size).toBe(195);
    expect(new Set(states.map((state) => state.name)).size).toBe(195);
    for (const state of states) expect(state.name, state.code).not.toMatch(/^[A-Z]{2,3}$/);
  }
  expect(memberStates("fr").find((state) => state.code === "DEU")?.name).toBe("Allemagne");
});
