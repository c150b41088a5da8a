import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Content } from "../../../../shared/document/content.ts";
import { type BareContent, completeContent } from "../../../../shared/document/contentOf.ts";
import type { DraftFile, FileAmendment } from "../../../../shared/document/draftFile.ts";
import type { ClauseId, FootnoteId } from "../../../../shared/domain/ids.ts";
import { readAkn } from "../../../../shared/formats/akn/readAkn.ts";
import { writeAkn } from "../../../../shared/formats/akn/writeAkn.ts";
import { importText } from "../../../../shared/formats/text/importText.ts";
import { sampleResolution } from "../../../../shared/samples/sampleResolution.ts";
import { aknSchemaErrors, hasAknSchema } from "../../../support/aknSchema.ts";
import { clause, draft, enacting, op, pp, table, title } from "../../../support/builders.ts";
import { counter } from "../../../support/counter.ts";

const SHARED = new URL("../../../../../shared/", import.meta.url);
const TEXTS = [
  "seeds/000_d444b7d2b9aae962.txt",
  "seeds/004_31fc3e4dff923344.txt",
  "samples/A_RES_73_3-EN.txt",
  "samples/S_RES_1826_2008.txt",
].map((name) => new URL(name, SHARED));

const contentOf = (bare: BareContent): Content => completeContent(bare);
const final = (bare: BareContent): string => writeAkn({ view: "final", content: contentOf(bare) });

function tracked(
  bare: BareContent,
  amendments: readonly FileAmendment[],
  newNotes: DraftFile["newNotes"] = [],
): string {
  return writeAkn({ view: "tracked", file: { content: contentOf(bare), newNotes, amendments, comments: [] } });
}

function edit(clause: string, text: string, ...authors: string[]): FileAmendment {
  return { authors, proposed: { kind: "edit", on: { clause: clause as ClauseId }, text: [{ text }] } };
}

test.skipIf(!hasAknSchema || !TEXTS.every((text) => existsSync(text))).each(TEXTS)(
  "[AK1] [AK3] %s: valid in each view, and read back without a change or a doubt (skipped without ../shared)",
  (url) => {
    const { content } = importText(readFileSync(url, "utf8"), { newId: counter() });
    for (const view of ["final", "base"] as const) {
      const xml = writeAkn({ view, content });
      expect(aknSchemaErrors(xml)).toEqual([]);
      const read = readAkn(xml, { newId: counter() });
      expect(read.content).toEqual(content);
      expect(read.warnings).toEqual([]);
      expect(writeAkn({ view, content })).toBe(xml);
    }
  },
);

test.skipIf(!hasAknSchema)(
  "[AK1] the schema that files are checked with does refuse (skipped without ../shared)",
  () => {
    const wrong = final(sampleResolution).replace("<mainBody>", '<mainBody date="never"><unheard/>');
    expect(aknSchemaErrors(wrong).length).toBeGreaterThan(0);
    expect(aknSchemaErrors(wrong)[0]).toMatch(/^line \d+: /);
  },
);

test("[AK1] a compilation is not written: its brackets are words for people", () => {
  const content = contentOf(sampleResolution);
  const compiled = { clauses: [], footnotes: [] };
  expect(() => writeAkn({ view: "compilation", content, compiled })).toThrow(RangeError);
});

test("[AK2] what AKN4UN has a place for stands there", () => {
  const bare: BareContent = {
    ...draft([
      title("Water for all"),
      enacting(),
      pp("p1", "Recalling also its resolution 64/292,"),
      op("o1", "Requests a report."),
    ]),
    head: { organ: "General Assembly", symbol: "A/RES/81/7", number: "81/7" },
  };
  const xml = final(bare);
  expect(xml).toContain('<statement name="resolution" contains="originalVersion">');
  expect(xml).toContain('<FRBRuri value="/akn/un/statement/deliberation/un-ga/1980-01-01/81-7"/>');
  expect(xml, "no day of adoption is known").toContain('<FRBRdate date="1980-01-01" name="version"/>');
  expect(xml).toContain('<FRBRalias value="A/RES/81/7" name="symbol"/>');
  expect(xml).toContain('<FRBRlanguage language="eng"/>');
  expect(xml).toContain(
    '<p><docNumber>81/7</docNumber>. <docTitle eId="docTitle" GUID="title">Water for all</docTitle></p>',
  );
  expect(xml).toContain('<p><i class="lead">The General Assembly</i>,</p></formula>');
  expect(xml).toContain('<container name="recallingAlso" refersTo="#preamble" eId="container_1" GUID="p1">');
  expect(xml).toContain('<p><i class="lead">Recalling also</i> its resolution 64/292,</p>');
  expect(xml, "a single operative clause has no number").toContain('<paragraph eId="para_1" GUID="o1"><content>');
  expect(writeAkn({ view: "base", content: contentOf(bare) })).toContain('<statement name="resolutionDraft"');
  expect(final({ ...bare, type: "report" })).toContain('<debateReport name="meetingReport"');
});

test("[AK2] [AK4] lists, parts with a preamble of their own, annexes, tables and closing lines", () => {
  const xml = final(
    draft([
      enacting(),
      op("o1", "Decides:"),
      op("o1a", "To meet;", 1),
      op("o1ai", "In Vienna;", 2),
      clause("h1", "heading", "Trade"),
      pp("p1", "Noting the report,"),
      op("o2", "Requests a report."),
      clause("c1", "closing", "46th plenary meeting"),
      clause("c2", "closing", "26 July 2012"),
      clause("an", "annex", "Documents"),
      clause("t", "text", "See below."),
      table("tb", [["Symbol"], ["A/1"]]),
    ]),
  );
  expect(xml).toContain('<point eId="para_1__list_1__point_a" GUID="o1a"><num>(a)</num><list');
  expect(xml).toContain('<point eId="para_1__list_1__point_a__list_1__point_i" GUID="o1ai"><num>(i)</num>');
  expect(xml).toContain('<section eId="sec_I" GUID="h1"><num>I</num><heading>Trade</heading>');
  expect(xml).toContain('<crossHeading refersTo="#preamble" eId="container_1" GUID="p1"><i class="lead">Noting</i>');
  expect(xml).toContain('<event refersTo="#plenaryMeeting">46th plenary meeting</event>');
  expect(xml).toContain('<docDate date="2012-07-26" refersTo="#adoptionDate">26 July 2012</docDate>');
  expect(xml, "the day of adoption is that of the document").toContain("/un-ga/2012-07-26/");
  expect(xml).toContain('<FRBRdate date="2012-07-26" name="adoption"/>');
  expect(xml).toMatch(
    /<attachment eId="att_1" GUID="an">\n<num>Annex<\/num><heading>Documents<\/heading>\n<statement name="annex"/,
  );
  expect(xml).toContain("<tr><th><p>Symbol</p></th></tr>\n<tr><td><p>A/1</p></td></tr>");
});

test("[AK4] a text that an operative clause adopts stands embedded in it, and is read as its own paragraphs again", () => {
  const bare = draft([
    enacting("The General Assembly"),
    op("o1", "Adopts the following declaration:"),
    clause("h1", "heading", "Political declaration", 3),
    clause("t1", "text", "We, the heads of State, do:"),
    clause("n1", "numbered", "Reaffirm our commitment;"),
    clause("n1a", "numbered", "Everywhere;", 1),
  ]);
  const xml = final(bare);
  expect(xml).toMatch(/Adopts<\/i> the following declaration:<\/p><p><embeddedStructure [^>]*>/);
  expect(readAkn(xml, { newId: counter() }).content).toEqual(contentOf(bare));
});

test("[AK5] a note stands where it is cited first; later citations refer to it", () => {
  const xml = final(draft([op("o1", "Requests^n States;"), op("o2", "Invites^n States.")], { n: "See A/1." }));
  const marker = '<authorialNote eId="ftn_1" GUID="n" marker="1" placement="bottom"><p>See A/1.</p></authorialNote>';
  expect(xml).toContain(`Requests</i><sup class="footnote">${marker}</sup> States;`);
  expect(xml).toContain('Invites</i><sup class="footnote"><noteRef href="#ftn_1" marker="1"/></sup> States.');
});

test("[AK7] a change says who proposes it, and stands among the modifications", () => {
  const bare = draft([op("o1", "Requests annual reports;"), op("o2", "Invites States to report on progress.")]);
  const xml = tracked(bare, [
    edit("o1", "Requests regular reports;", "FRA", "KEN"),
    edit("o2", "Invites States to report.", "FRA"),
    edit("o2", "Invites States to report.", "EGY"),
  ]);
  expect(xml).toContain(
    'Requests</i> <del eId="para_1__del_1" class="proposal" title="FRA, KEN" refersTo="#org_FRA #org_KEN" adref:by="am_1">annual</del>' +
      '<ins eId="para_1__ins_1" class="proposal" title="FRA, KEN" refersTo="#org_FRA #org_KEN" adref:by="am_1">regular</ins> reports;',
  );
  expect(xml, "the same words of two amendments").toContain(
    '<del eId="para_2__del_1" class="proposal" title="FRA; EGY" refersTo="#org_FRA #org_EGY" adref:by="am_2 am_3"> on progress</del>.',
  );
  expect(xml).toContain('<TLCOrganization eId="org_EGY" href="/akn/ontology/organization/un/org_EGY" showAs="EGY"/>');
  const mod = (type: string, n: number, source: string) =>
    `<textualMod type="${type}" eId="mod_${n}"><source href="#${source}"/><destination href="#para_1"/></textualMod>`;
  expect(xml).toContain(mod("repeal", 1, "para_1__del_1"));
  expect(xml).toContain(mod("insertion", 2, "para_1__ins_1"));
});

test("[AK9] a new clause bears its label; a version stands beside its clause; moved words stand at both places", () => {
  const bare = draft([op("o1", "Requests;"), op("o1a", "Reports;", 1), op("o2", "Invites States.")]);
  const on = { clause: "o1" as ClauseId };
  const note = "new" as FootnoteId;
  const amendments: readonly FileAmendment[] = [
    {
      authors: ["KEN"],
      number: "A-001",
      label: "OP 1 bis",
      reason: "It is missing.",
      at: "2026-03-04T10:20:30.000Z",
      proposed: {
        kind: "insert",
        clause: "x" as ClauseId,
        clauseKind: "operative",
        level: 0,
        after: "o1a" as ClauseId,
        text: [{ text: "Urges States" }, { footnote: note }, { text: ";" }],
      },
    },
    { authors: ["FRA"], label: "OP 1 alt", proposed: { kind: "alt", on, text: [{ text: "Asks;" }] } },
    { authors: ["EGY"], proposed: { kind: "move", on, after: "o2" as ClauseId, level: 0 } },
    { authors: ["G77"], proposed: { kind: "delete", on } },
  ];
  const newNotes = [{ id: note, text: [{ text: "A/2." }] }];
  const xml = tracked(bare, amendments, newNotes);
  expect(xml).toContain(
    '<paragraph eId="para_1bis" GUID="x" class="proposal" adref:as="new" adref:by="am_1"><num>1 bis.</num>',
  );
  expect(xml).toContain(
    '<paragraph eId="para_1alt" class="proposal alternative" adref:as="version" adref:by="am_2"><num>1 alt.</num>',
  );
  expect(xml.match(/title="EGY; G77"/g), "the clause and its sub-clause go in both").toHaveLength(2);
  expect(xml.match(/adref:as="moved"/g), "and come again behind the other").toHaveLength(2);
  expect(xml).toContain('<textualMod type="renumbering"');
  expect(xml).toContain('<step date="2026-03-04T10:20:30.000Z" by="#org_KEN" as="#proponent" outcome="#proposed"/>');
  expect(aknSchemaErrorsIfAny(xml)).toEqual([]);
  const read = readAkn(xml, { newId: counter() });
  expect(read.content).toEqual(contentOf(bare));
  expect(read.amendments).toEqual(amendments);
  expect(read.newNotes).toEqual(newNotes);
});

function aknSchemaErrorsIfAny(xml: string): readonly string[] {
  return hasAknSchema ? aknSchemaErrors(xml) : [];
}

test("[AK6] comments and what only our own namespace can hold are read back", () => {
  const bare: BareContent = {
    ...draft([op("o1", "Requests reports.")]),
    profile: "mun",
    head: { session: "Eighty-first session", agendaItem: "18 & 19" },
    phrases: [{ phrase: "Bearing in memory", kind: "preambular" }],
  };
  const comments: DraftFile["comments"] = [
    {
      on: { clause: "o1" as ClauseId },
      range: { from: 0, to: 8 },
      entries: [
        { author: "Ms. Chair", text: "Why?\nSo late", at: "2026-03-04T10:20:30.000Z" },
        { author: "KEN", text: "Yes" },
      ],
      isResolved: true,
    },
  ];
  const file = { content: contentOf(bare), newNotes: [], amendments: [], comments };
  const { warnings, ...read } = readAkn(writeAkn({ view: "tracked", file }), { newId: counter() });
  expect(read).toEqual(file);
  expect(warnings).toEqual([]);
});

test("[AK7] without the deletions and with the insertions, a program that knows nothing of us has the text as proposed", () => {
  const bare = draft([op("o1", "Requests annual reports to all States;"), op("o2", "Invites States.")]);
  const amendments: readonly FileAmendment[] = [
    edit("o1", "Requests regular reports to States;", "FRA"),
    {
      authors: ["EGY"],
      proposed: { kind: "move", on: { clause: "o1" as ClauseId }, after: "o2" as ClauseId, level: 0 },
    },
  ];
  const accepted = (list: readonly FileAmendment[]): string =>
    tracked(bare, list)
      .replaceAll(/<del [^>]*>.*?<\/del>/g, "")
      .replaceAll(/<[^>]+>/g, "");
  expect(accepted(amendments.slice(0, 1))).toContain("Requests regular reports to States;");
  expect(accepted(amendments.slice(1)).match(/Requests annual reports to all States;/g)).toHaveLength(1);
});

test("[AK8] citations of well-known organs are references with their dates; the words stay as they are", () => {
  const words =
    "Recalling General Assembly resolution 66/181 of 19 December 2011, its resolution 72/3 and Security Council resolution 1325 (2000),";
  const xml = final(draft([pp("p1", words)]));
  expect(xml).toContain(
    '<ref href="/akn/un/statement/deliberation/un-ga/2011-12-19/66-181">General Assembly resolution 66/181</ref> of <date date="2011-12-19">19 December 2011</date>, its resolution 72/3 and <ref href="/akn/un/statement/deliberation/un-sc/2000/1325_(2000)">Security Council resolution 1325 (2000)</ref>,',
  );
  expect(readAkn(xml, { newId: counter() }).content.clauses[0]?.text).toEqual([{ text: words }]);
  expect(final(draft([pp("p1", "General Assembly resolution 66/181 of 31 June 2011,")])), "no such day").not.toContain(
    "<date",
  );
});
