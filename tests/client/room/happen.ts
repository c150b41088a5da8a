import { act } from "react";
import type * as Y from "yjs";
import { draftDoc } from "../../../shared/document/draftDoc.ts";
import type { Decision, DecisionBody } from "../../../shared/domain/events.ts";
import type { ParticipantId } from "../../../shared/domain/ids.ts";
import type { FakeSync } from "../live/fakeSync.ts";

/** What is said of a decision besides its body. */
interface Circumstances {
  readonly actor?: Partial<Decision["actor"]>;
  readonly reason?: string;
  readonly command?: string;
}

/** The server's decisions with more of them behind: numbers and times run by themselves; by Anna, a facilitator, where nothing is said. */
export function decide(doc: Y.Doc, ...bodies: readonly (DecisionBody & Circumstances)[]): void {
  const { decisions } = draftDoc(doc);
  for (const { actor, ...body } of bodies) {
    const number = decisions.length + 1;
    const by = { participant: "p-anna" as ParticipantId, name: "Anna", role: "facilitator", ...actor };
    const at = new Date(Date.UTC(2026, 10, 21, 15, number)).toISOString();
    decisions.push([{ number, at, command: `c${number}`, actor: by, ...body }]);
  }
}

/** The same while the room is open: it arrives there as from the server. */
export async function happen(
  room: { readonly server: FakeSync; settle(): Promise<void> },
  ...bodies: readonly (DecisionBody & Circumstances)[]
): Promise<void> {
  await act(async () => room.server.edit((doc) => decide(doc, ...bodies)));
  await room.settle();
}
