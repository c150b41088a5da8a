import { flatText, runsOfFragment } from "../../client/editor/schema/inlineNodes.ts";
import { kindOfNode, levelOfNode } from "../../client/editor/schema/kinds.ts";
import type { BareContent } from "../../shared/document/contentOf.ts";
import { isDeleted, textOf } from "../../shared/document/draftDoc.ts";
import { arrange } from "../../shared/document/structure.ts";
import { plainText } from "../../shared/domain/clause.ts";
import type { ClauseId } from "../../shared/domain/ids.ts";
import { clause, draft, enacting, op, pp, title } from "./builders.ts";
import { caret, type EditorClient, filled, openEditor, press, type } from "./editorHarness.ts";
import { baseWords, type SessionPeer } from "./sessionModel.ts";

/** What every session starts from: preamble, operative part with sub-clauses, a heading, a second part. */
export const sessionDraft: BareContent = draft([
  title(baseWords(0)),
  enacting(baseWords(1)),
  pp("p1", baseWords(2)),
  pp("p2", baseWords(3)),
  pp("p3", baseWords(4)),
  op("o1", baseWords(5)),
  op("o2", baseWords(6)),
  op("o2a", baseWords(7), 1),
  op("o2b", baseWords(8), 1),
  op("o3", baseWords(9)),
  clause("h1", "heading", baseWords(10)),
  pp("p4", baseWords(11)),
  op("o4", baseWords(12)),
  op("o5", baseWords(13)),
]);

const KINDS = ["preambular", "operative", "text", "heading"] as const;

/** Three people, each with a whole editor and a document of their own. None may change the `locked` clauses. */
export function editorPeers(locked: readonly string[] = []): readonly SessionPeer[] {
  const bytes = filled(sessionDraft);
  return [1, 2, 3].map((number) => {
    const client = openEditor(bytes, number);
    for (const clause of locked) client.locked.set(clause, { code: "clause_locked", clause });
    return editorPeer(client);
  });
}

function editorPeer(client: EditorClient): SessionPeer {
  const { editor, view } = client;
  const has = (id: string): boolean => client.view.state.doc.children.some((node) => node.attrs.id === id);
  const changed = (act: () => unknown): boolean => {
    const before = view.state.doc;
    act();
    return view.state.doc !== before;
  };
  const at = (id: string, offset: number, act: () => unknown, to?: number): boolean => {
    if (!has(id)) return false;
    caret(client, id, offset, to);
    return changed(act);
  };
  return {
    doc: client.doc,
    clauses: () =>
      view.state.doc.children
        .filter((node) => kindOfNode(node) !== null)
        .map((node) => ({ id: String(node.attrs.id), text: flatText(node.content) })),
    type: (id, offset, text) => at(id, offset, () => type(client, text)),
    erase: (id, from, to) => at(id, from, () => view.dispatch(view.state.tr.deleteSelection()), to),
    split: (id, offset) => at(id, offset, () => editor.run({ type: "splitHere" })),
    append: (id, text) =>
      at(id, -1, () => {
        press(client, "Enter");
        type(client, text);
      }),
    join: (id) => at(id, 0, () => editor.run({ type: "mergeWithPrevious" })),
    indent: (id) => at(id, 0, () => press(client, "Tab")),
    outdent: (id) => at(id, 0, () => press(client, "Shift-Tab")),
    move: (id, by) => at(id, 0, () => press(client, by === 1 ? "Alt-Shift-ArrowDown" : "Alt-Shift-ArrowUp")),
    remove: (id) => at(id, 0, () => editor.run({ type: "deleteClause" })),
    restore: (choice) => {
      const gone = client.projection.deleted;
      const chosen = gone[Math.floor(choice * gone.length)];
      return chosen !== undefined && editor.run({ type: "restoreClause", clause: chosen.id });
    },
    footnote: (id, offset, text) =>
      at(id, offset, () => {
        if (editor.insertFootnote()) type(client, text);
      }),
    changeKind: (id) =>
      at(id, 0, () =>
        editor.run({ type: "changeKind", kind: KINDS[(id.length + id.charCodeAt(0)) % KINDS.length] ?? "text" }),
      ),
    emphasize: (id, from, to) => at(id, from, () => editor.run({ type: "toggleEm" }), to),
    undo: () => editor.undo(),
    frame: () => client.frame(),
    shown: () => view.state.doc.children.map((node) => node.textContent).join("\n"),
    kept: () => {
      const texts: string[] = [];
      for (const each of client.draft.clauses.values()) if (isDeleted(each)) texts.push(textOf(each)?.toString() ?? "");
      const cited = new Set(client.projection.notes.map((note) => String(note.id)));
      for (const [id, note] of client.draft.footnotes.entries())
        if (!cited.has(id)) texts.push(textOf(note)?.toString() ?? "");
      return texts.join("\n");
    },
    check: () => check(client),
    destroy: () => client.destroy(),
  };
}

/** @throws when the editor's document is not valid, or is not what the projection says, or that is not what `arrange` gives. */
function check({ view, projection }: EditorClient): void {
  view.state.doc.check();
  const clauses = view.state.doc.children.filter((node) => kindOfNode(node) !== null);
  const shownAs = clauses.map((node) => ({
    id: node.attrs.id as ClauseId,
    kind: kindOfNode(node),
    level: levelOfNode(node),
    text: plainText(runsOfFragment(node.content)),
  }));
  const wanted = projection.clauses.map((each) => ({
    id: each.id,
    kind: each.kind,
    level: each.level,
    text: plainText(each.runs),
  }));
  if (JSON.stringify(shownAs) !== JSON.stringify(wanted)) {
    throw new Error(`shown and projected differ:\n${JSON.stringify(shownAs)}\n${JSON.stringify(wanted)}`);
  }
  const again = arrange(
    wanted.map(({ id, kind, level }, index) => ({ id, kind, level, order: String(index).padStart(4, "0") })),
  );
  if (
    again.map(({ id, kind, level }) => `${id} ${kind} ${level}`).join() !==
    wanted.map(({ id, kind, level }) => `${id} ${kind} ${level}`).join()
  ) {
    throw new Error("the projection is not in its own order");
  }
}
