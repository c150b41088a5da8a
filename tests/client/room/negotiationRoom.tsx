import { act, type ReactElement } from "react";
import type { DraftEditor } from "../../../client/editor/draftEditor.ts";
import { type TakeIn, TakeInContext } from "../../../client/screens/room/takeIn/takeInContext.ts";
import { writeWords } from "../../../server/commands/writeWords.ts";
import { stateJson } from "../../../server/http/stateJson.ts";
import { editsBetween } from "../../../shared/amendments/editsBetween.ts";
import type { WordChange } from "../../../shared/amendments/wordChanges.ts";
import { draftDoc } from "../../../shared/document/draftDoc.ts";
import { type ClauseKind, plainText } from "../../../shared/domain/clause.ts";
import type { Command } from "../../../shared/domain/commands.ts";
import type { Actor } from "../../../shared/domain/participants.ts";
import { draft, clause as writtenClause } from "../../support/builders.ts";
import { asClause, chair, member, Negotiation, text } from "../../support/negotiation.ts";
import { type Call, FakeError, fakeApi } from "../screens/fakeApi.ts";
import { type RenderedRoom, renderInRoom } from "./roomHarness.tsx";

/** A negotiation that remembers what it did to the words, so that a document can follow it. */
export class SeatedNegotiation extends Negotiation {
  readonly changes: WordChange[] = [];

  override write(changes: readonly WordChange[]): void {
    super.write(changes);
    this.changes?.push(...changes);
  }

  override type(clause: string, words: string): void {
    const on = { clause: asClause(clause) };
    const before = this.runs(on);
    super.type(clause, words);
    this.changes.push({ type: "text", on, edits: editsBetween(before, this.runs(on)) });
  }

  /** Does what must be done. */
  must(command: Record<string, unknown>, actor: Actor = chair): void {
    const answer = this.do({ id: this.id(), ...command } as unknown as Command, actor);
    if (answer !== "taken") throw new Error(`${JSON.stringify(command)}: ${answer}`);
  }

  /** A delegation tables other words for a clause. */
  table(id: string, code: string, clause: string, from: string, to: string, more: Record<string, unknown> = {}): void {
    const words = this.reads(clause);
    if (!words.includes(from)) throw new Error(`${words} does not say ${from}`);
    const proposed = { kind: "edit", on: { clause }, base: text(words), text: text(words.replace(from, to)) };
    this.must({ command: "tableAmendment", amendment: id, proposed, ...more }, member(code));
  }
}

export const WORDS =
  "Encourages business enterprises to publish annual assessments of the impact of their products on children;";

/** A negotiation that has begun on a preamble of one and three operative paragraphs. */
export function seated(): SeatedNegotiation {
  const room = new SeatedNegotiation([
    ["title", "title", "Business and children"],
    ["organ", "enacting", "The General Assembly,"],
    ["pp1", "preambular", "Recalling its resolution 78/187,"],
    ["op1", "operative", "Urges States to protect children;"],
    ["op2", "operative", WORDS],
    ["op3", "operative", "Decides to remain seized of the matter."],
  ]);
  room.must({ command: "setStage", stage: "negotiation" });
  return room;
}

export interface NegotiationRoom extends RenderedRoom {
  readonly negotiation: SeatedNegotiation;
  /** Commands that came to the server, in order. */
  readonly commands: readonly Record<string, unknown>[];
  /** What the dialogs of taking in were asked for. */
  readonly takeIn: readonly unknown[];
  /** Somebody else acts: the document follows. */
  later(act: (negotiation: SeatedNegotiation) => void): Promise<void>;
}

/** Shows a part of the room over a negotiation; commands that it sends are decided on by the real rules. */
export async function renderNegotiation(
  part: ReactElement,
  negotiation: SeatedNegotiation,
  options: {
    readonly as?: Actor;
    readonly editor?: Partial<DraftEditor>;
    /** What the server answers besides. */
    readonly answers?: Parameters<typeof fakeApi>[0];
  } = {},
): Promise<NegotiationRoom> {
  const actor = options.as ?? chair;
  const taken: unknown[] = [];
  const takeIn: TakeIn = {
    accept: (ids) => taken.push(["accept", ...ids]),
    compare: (on) => taken.push(["compare", on]),
    merge: (ids) => taken.push(["merge", ...ids]),
    onDecided: () => () => undefined,
  };
  let room: RenderedRoom | null = null;
  let written = 0;
  let recorded = 0;
  const follow = () =>
    room?.server.edit((doc) =>
      doc.transact(() => {
        const draftIn = draftDoc(doc);
        for (const change of negotiation.changes.slice(written)) writeWords(draftIn, change);
        written = negotiation.changes.length;
        draftIn.decisions.push(negotiation.decisions.slice(recorded));
        recorded = negotiation.decisions.length;
      }),
    );
  const commands: Record<string, unknown>[] = [];
  const api = fakeApi({
    participants: { participants: [] },
    ...options.answers,
    command: ({ body }: Call) => {
      const command = body as Command;
      commands.push(body as Record<string, unknown>);
      const before = negotiation.decisions.length;
      const answer = negotiation.do(command, actor);
      if (answer !== "taken") return new FakeError(answer as never);
      follow();
      const decisions = negotiation.decisions.slice(before);
      return { decisions, state: stateJson(negotiation.state, negotiation.words) };
    },
  });
  const content = draft(
    [...negotiation.words.clauses].map(({ id, kind, level, runs }) =>
      writtenClause(id, kind as ClauseKind, plainText(runs), level),
    ),
  );
  // What was written so far stands in the content; only the amendments themselves must still come.
  written = 0;
  const earlier = negotiation.changes.splice(0);
  negotiation.changes.push(...earlier.filter(({ type }) => type === "addAmendment" || type === "amendmentWords"));
  room = await renderInRoom(<TakeInContext value={takeIn}>{part}</TakeInContext>, content, {
    me: { name: actor.name, role: actor.role, ...(actor.delegation ? { delegation: actor.delegation } : {}) },
    ...(options.editor ? { editor: options.editor } : {}),
  });
  const rendered = room;
  const later = async (change: (negotiation: SeatedNegotiation) => void) => {
    await act(async () => {
      change(negotiation);
      follow();
    });
    await rendered.settle();
  };
  await act(async () =>
    room?.server.edit((doc) => {
      for (const { id, order } of negotiation.clauses.values()) draftDoc(doc).clauses.get(id)?.set("order", order);
    }),
  );
  await later(() => undefined);
  return {
    ...rendered,
    negotiation,
    commands,
    takeIn: taken,
    later,
    unmount: async () => {
      await rendered.unmount();
      api.restore();
    },
  };
}

export { asClause, chair, member };
