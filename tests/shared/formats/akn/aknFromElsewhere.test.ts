import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { completeContent } from "../../../../shared/document/contentOf.ts";
import { plainText } from "../../../../shared/domain/clause.ts";
import type { ClauseId } from "../../../../shared/domain/ids.ts";
import { readAkn } from "../../../../shared/formats/akn/readAkn.ts";
import { writeAkn } from "../../../../shared/formats/akn/writeAkn.ts";
import { draft, op } from "../../../support/builders.ts";
import { counter } from "../../../support/counter.ts";

const EXAMPLES = new URL("../../../../../shared/akn/", import.meta.url);
const NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";

/** A file as another program makes it: indented, with a head of its own. */
function file(body: string, { attributes = 'name="resolution"', meta = "" } = {}): string {
  return `<?xml version="1.0"?>
<akomaNtoso xmlns="${NAMESPACE}">
  <statement ${attributes}>
    <meta><identification source="#itu"><FRBRWork><FRBRauthor href="#itu"/></FRBRWork>
      <FRBRExpression><FRBRlanguage language="fra"/></FRBRExpression></identification>
      <references source="#itu"><TLCOrganization eId="itu" href="/itu" showAs="Union"/>${meta}</references></meta>
    ${body}
  </statement>
</akomaNtoso>`;
}

const read = (xml: string) => readAkn(xml, { newId: counter() });
const texts = (xml: string) =>
  read(xml).content.clauses.map(({ kind, level, text }) => [kind, level, plainText(text)] as const);
const codes = (xml: string) => read(xml).warnings.map(({ code, line }) => [code, line] as const);

test("[AK13] indents are no words, opening italics are computed, and structure is taken from elements", () => {
  const xml = file(`<preface><p><docNumber>2012/19</docNumber>. <docTitle>Sur
        l’eau</docTitle></p></preface>
    <preamble>
      <formula name="enactingFormula"><p><i>Le Conseil économique et social</i>,</p></formula>
      <recitals><recital><p><i>Rappelant</i> sa
         résolution <b>1</b>,</p></recital></recitals>
    </preamble>
    <mainBody>
      <paragraph><num>1.</num>
        <list><intro><p><i>Prie</i> les <i>États</i> :</p></intro>
          <point><num>a)</num><content><p>D’agir ;</p></content></point>
          <wrapUp><p>sans délai ;</p></wrapUp>
        </list>
      </paragraph>
      <paragraph><content><p>Entre deux.</p></content></paragraph>
      <paragraph><num>2.</num><content><p>Décide.</p><p>Une suite.</p></content></paragraph>
    </mainBody>
    <conclusions><p>26 juillet 2012</p></conclusions>`);
  expect(texts(xml)).toEqual([
    ["title", 0, "Sur l’eau"],
    ["enacting", 0, "Le Conseil économique et social,"],
    ["preambular", 0, "Rappelant sa résolution 1,"],
    ["operative", 0, "Prie les États :"],
    ["operative", 1, "D’agir ;"],
    ["text", 0, "sans délai ;"],
    ["text", 0, "Entre deux."],
    ["operative", 0, "Décide. Une suite."],
    ["closing", 0, "26 juillet 2012"],
  ]);
  const { content } = read(xml);
  expect(content.head).toEqual({ organ: "Union", number: "2012/19" });
  expect(content.language).toBe("fr");
  expect(content.clauses[3]?.text).toEqual([{ text: "Prie les " }, { text: "États", marks: ["em"] }, { text: " :" }]);
  expect(content.clauses[2]?.text, "bold is told").toEqual([{ text: "Rappelant sa résolution 1," }]);
});

test("[AK10] what the schema cannot say, or refuses, is told with its line; nothing is lost by it", () => {
  const xml = file(
    `<mainBody>
      <paragraph eId="p1"><num>1.</num><content><p>Decides<authorialNote eId="n1" marker="1"><p>A/1.</p></authorialNote>;</p></content></paragraph>
      <paragraph eId="p1"><content><p>Requests<noteRef href="#n1" marker="7"/> and<noteRef href="#n9" marker="9"/>;</p></content></paragraph>
      <paragraph eId="p3"><num>3.</num><content><p>Notes <ref href="#gone">it</ref><authorialNote><p>A/2.</p></authorialNote>.</p></content></paragraph>
    </mainBody>`,
    { attributes: 'name="resolution" xml:lang="fr"' },
  );
  expect(codes(xml)).toEqual([
    ["attribute_not_allowed", 3],
    ["duplicate_eid", 9],
    ["dangling_href", 9],
    ["missing_num", 9],
    ["wrong_marker", 9],
    ["note_missing", 9],
    ["dangling_href", 10],
    ["missing_marker", 10],
  ]);
  const { content } = read(xml);
  expect(content.clauses.map(({ text }) => plainText(text))).toEqual(["Decides;", "Requests and9;", "Notes it."]);
  expect(content.footnotes.map(({ text }) => plainText(text))).toEqual(["A/1.", "A/2."]);
});

test("[AK11] insertions and deletions of other programs become amendments of whoever they name", () => {
  const organizations =
    '<TLCOrganization eId="d" href="/d" showAs="Denmark"/><TLCOrganization eId="k" href="/k" showAs="Kenya"/>';
  const xml = file(
    `<mainBody>
      <paragraph><num>1.</num><content><p><i>Decides</i> to <del refersTo="#d">meet</del><ins refersTo="#d">talk</ins> in <del title="Kenya">2026</del>Vienna;</p></content></paragraph>
      <paragraph><num>1 bis.</num><content><p><ins refersTo="#k"><i>Urges</i> States;</ins></p></content></paragraph>
      <paragraph><num>2.</num><list><intro><p><del refersTo="#k">Requests:</del></p></intro><point><num>(a)</num><content><p><del refersTo="#k">Reports.</del></p></content></point></list></paragraph>
    </mainBody>`,
    { meta: organizations },
  );
  const { content, amendments } = read(xml);
  const [first, second] = content.clauses;
  expect(content.clauses.map(({ text }) => plainText(text))).toEqual([
    "Decides to meet in 2026Vienna;",
    "Requests:",
    "Reports.",
  ]);
  const on = (clause = first) => ({ clause: clause?.id });
  expect(amendments).toEqual([
    { authors: ["Denmark"], proposed: { kind: "edit", on: on(), text: [{ text: "Decides to talk in 2026Vienna;" }] } },
    { authors: ["Kenya"], proposed: { kind: "edit", on: on(), text: [{ text: "Decides to meet in Vienna;" }] } },
    {
      authors: ["Kenya"],
      proposed: {
        kind: "insert",
        clause: expect.any(String),
        clauseKind: "operative",
        level: 0,
        after: first?.id,
        text: [{ text: "Urges States;" }],
      },
    },
    { authors: ["Kenya"], proposed: { kind: "delete", on: on(second) } },
  ]);
});

test("[AK11] what somebody deletes of what another inserts is told; an entry that is gone from the list loses no words", () => {
  const change = '<ins title="Kenya">new <del title="Chad">and better </del>words</ins>';
  const xml = file(
    `<mainBody><paragraph><num>1.</num><content><p>Decides on ${change};</p></content></paragraph></mainBody>`,
  );
  const { amendments } = read(xml);
  expect(amendments.map(({ authors }) => authors)).toEqual([["Kenya"]]);
  expect(codes(xml).map(([code]) => code)).toEqual(["insertion_deleted"]);
  const content = completeContent(draft([op("o1", "Decides;")]));
  const text = [{ text: "Urges;" }];
  const proposed = {
    kind: "insert",
    clause: "x" as ClauseId,
    clauseKind: "operative",
    level: 0,
    after: null,
    text,
  } as const;
  const ours = writeAkn({
    view: "tracked",
    file: { content, newNotes: [], comments: [], amendments: [{ authors: ["KEN"], proposed }] },
  });
  const unlisted = readAkn(ours.replace(/<adref:amendment.*<\/adref:amendment>/, ""), { newId: counter() });
  expect(unlisted.content).toEqual(content);
  expect(unlisted.amendments).toEqual([{ authors: ["KEN"], proposed }]);
});

test("[AK10] two notes with one address keep their words", () => {
  const note = (words: string) => `<authorialNote eId="n" marker="1"><p>${words}</p></authorialNote>`;
  const xml = file(
    `<mainBody><paragraph><content><p>Decides${note("A/1.")} now${note("A/2.")}.</p></content></paragraph></mainBody>`,
  );
  expect(read(xml).content.footnotes.map(({ text }) => plainText(text))).toEqual(["A/1.", "A/2."]);
  expect(codes(xml).map(([code]) => code)).toEqual(["duplicate_eid", "marker_twice"]);
});

test("[AK13] a document of another class, a collection and an annex are read for what is in them, with a warning", () => {
  const inner = file("<mainBody><paragraph><content><p>Decides.</p></content></paragraph></mainBody>");
  const act = inner.replaceAll("statement", "act").replaceAll("mainBody", "body");
  expect(texts(act)).toEqual([["operative", 0, "Decides."]]);
  expect(codes(act).map(([code]) => code)).toContain("other_class");
  const statement = inner.slice(inner.indexOf("<statement"), inner.indexOf("</akomaNtoso>"));
  const collection = `<akomaNtoso xmlns="${NAMESPACE}"><documentCollection name="c"><meta/><collectionBody><component>${statement}</component><component>${statement}</component></collectionBody></documentCollection></akomaNtoso>`;
  expect(texts(collection)).toEqual([["operative", 0, "Decides."]]);
  expect(codes(collection).map(([code]) => code)).toContain("other_document");
});

test("[AK13] permanent ids of a file are kept where they are ids and stand there once", () => {
  const item = (guid: string) =>
    `<paragraph GUID="${guid}"><num>1.</num><content><p>Decides;</p></content></paragraph>`;
  const xml = file(`<mainBody>${item("keep")}${item("keep")}${item("not:an:id")}</mainBody>`);
  expect(read(xml).content.clauses.map(({ id }) => id)).toEqual(["keep", "c1", "c2"]);
});

test.skipIf(!existsSync(EXAMPLES))("[AK13] examples made by hand are read (skipped without ../shared)", () => {
  const example = (name: string) => read(readFileSync(new URL(name, EXAMPLES), "utf8"));
  const seed = example("example_seed_2012-19.akn.xml");
  const kinds = seed.content.clauses.map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind === "preambular")).toHaveLength(17);
  expect(kinds.filter((kind) => kind === "operative")).toHaveLength(17);
  expect(seed.content.footnotes).toHaveLength(10);
  expect(seed.warnings).toEqual([]);
  const negotiation = example("example_negotiation_ins_del.akn.xml");
  expect(negotiation.amendments.map(({ authors, proposed }) => [authors, proposed.kind])).toEqual([
    [["Delegation B"], "edit"],
    [["Delegation B"], "insert"],
  ]);
  expect(negotiation.content.head.symbol).toBe("E/CN.15/2012/L.4");
});
