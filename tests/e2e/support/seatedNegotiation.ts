import type { Browser } from "playwright-core";
import { ROUTES } from "../../../shared/protocol/routes.ts";
import { sampleResolution } from "../../../shared/samples/sampleResolution.ts";
import { Negotiator } from "../../support/negotiator.ts";
import { House } from "./house.ts";

/** A house with the sample resolution in negotiation: a facilitator and three delegations, who proposed nothing yet. */
export async function seatedNegotiation(browser: Browser) {
  const house = await House.open(browser);
  const draft = (await house.secretariat.call(ROUTES.createDraft, { json: sampleResolution })).value.id;
  const seat = async (role: "facilitator" | "delegation", code?: string) => {
    const wish = { role, ...(code ? { delegation: code } : {}) };
    return new Negotiator(await house.secretariat.invite(draft, wish, code ?? "Chair"), draft);
  };
  const chair = await seat("facilitator");
  const kenya = await seat("delegation", "KEN");
  const brazil = await seat("delegation", "BRA");
  const europe = await seat("delegation", "EU");
  await chair.must({ command: "setStage", stage: "negotiation" });
  return { house, draft, chair, kenya, brazil, europe };
}
