import type { ServerOptions } from "../../server/main.ts";
import { ROUTES } from "../../shared/protocol/routes.ts";
import { sampleResolution } from "../../shared/samples/sampleResolution.ts";
import type { ApiClient } from "./apiClient.ts";
import { Negotiator } from "./negotiator.ts";
import { startTestServer } from "./testServer.ts";

/** The sample resolution in negotiation, a facilitator, two delegations and an observer. */
export async function fileTable(options: ServerOptions = {}) {
  const server = await startTestServer({}, options);
  const draft = (await server.secretariat.call(ROUTES.createDraft, { json: sampleResolution })).value.id;
  const seat = async (wish: Parameters<ApiClient["invite"]>[1], name: string) =>
    new Negotiator(await server.secretariat.invite(draft, wish, name), draft);
  const chair = await seat({ role: "facilitator" }, "Chair");
  await chair.must({ command: "setStage", stage: "negotiation" });
  return {
    server,
    draft,
    chair,
    kenya: await seat({ role: "delegation", delegation: { code: "KEN", name: "Kenya" } }, "Wanjiru"),
    brazil: await seat({ role: "delegation", delegation: { code: "BRA", name: "Brazil" } }, "João"),
    observer: await seat({ role: "observer" }, "Olu"),
  };
}

/** A form with a file. */
export function formOf(bytes: Uint8Array | string, name: string, fields: Record<string, string> = {}): FormData {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.set(field, value);
  form.set("file", new File([typeof bytes === "string" ? bytes : new Uint8Array(bytes)], name));
  return form;
}

/** An answer of the API as it is, with its bytes. */
export async function download(api: ApiClient, path: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${api.address}${path}`, {
    headers: { Authorization: `Bearer ${api.session}`, ...headers },
  });
  return {
    status: response.status,
    type: response.headers.get("content-type"),
    name: /filename="([^"]*)"/.exec(response.headers.get("content-disposition") ?? "")?.[1],
    bytes: new Uint8Array(await response.arrayBuffer()),
  };
}
