import { joiningOrder } from "../../client/live/presence.ts";
import type { CreateLinkRequest, CreateLinkResponse } from "../../shared/protocol/http.ts";
import { ROUTES } from "../../shared/protocol/routes.ts";
import { sampleResolution } from "../../shared/samples/sampleResolution.ts";
import { Caller } from "./caller.ts";
import { Chair } from "./chair.ts";
import { Delegation } from "./delegation.ts";
import type { Narrator } from "./narrator.ts";

/** A symbol of its own, so that the demo's draft is told from the sample that every new server has. */
const SYMBOL = "A/C.2/81/L.8";
const HUES = 12;

const FACILITATOR = { title: "The facilitator", code: "FAC", person: "Amara Diallo" } as const;
/** In the order in which they come in. The core group writes the base text while the stage is drafting. */
const DELEGATIONS = [
  { code: "KEN", name: "Kenya", title: "Kenya", person: "Wanjiru Kamau", coreGroup: true },
  { code: "NOR", name: "Norway", title: "Norway", person: "Ingrid Dahl", coreGroup: true },
  { code: "BRA", name: "Brazil", title: "Brazil", person: "João Ribeiro", coreGroup: false },
  { code: "EU", name: "European Union", title: "The European Union", person: "Maija Virtanen", coreGroup: false },
  { code: "JPN", name: "Japan", title: "Japan", person: "Haruka Sato", coreGroup: false },
  { code: "G77", name: "Group of 77", title: "The Group of 77", person: "Sana Iqbal", coreGroup: false },
] as const;
/** The seat that is kept for whoever watches. */
const GUEST = { code: "IND", name: "India" } as const;

type Code = (typeof DELEGATIONS)[number]["code"];

/** Who plays. */
export type Cast = { readonly chair: Chair } & { readonly [One in Code]: Delegation };

/** A draft with everybody in the room, and the ways in for others. */
export interface Performance {
  readonly draft: string;
  readonly cast: Cast;
  /** Addresses that let somebody in: to watch, to lead, to speak for a delegation. */
  readonly links: { readonly watch: string; readonly facilitate: string; readonly join: string };
  readonly guest: string;
  /** Asks the API as the facilitator. */
  readonly caller: Caller;
  leave(): void;
}

export interface Venue {
  readonly address: string;
  /** Token of the secretariat's link. */
  readonly token: string;
  readonly narrator: Narrator;
}

/** Makes the draft and lets everybody in, each by a link of their own. @throws DemoError where the server refuses. */
export async function assemble({ address, token, narrator }: Venue): Promise<Performance> {
  const secretariat = (await join(address, token, "The secretariat", "Secretariat")).caller;
  const content = { ...sampleResolution, head: { ...sampleResolution.head, symbol: SYMBOL } };
  const { id: draft } = await secretariat.call(ROUTES.createDraft, { json: content });
  const link = (wish: CreateLinkRequest): Promise<CreateLinkResponse> =>
    secretariat.call(ROUTES.createLink, { params: { draft }, json: wish });

  const letIn = async (who: string, person: string, wish: CreateLinkRequest) =>
    join(address, (await link(wish)).token, who, person);
  const chairSeat = await letIn(FACILITATOR.title, FACILITATOR.person, { role: "facilitator" });
  const seats: Awaited<ReturnType<typeof letIn>>[] = [];
  // One after another: the order of joining gives each its hue, the same one at every performance.
  for (const { code, name, title, person, coreGroup } of DELEGATIONS) {
    seats.push(await letIn(title, person, { role: "delegation", delegation: { code, name }, coreGroup }));
  }
  const { participants } = await secretariat.call(ROUTES.participants, { params: { draft } });
  const order = joiningOrder(participants);
  const seatOf = (key: string) => ({ draft, narrator, hue: (Math.max(0, order.indexOf(key)) % HUES) + 1 });
  const delegations = DELEGATIONS.flatMap(({ code, title, person }, index) => {
    const seat = seats[index];
    return seat ? [[code, new Delegation({ ...seat, ...seatOf(code), code, title, person, delegation: code })]] : [];
  });
  const chair = new Chair({ ...chairSeat, ...seatOf("facilitator"), ...FACILITATOR });
  const cast = { chair, ...(Object.fromEntries(delegations) as Record<Code, Delegation>) };
  await Promise.all(Object.values(cast).map((party) => party.arrive()));
  return {
    draft,
    cast,
    links: {
      watch: (await link({ role: "observer" })).url,
      facilitate: (await link({ role: "facilitator" })).url,
      join: (await link({ role: "delegation", delegation: GUEST })).url,
    },
    guest: GUEST.name,
    caller: chairSeat.caller,
    leave: () => {
      for (const party of Object.values(cast)) party.leave();
    },
  };
}

async function join(address: string, token: string, who: string, name: string) {
  const { session, participant } = await new Caller(address, who).call(ROUTES.join, { json: { token, name } });
  return { caller: new Caller(address, who, session), participant: participant.id };
}
