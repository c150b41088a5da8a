import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Content } from "../../../../shared/document/content.ts";
import type { DraftFile, FileProposed } from "../../../../shared/document/draftFile.ts";
import { plainText } from "../../../../shared/domain/clause.ts";
import type { ClauseId } from "../../../../shared/domain/ids.ts";
import { readDocx } from "../../../../shared/formats/docx/readDocx.ts";
import { writeDocx } from "../../../../shared/formats/docx/writeDocx.ts";
import { importText } from "../../../../shared/formats/text/importText.ts";
import { counter } from "../../../support/counter.ts";
import { normalised } from "../../../support/randomFiles.ts";
import { hasOffice, resaved } from "../../../support/resaved.ts";

const OPTIONS = { paper: "a4", hasMasthead: true, hasLineNumbers: true } as const;
const SEEDS = ["000_d444b7d2b9aae962.txt", "004_31fc3e4dff923344.txt"].map(
  (name) => new URL(`../../../../../shared/seeds/${name}`, import.meta.url),
);
const isMissing = SEEDS.some((seed) => !existsSync(seed));

const read = (bytes: Uint8Array) => readDocx(bytes, { newId: counter() });
const contentOf = (seed: URL): Content => importText(readFileSync(seed, "utf8"), { newId: counter() }).content;

test.skipIf(isMissing).each(SEEDS)(
  "[DI2] %s comes back from Word as the same content, without a warning (skipped without ../shared)",
  async (seed) => {
    const content = contentOf(seed);
    const again = read(await writeDocx({ view: "final", content }, OPTIONS));
    expect(again).toEqual({ content, newNotes: [], amendments: [], comments: [], warnings: [] });
  },
);

test.skipIf(isMissing || !hasOffice).each(SEEDS)(
  "[DI3] %s comes back the same after LibreOffice has saved it (skipped without ../shared or LibreOffice)",
  async (seed) => {
    const content = contentOf(seed);
    const again = read(resaved(await writeDocx({ view: "final", content }, OPTIONS)));
    expect(again.content).toEqual(content);
    expect(again.warnings).toEqual([]);
  },
  120_000,
);

/** A seed with changes of four delegations, as they occur. */
function negotiated(content: Content): DraftFile {
  const at = "2026-11-20T10:00:00.000Z";
  const clause = (label: string) => {
    const found = content.clauses.find((one) => one.label === label);
    if (!found) throw new RangeError(`no ${label}`);
    return found;
  };
  const replaced = (label: string, old: string, words: string): FileProposed => {
    const { id, text } = clause(label);
    const changed = text.map((run) => ("text" in run ? { ...run, text: run.text.replace(old, words) } : run));
    expect(plainText(changed)).not.toBe(plainText(text));
    return { kind: "edit", on: { clause: id }, text: changed };
  };
  const insert = (id: string, level: number, after: ClauseId, text: string): FileProposed => ({
    kind: "insert",
    clause: id as ClauseId,
    clauseKind: "operative",
    level,
    after,
    text: [{ text }],
  });
  const proposals: readonly (readonly [readonly string[], FileProposed, string?])[] = [
    [
      ["CHL"],
      replaced("PP 5", "tourism sector", "tourism and transport sectors"),
      "Ports are not mentioned.\nNor are airports.",
    ],
    [["NOR"], replaced("OP 5", "linked to organized crime", "linked in any way to organized crime")],
    [["CHE"], replaced("OP 7", "close cooperation", "close and transparent cooperation")],
    [["EGY", "CHL"], replaced("OP 7", "close cooperation", "cooperation")],
    [["EGY"], { kind: "delete", on: { clause: clause("PP 15").id } }, "Not agreed language."],
    [["NOR"], { kind: "move", on: { clause: clause("OP 12").id }, after: clause("OP 3").id, level: 0 }],
    [["CHL"], insert("new-1", 0, clause("OP 6").id, "Further invites Member States to consider:")],
    [["CHL"], insert("new-2", 1, "new-1" as ClauseId, "Sharing data;")],
    [["CHE"], { kind: "alt", on: { clause: clause("OP 9").id }, text: [{ text: "Invites all States;" }] }],
  ];
  const amendments = proposals.map(([authors, proposed, reason]) => ({
    authors,
    proposed,
    at,
    ...(reason === undefined ? {} : { reason }),
  }));
  const thread = {
    on: { clause: clause("OP 4").id },
    range: { from: 3, to: 12 },
    entries: [{ author: "CHE", text: "Only these?", at }],
    isResolved: false,
  };
  return { content, newNotes: [], amendments, comments: [thread] };
}

const [resolution] = SEEDS;

test.skipIf(isMissing)(
  "[DI9] the resolution comes back with what four delegations propose on it (skipped without ../shared)",
  async () => {
    const file = negotiated(contentOf(resolution as URL));
    const again = read(await writeDocx({ view: "tracked", file }, OPTIONS));
    expect(normalised(again)).toEqual(normalised(file));
    expect(again.warnings).toEqual([]);
  },
);

test.skipIf(isMissing || !hasOffice)(
  "[DI3] the same after LibreOffice has saved it (skipped without ../shared or LibreOffice)",
  async () => {
    const file = negotiated(contentOf(resolution as URL));
    const again = read(resaved(await writeDocx({ view: "tracked", file }, OPTIONS)));
    expect(normalised(again)).toEqual(normalised(file));
  },
  120_000,
);
