import { afterEach } from "vitest";
import * as Y from "yjs";
import { Comments, type CommentsChange } from "../../shared/document/comments.ts";
import type { BareContent } from "../../shared/document/contentOf.ts";
import { type DraftDoc, draftDoc, textOf } from "../../shared/document/draftDoc.ts";
import { fillDraft } from "../../shared/document/fillDraft.ts";
import { passageAnchor } from "../../shared/document/passageAnchor.ts";
import type { PassagePlace } from "../../shared/document/passageFinder.ts";
import { Passages } from "../../shared/document/passages.ts";
import { privateDoc } from "../../shared/document/privateDoc.ts";
import { Projection } from "../../shared/document/projection.ts";
import type { ClauseId, ParticipantId } from "../../shared/domain/ids.ts";
import type { Actor } from "../../shared/domain/participants.ts";
import { draft, op, pp, title } from "./builders.ts";
import { seededRandom } from "./random.ts";

export const OP1 = "o1" as ClauseId;
export const OP2 = "o2" as ClauseId;
const CONTENT = draft([
  title("Water"),
  pp("p1", "Recalling its resolution,"),
  op("o1", "Urges States to report every year on water."),
  op("o2", "Requests a report."),
]);

export const KENYA: Actor = {
  participant: "amina" as ParticipantId,
  name: "Amina",
  role: "delegation",
  delegation: { code: "KEN", name: "Kenya", coreGroup: false },
};
export const BRAZIL: Actor = {
  participant: "bia" as ParticipantId,
  name: "Bia",
  role: "delegation",
  delegation: { code: "BRA", name: "Brazil", coreGroup: false },
};

export interface Person {
  readonly draft: DraftDoc;
  readonly desk: Y.Doc;
  readonly projection: Projection;
  readonly comments: Comments;
  readonly passages: Passages;
  readonly changes: CommentsChange[];
  time: number;
}

const people: Person[] = [];
afterEach(() => {
  for (const { passages, comments, projection } of people.splice(0)) {
    passages.destroy();
    comments.destroy();
    projection.destroy();
  }
});

export function person(actor: Actor, content: BareContent = CONTENT): Person {
  const doc = new Y.Doc();
  const seed = new Y.Doc();
  seed.clientID = 1;
  fillDraft(draftDoc(seed), content, seededRandom(3));
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(seed));
  doc.clientID = 100 + people.length;
  const desk = new Y.Doc();
  const projection = new Projection(draftDoc(doc));
  let ids = 0;
  const changes: CommentsChange[] = [];
  const own = { time: 1_000 } as Person;
  const comments = new Comments({
    draft: projection.draft,
    desk: privateDoc(desk),
    actor,
    newId: () => `${actor.participant}_${++ids}`,
    now: () => own.time,
  });
  comments.onChange((change) => changes.push(change));
  const passages = new Passages(projection, comments, desk);
  Object.assign(own, { draft: projection.draft, desk, projection, comments, passages, changes });
  people.push(own);
  return own;
}

export function exchange(...all: readonly Person[]): void {
  for (const from of all) {
    for (const to of all) {
      if (from !== to) {
        Y.applyUpdate(to.draft.doc, Y.encodeStateAsUpdate(from.draft.doc, Y.encodeStateVector(to.draft.doc)), "remote");
      }
    }
  }
}

export function text(of: Person, clause: ClauseId = OP1): Y.Text {
  const found = textOf(of.draft.clauses.get(clause));
  if (!found) throw new RangeError(`no clause ${clause}`);
  return found;
}

/** An anchor on words that stand in the clause once. */
export function on(of: Person, words: string, clause: ClauseId = OP1): string {
  const at = text(of, clause).toString().indexOf(words);
  return passageAnchor(text(of, clause), at, at + words.length) as string;
}

export function about(of: Person, anchor?: string, isPrivate = false): string {
  return of.comments.add({ about: { clause: OP1 }, text: "Why?", anchor, isPrivate }) as string;
}

/** The words at the place of a passage. */
export function wordsAt(of: Person, key: string): string | PassagePlace["kind"] | undefined {
  const place = of.passages.place(key);
  if (place?.kind !== "shown") return place?.kind;
  const source = of.projection.sourceOf(place.unit);
  return source?.toString().slice(place.from, place.to);
}
