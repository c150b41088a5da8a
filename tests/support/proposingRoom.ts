import { TextSelection } from "@tiptap/pm/state";
import * as Y from "yjs";
import { findBlock } from "../../client/editor/schema/units.ts";
import { tabledOf } from "../../client/screens/room/beside/tabling.ts";
import { draftWords } from "../../server/commands/draftWords.ts";
import { writeWords } from "../../server/commands/writeWords.ts";
import { Overlays } from "../../shared/amendments/overlays.ts";
import { textFactsOf } from "../../shared/amendments/textFactsOf.ts";
import { wordChanges } from "../../shared/amendments/wordChanges.ts";
import type { BareContent } from "../../shared/document/contentOf.ts";
import { type DraftDoc, draftDoc, textOf } from "../../shared/document/draftDoc.ts";
import { OwnVersions } from "../../shared/document/ownVersions.ts";
import { type PrivateDoc, privateAmendments, privateDoc } from "../../shared/document/privateDoc.ts";
import { decide } from "../../shared/domain/decide.ts";
import { type DraftState, INITIAL_STATE } from "../../shared/domain/draftState.ts";
import { evolve } from "../../shared/domain/evolve.ts";
import type { AmendmentId, ClauseId } from "../../shared/domain/ids.ts";
import { mayPropose } from "../../shared/domain/mayPropose.ts";
import type { Actor } from "../../shared/domain/participants.ts";
import type { Refusal } from "../../shared/domain/refusal.ts";
import { draft, enacting, op, pp, title } from "./builders.ts";
import { type EditorClient, filled, openEditor } from "./editorHarness.ts";
import { chair, member } from "./negotiation.ts";

const CONTENT = draft([
  title("Business and children"),
  enacting(),
  pp("pp1", "Recalling its resolution 78/187,"),
  op("op1", "Urges States to protect children;"),
  op("op2", "Calls upon States to report:"),
  op("op2a", "Every year;", 1),
  op("op3", "Decides to remain seized of the matter."),
]);

/** A member of a delegation who writes amendments in an editor of their own, on documents of their own. */
export interface Member {
  readonly code: string;
  readonly actor: Actor;
  readonly client: EditorClient;
  readonly desk: PrivateDoc;
  readonly versions: OwnVersions;
  readonly overlays: Overlays;
  /** Nothing is sent or received while it is false. */
  isOnline: boolean;
  /** Selects from the start of one clause to the start of another, which has the caret. */
  selectFrom(from: string, to: string): void;
}

/** What only the server's side does. */
interface ServerSide {
  readonly must: (command: Record<string, unknown>, actor?: Actor) => void;
  readonly write: (clause: string, at: number, words: string) => void;
  readonly remove: (clause: string, isDeleted: boolean) => void;
}

/** A negotiation without a network: the documents as the server has them, and members who hear of each other when told to. */
export class ProposingRoom {
  readonly draft: DraftDoc = draftDoc(new Y.Doc());
  readonly desks = new Map<string, PrivateDoc>();
  readonly members: readonly [Member, Member, ...Member[]];
  state: DraftState = INITIAL_STATE;
  #commands = 0;

  constructor(codes: readonly string[], content: BareContent = CONTENT) {
    this.draft.doc.clientID = 2;
    Y.applyUpdate(this.draft.doc, filled(content));
    this.must({ command: "setStage", stage: "negotiation" });
    for (const code of codes) {
      if (this.desks.has(code)) continue;
      const desk = privateDoc(new Y.Doc());
      desk.doc.clientID = 3 + this.desks.size;
      this.desks.set(code, desk);
    }
    const made = codes.map((code, index) => this.#member(code, index + 1));
    this.members = made as unknown as [Member, Member, ...Member[]];
  }

  destroy(): void {
    for (const { client, versions, overlays, desk } of this.members) {
      versions.destroy();
      overlays.destroy();
      client.destroy();
      desk.doc.destroy();
    }
  }

  /** Does what only the server's side does; nobody hears of it yet. */
  server(act: (side: ServerSide) => void): void {
    const text = (id: string): Y.Text => {
      const found = textOf(this.draft.clauses.get(id));
      if (!found) throw new RangeError(`no clause ${id}`);
      return found;
    };
    act({
      must: (command, actor) => this.must(command, actor),
      write: (id, at, words) => this.draft.doc.transact(() => text(id).insert(at, words), "facilitator"),
      remove: (id, isDeleted) => void this.draft.clauses.get(id)?.set("deleted", isDeleted),
    });
  }

  /** Carries out a command as the server does. @throws when it is refused. */
  must(command: Record<string, unknown>, actor: Actor = chair): void {
    const refusal = this.ask(command, actor);
    if (refusal) throw new Error(`${JSON.stringify(command)}: ${JSON.stringify(refusal)}`);
  }

  /** Carries out a command as the server does, or gives why not. */
  ask(command: Record<string, unknown>, actor: Actor = chair): Refusal | null {
    this.#commands += 1;
    const facts = textFactsOf(draftWords(this.draft), this.state);
    const now = new Date(Date.UTC(2026, 10, 21, 10, 0, this.#commands)).toISOString();
    const outcome = decide(this.state, { id: `cmd${this.#commands}`, ...command } as never, actor, now, facts);
    if (!outcome.ok) return outcome.refusal;
    this.draft.doc.transact(() => {
      for (const decision of outcome.decisions) {
        for (const change of wordChanges(decision, this.state, draftWords(this.draft))) writeWords(this.draft, change);
        this.state = evolve(this.state, decision);
        this.draft.decisions.push([decision]);
      }
    }, "server");
    return null;
  }

  /** Tables what a member writes, as the bar under it does: the named one, or the only one. Gives its id. */
  table(who: Member, id = privateAmendments(who.desk)[0]?.id): AmendmentId {
    const one = privateAmendments(who.desk).find((each) => each.id === id);
    if (!one) throw new RangeError(`nothing private: ${id}`);
    const { proposed, notes } = tabledOf(one, who.overlays, who.client.draft, who.desk);
    this.must({ command: "tableAmendment", amendment: one.id, proposed, notes }, who.actor);
    return one.id;
  }

  /** All who are online come to the same documents; nothing of it shows yet. `order`: who hears first. */
  send(order: readonly Member[] = this.members): void {
    for (let turn = 0; turn < 4; turn++) {
      for (const each of order) {
        if (!each.isOnline) continue;
        exchange(each.client.doc, this.draft.doc);
        const desk = this.desks.get(each.code);
        if (desk) exchange(each.desk.doc, desk.doc);
      }
    }
  }

  /** Everybody is online, has heard everything, and sees it. */
  settle(): void {
    for (const each of this.members) each.isOnline = true;
    for (let turn = 0; turn < 3; turn++) {
      this.send();
      for (const { client } of this.members) client.frame();
    }
  }

  base(clause: string): string {
    return textOf(this.draft.clauses.get(clause))?.toString() ?? "";
  }

  /** The words of a tabled amendment. */
  tabled(id: AmendmentId): string {
    return textOf(this.draft.amendments.get(id))?.toString() ?? "";
  }

  #member(code: string, number: number): Member {
    const actor = member(code);
    const refusalFor: { ask: (clause: ClauseId | null) => Refusal | null } = { ask: () => null };
    const client = openEditor(Y.encodeStateAsUpdate(this.draft.doc), number, {
      actor,
      refusalFor: (clause) => refusalFor.ask(clause),
    });
    refusalFor.ask = (clause) => mayPropose(actor, client.state.state, clause ?? undefined);
    const desk = privateDoc(new Y.Doc());
    desk.doc.clientID = 2000 + number;
    let ids = 0;
    const versions = new OwnVersions({
      draft: client.draft,
      desk,
      delegation: code,
      state: client.state,
      newId: () => `${code}${number}_${++ids}`,
    });
    client.projection.setVersions(versions);
    client.editor.setVersions(versions, null);
    client.frame();
    const selectFrom = (from: string, to: string): void => {
      const { view } = client;
      const at = (id: string): number => (findBlock(view.state.doc, id as ClauseId)?.pos ?? 0) + 1;
      view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, at(from), at(to))));
    };
    const overlays = new Overlays(client.projection, client.state);
    return { code, actor, client, desk, versions, overlays, isOnline: true, selectFrom };
  }
}

function exchange(one: Y.Doc, other: Y.Doc): void {
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one, Y.encodeStateVector(other)), "remote");
  Y.applyUpdate(one, Y.encodeStateAsUpdate(other, Y.encodeStateVector(one)), "remote");
}
