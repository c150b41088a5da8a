import { expect, test } from "vitest";
import { completeContent } from "../../../../shared/document/contentOf.ts";
import { AKN_NAMESPACE } from "../../../../shared/formats/akn/aknNames.ts";
import { readAkn } from "../../../../shared/formats/akn/readAkn.ts";
import { writeAkn } from "../../../../shared/formats/akn/writeAkn.ts";
import { ImportError, type ImportErrorCode } from "../../../../shared/formats/importError.ts";
import { sampleResolution } from "../../../../shared/samples/sampleResolution.ts";
import { counter } from "../../../support/counter.ts";
import { seededRandom } from "../../../support/random.ts";

const VALID = writeAkn({ view: "final", content: completeContent(sampleResolution) });
const BOMB = `<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">${[..."bcdefghij"]
  .map((name, index) => `<!ENTITY ${name} "${`&${"abcdefghij"[index]};`.repeat(10)}">`)
  .join("")}]>`;

function codeOf(xml: string): ImportErrorCode | "read" {
  try {
    readAkn(xml, { newId: counter() });
    return "read";
  } catch (error) {
    if (error instanceof ImportError) return error.code;
    throw error;
  }
}

test.each<readonly [string, string, ImportErrorCode]>([
  ["nothing", "", "empty"],
  ["blanks", "\ufeff \n ", "empty"],
  [
    "no words",
    VALID.replace(/<preface>.*<\/mainBody>/s, "<mainBody><p/></mainBody>")
      .replace("<adref:draft", "<draft")
      .replace(/<conclusions>.*<\/conclusions>/s, ""),
    "empty",
  ],
  ["words", "The General Assembly", "damaged"],
  ["another kind of XML", "<html><body>words</body></html>", "not_akn"],
  [
    "a document type",
    VALID.replace("<akomaNtoso", "<!DOCTYPE akomaNtoso SYSTEM 'http://example.org/x.dtd'>\n<akomaNtoso"),
    "unsafe",
  ],
  [
    "an entity bomb",
    VALID.replace("<akomaNtoso", `${BOMB}<akomaNtoso`).replace("<mainBody>", "<mainBody>&j;"),
    "unsafe",
  ],
  [
    "an entity of a file",
    `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hosts">]><akomaNtoso>&x;</akomaNtoso>`,
    "unsafe",
  ],
  ["an entity that nobody declared", VALID.replace("<mainBody>", "<mainBody>&nobody;"), "damaged"],
  ["50,000 elements deep", "<a>".repeat(50_000), "unsafe"],
  ["50,000 elements deep and closed", `${"<a>".repeat(50_000)}${"</a>".repeat(50_000)}`, "unsafe"],
  ["a million elements", `<akomaNtoso>${"<p/>".repeat(1_000_000)}</akomaNtoso>`, "too_large"],
  [
    "a tag with 50,000 attributes",
    `<akomaNtoso ${Array.from({ length: 50_000 }, (_, n) => `a${n}=""`).join(" ")}/>`,
    "unsafe",
  ],
  ["200 MB", "<p>x</p>".repeat(26_000_000), "too_large"],
  ["a comment without an end", `${VALID}<!--`, "damaged"],
  ["a prefix that nobody declared", VALID.replace(' xmlns:adref="urn:adref:1"', ""), "damaged"],
])("[AK12] %s: a clear error", (_, xml, code) => {
  expect(codeOf(xml)).toBe(code);
});

test.each([
  ["paragraphs without numbers", "<paragraph><content><p>a</p></content></paragraph>".repeat(60_000)],
  [
    "addresses given twice, within each other",
    `${'<hcontainer eId="a" name="a">'.repeat(150)}<content><p>${"words ".repeat(400_000)}</p></content>${"</hcontainer>".repeat(150)}`,
  ],
  ["runs in one paragraph", `<paragraph><content><p>${"<i>a</i>b".repeat(100_000)}</p></content></paragraph>`],
  ["rows of a table", `<table>${"<tr><td><p>a</p></td></tr>".repeat(100_000)}</table>`],
])("[AK12] too many %s: refused in time that grows with the file, not faster", (_, body) => {
  const xml = `<akomaNtoso xmlns="${AKN_NAMESPACE}"><statement name="resolution"><meta/><mainBody>${body}</mainBody></statement></akomaNtoso>`;
  expect(codeOf(xml)).toBe("too_large");
});

test("[AK12] an error of form names its line", () => {
  const broken = VALID.replace("</mainBody>", "</mainBodies>");
  const line = broken.slice(0, broken.indexOf("</mainBodies>")).split("\n").length;
  // The parser may name the line of what stands before the fault.
  expect(() => readAkn(broken, { newId: counter() })).toThrow(
    new RegExp(`not well-formed.*line (${line - 1}|${line}):`),
  );
});

test("[AK12] a file that is cut off, or has letters changed, is refused or read, and nothing else happens", () => {
  const random = seededRandom(12);
  for (let at = 1; at < VALID.length; at += 997) expect(codeOf(VALID.slice(0, at))).toBe("damaged");
  for (let round = 0; round < 60; round++) {
    const letters = [...VALID];
    for (let times = 0; times < 4; times++) {
      letters[Math.floor(random() * letters.length)] = String.fromCharCode(Math.floor(random() * 127));
    }
    expect(["read", "damaged", "unsafe", "not_akn"]).toContain(codeOf(letters.join("")));
  }
  const noise = Array.from({ length: 5_000 }, () => String.fromCharCode(Math.floor(random() * 65_536))).join("");
  expect(codeOf(noise)).not.toBe("read");
});

test("[AK12] control characters, halves of characters and signs of mark-up in words make no broken file", () => {
  const text = "a\u0000b\u0001\ud800c & <b> ]]> \u2028 \"q\" 'p'";
  const [first, ...others] = sampleResolution.clauses;
  if (!first) throw new Error("the sample has no clauses");
  const content = completeContent({ ...sampleResolution, clauses: [{ ...first, text: [{ text }] }, ...others] });
  const read = readAkn(writeAkn({ view: "base", content }), { newId: counter() });
  expect(read.content.clauses[0]?.text).toEqual([{ text: "a\ufffdb\ufffd\ufffdc & <b> ]]>   \"q\" 'p'" }]);
});
