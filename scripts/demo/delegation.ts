import { textOf } from "../../shared/document/draftDoc.ts";
import { readRuns } from "../../shared/document/inline.ts";
import { ORIGINS } from "../../shared/document/origins.ts";
import {
  addPrivateAmendment,
  closePrivateAmendment,
  type PrivateAmendment,
  type PrivateDoc,
  type PrivatePlace,
  privateDoc,
  readPrivateAmendment,
} from "../../shared/document/privateDoc.ts";
import type { Position, Proposed, TextPlace } from "../../shared/domain/amendment.ts";
import type { ClauseKind, Run } from "../../shared/domain/clause.ts";
import type { AmendmentId, ClauseId } from "../../shared/domain/ids.ts";
import { DemoError } from "./demoError.ts";
import { LiveRoom } from "./liveRoom.ts";
import { Party, type Seat } from "./party.ts";
import { type Swap, typeOver } from "./rewriting.ts";

const NOTHING: readonly Run[] = [];
const POSITION_WORDS = {
  support: "supports",
  oppose: "opposes",
  reserve: "reserves its position on",
  canLiveWith: "can live with",
} as const satisfies Record<Position, string>;

/** A delegation: writes for itself in its private room, tables, takes positions, joins in. */
export class Delegation extends Party {
  readonly #code: string;
  readonly #privateRoom: LiveRoom;
  readonly #desk: PrivateDoc;

  constructor(seat: Seat & { readonly delegation: string }) {
    super(seat);
    const { caller, draft, title, delegation } = seat;
    this.#code = delegation;
    const name = `${draft}~${delegation}`;
    this.#privateRoom = new LiveRoom({ address: caller.address, name, session: caller.session, who: title });
    this.#desk = privateDoc(this.#privateRoom.doc);
  }

  override async arrive(): Promise<void> {
    await Promise.all([super.arrive(), this.#privateRoom.synced()]);
  }

  override leave(): void {
    super.leave();
    this.#privateRoom.leave();
  }

  /** Other words for a clause or a note. */
  async drafts(id: AmendmentId, on: TextPlace, swap: Swap): Promise<void> {
    const { runs } = await this.reader.text(on);
    await this.tell(`writes for itself, unseen by the others: “${swap[0]}” is to read “${swap[1]}”`);
    await this.#write(id, { kind: "edit", on }, { base: runs, text: runs }, swap);
  }

  /** A version of its own of a whole clause. */
  async draftsVersion(id: AmendmentId, clause: ClauseId, words: string): Promise<void> {
    const { runs } = await this.reader.text({ clause });
    await this.tell(`writes a version of its own of ${await this.reader.label(clause)}`);
    await this.#write(id, { kind: "alt", on: { clause } }, { base: runs, text: NOTHING }, ["", words]);
  }

  /** A new clause behind another. */
  async draftsClause(id: AmendmentId, behind: ClauseId, clauseKind: ClauseKind, words: string): Promise<void> {
    const order = await this.reader.orderBehind(behind);
    const clause = `${id}-clause` as ClauseId;
    await this.tell(`writes a new paragraph to follow ${await this.reader.label(behind)}`);
    const place = { kind: "insert", clause, clauseKind, level: 0, order } as const;
    await this.#write(id, place, { base: NOTHING, text: NOTHING }, ["", words]);
  }

  async wantsRemoved(id: AmendmentId, clause: ClauseId): Promise<void> {
    await this.#write(id, { kind: "delete", on: { clause } }, { base: NOTHING, text: NOTHING });
  }

  async wantsMoved(id: AmendmentId, clause: ClauseId, behind: ClauseId): Promise<void> {
    const order = await this.reader.orderBehind(behind);
    await this.#write(id, { kind: "move", on: { clause }, order, level: 0 }, { base: NOTHING, text: NOTHING });
  }

  /** What was the delegation's own becomes everybody's to see. @throws DemoError where it is not being written. */
  async tables(id: AmendmentId, reason: string): Promise<void> {
    const own = readPrivateAmendment(id, this.#desk.amendments.get(id));
    if (!own) throw new DemoError(`${this.seat.title} is writing no amendment ${id}.`);
    await this.command({ command: "tableAmendment", amendment: id, proposed: proposedBy(own), reason });
    this.#privateRoom.doc.transact(() => closePrivateAmendment(this.#desk, id, "tabled"), ORIGINS.birth);
    await this.#privateRoom.saved();
    const { number, kind, place } = await this.reader.amendment(id);
    const what = { edit: "on", alt: "as", insert: "as", delete: "to delete", move: "to move" }[kind];
    await this.tell(`tables ${number} ${what} ${place}: “${reason}”`);
  }

  /** Changes the words of its tabled amendment, for all to see, and has them recorded. */
  async revises(id: AmendmentId, swap: Swap): Promise<void> {
    const text = () => textOf(this.draft.amendments.get(id));
    await this.room.until(() => text() !== undefined);
    const live = text();
    if (!live) throw new DemoError(`${this.seat.title} does not see ${id}.`);
    await typeOver(live, swap, { keystroke: () => this.seat.narrator.keystroke() });
    await this.room.saved();
    await this.command({ command: "reviseAmendment", amendment: id });
    await this.tell(`revises ${(await this.reader.amendment(id)).number}: “${swap[0]}” now reads “${swap[1]}”`);
  }

  async withdraws(id: AmendmentId, reason: string): Promise<void> {
    await this.command({ command: "withdrawAmendment", amendment: id, reason });
    await this.tell(`withdraws ${(await this.reader.amendment(id)).number}: “${reason}”`);
  }

  async says(position: Position, id: AmendmentId, reason?: string): Promise<void> {
    const why = reason === undefined ? {} : { reason };
    await this.command({ command: "takePosition", on: { amendment: id }, position, ...why });
    const { number } = await this.reader.amendment(id);
    await this.tell(`${POSITION_WORDS[position]} ${number}${reason === undefined ? "" : `: “${reason}”`}`);
  }

  /** Keeps its position on a paragraph open. */
  async reserves(clause: ClauseId, reason: string): Promise<void> {
    await this.command({ command: "reserve", clause, reason });
    await this.tell(`reserves its position on ${await this.reader.label(clause)}: “${reason}”`);
  }

  async liftsReservation(clause: ClauseId, reason: string): Promise<void> {
    await this.command({ command: "takePosition", on: { clause }, position: "none", reason });
    await this.tell(`lifts its reservation on ${await this.reader.label(clause)}: “${reason}”`);
  }

  /** Does not join the silence over the text. */
  async breaksSilence(clause: ClauseId, reason: string): Promise<void> {
    await this.command({ command: "breakSilence", clause, reason });
    await this.tell(`breaks the silence over ${await this.reader.label(clause)}: “${reason}”`);
  }

  /** Joins the sponsors of an amendment; of the draft where none is named. */
  async coSponsors(id?: AmendmentId): Promise<void> {
    await this.command({ command: "joinSponsors", ...(id === undefined ? {} : { amendment: id }) });
    await this.tell(
      `co-sponsors ${id === undefined ? "the draft resolution" : (await this.reader.amendment(id)).number}`,
    );
  }

  async leavesSponsors(id: AmendmentId): Promise<void> {
    await this.command({ command: "leaveSponsors", amendment: id });
    await this.tell(`is no longer a co-sponsor of ${(await this.reader.amendment(id)).number}`);
  }

  async #write(
    id: AmendmentId,
    place: PrivatePlace,
    words: Parameters<typeof addPrivateAmendment>[4],
    swap?: Swap,
  ): Promise<void> {
    const { doc } = this.#privateRoom;
    const text = doc.transact(() => addPrivateAmendment(this.#desk, id, this.#code, place, words), ORIGINS.birth);
    // Nobody else sees this room, nor a caret in it.
    if (swap) await typeOver(text, swap, { keystroke: () => this.seat.narrator.keystroke() });
    await this.#privateRoom.saved();
  }
}

/** What is being written, as it is tabled. */
function proposedBy(own: PrivateAmendment): Proposed {
  switch (own.kind) {
    case "edit":
      return { kind: own.kind, on: own.on, base: readRuns(own.base), text: readRuns(own.text) };
    case "alt":
      return { kind: own.kind, on: own.on, base: readRuns(own.base), text: readRuns(own.text) };
    case "insert": {
      const { kind, clause, clauseKind, level, order } = own;
      return { kind, clause, clauseKind, level, order, text: readRuns(own.text) };
    }
    case "delete":
      return { kind: own.kind, on: own.on };
    case "move":
      return { kind: own.kind, on: own.on, order: own.order, level: own.level };
  }
}
