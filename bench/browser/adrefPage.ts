import * as Y from "yjs";
import { DraftEditor } from "../../client/editor/draftEditor.ts";
import { Overlays } from "../../shared/amendments/overlays.ts";
import { draftDoc, textOf } from "../../shared/document/draftDoc.ts";
import { LiveState } from "../../shared/document/liveState.ts";
import { Projection } from "../../shared/document/projection.ts";
import type { ClauseId, ParticipantId } from "../../shared/domain/ids.ts";
import { fillBenchDraft } from "../load/draftFixture.ts";
import { serveEditor } from "./editorPage.ts";
import "../../client/ui/tokens.css";
import "../../client/editor/changes/changes.css";
import "../../client/editor/editor.css";

const clauseId = (clause: number) => `c${clause}` as ClauseId;
let editor: DraftEditor | undefined;

serveEditor({
  fill: (doc, clauses) => fillBenchDraft(doc, clauses),

  mount(element, doc, awareness) {
    const draft = draftDoc(doc);
    const state = new LiveState(draft);
    const projection = new Projection(draft, state);
    let made = 0;
    editor = new DraftEditor({
      element,
      draft,
      awareness,
      projection,
      overlays: new Overlays(projection, state),
      drawing: { hueOf: () => 1, nameOf: () => undefined },
      actor: { participant: "p1" as ParticipantId, name: "Bench", role: "facilitator" },
      refusalFor: () => null,
      newId: () => `new${++made}`,
      random: Math.random,
      translate: (key) => key,
      onNotice: () => undefined,
      confirm: async () => true,
    });
  },

  placeCaret(clause) {
    editor?.focus(clauseId(clause), "end");
  },

  textOf(doc, clause) {
    const text = textOf(draftDoc(doc).clauses.get(clauseId(clause)));
    if (!text) throw new RangeError(`no clause ${clause}`);
    return text;
  },

  presence(doc, clause, index) {
    const unit = { clause: clauseId(clause) };
    const text = textOf(draftDoc(doc).clauses.get(unit.clause));
    if (!text) throw new RangeError(`no clause ${clause}`);
    const position = Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, index)) as unknown;
    return {
      user: { participant: `p-${clause}`, name: `Delegate ${clause}`, code: `D${clause}`, hue: (clause % 12) + 1 },
      caret: { ...unit, anchorUnit: unit, anchor: position, head: position },
    };
  },
});
