import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { readDocx } from "../../../../shared/formats/docx/readDocx.ts";
import { ImportError } from "../../../../shared/formats/importError.ts";
import { counter } from "../../../support/counter.ts";
import { docx, docxFiles, ins, p, r } from "../../../support/docxFixtures.ts";
import { seededRandom } from "../../../support/random.ts";

const BODY = p(r("The General Assembly,")) + p(r("1. Decides to remain seized of the matter."));

function codeOf(bytes: Uint8Array): string {
  try {
    readDocx(bytes, { newId: counter() });
    return "read";
  } catch (error) {
    return error instanceof ImportError ? error.code : String(error);
  }
}

/** The same file with other bytes for its text. */
const withText = (text: string): Uint8Array => zipSync({ ...docxFiles({ body: "" }), "main/text.xml": strToU8(text) });

/** An archive in which every entry claims a size of its own. */
function claiming(bytes: Uint8Array, size: number): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at + 4 <= bytes.length; at += 1) {
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, size, true);
  }
  return bytes;
}

describe("archives", () => {
  test("[DI4] what is no Word file is told so", () => {
    expect(codeOf(new Uint8Array())).toBe("not_docx");
    expect(codeOf(strToU8("PKThe General Assembly,"))).toBe("not_docx");
    expect(codeOf(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1))).toBe("not_docx");
    expect(codeOf(zipSync({ "a.txt": strToU8("words") }))).toBe("not_docx");
    expect(codeOf(zipSync({ "nested.zip": docx({ body: BODY }) }))).toBe("not_docx");
  });

  test("[DI4] a file cut off anywhere is damaged and never read in part", () => {
    const whole = docx({ body: BODY });
    expect(codeOf(whole)).toBe("read");
    const random = seededRandom(4);
    for (let round = 0; round < 300; round += 1) {
      const length = Math.floor(random() * (whole.length - 1));
      expect(["damaged", "not_docx"], `cut at ${length}`).toContain(codeOf(whole.slice(0, length)));
    }
  });

  test("[DI4] random bytes, and files with spoilt bytes, end in an error of ours or are read", () => {
    const random = seededRandom(5);
    const whole = docx({ body: BODY });
    const found = new Set<string>();
    for (let round = 0; round < 1_000; round += 1) {
      const bytes = round % 2 === 0 ? whole.slice() : new Uint8Array(500);
      const spoilt = round % 2 === 0 ? 1 + Math.floor(random() * 5) : bytes.length;
      for (let count = 0; count < spoilt; count += 1) {
        bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
      }
      if (round % 4 === 1) bytes.set([0x50, 0x4b, 3, 4]);
      found.add(codeOf(bytes));
    }
    for (const code of found) expect(["read", "damaged", "not_docx", "unsafe", "too_large", "empty"]).toContain(code);
    expect(found).toContain("damaged");
    expect(found).toContain("not_docx");
  });

  test("[DI5] an archive that would unpack to more than 200 MB is refused before anything is unpacked", () => {
    const bomb = zipSync(
      { ...docxFiles({ body: BODY }), "word/media/a.bmp": new Uint8Array(201_000_000) },
      { level: 1 },
    );
    expect(bomb.length).toBeLessThan(2_000_000);
    expect(codeOf(bomb)).toBe("too_large");
  });

  test("[DI5] an archive that lies about its sizes is found out", () => {
    const text = strToU8(`<w:document>${" ".repeat(30_000_000)}</w:document>`);
    const bomb = zipSync({ ...docxFiles({ body: "" }), "main/text.xml": text }, { level: 6 });
    expect(codeOf(claiming(bomb.slice(), 1_000))).toBe("damaged");
    expect(codeOf(claiming(bomb.slice(), 0xfffffff0))).toBe("too_large");
  });

  test("[DI5] a file of more than 50 MB is refused unread", () => {
    expect(codeOf(new Uint8Array(50_000_001))).toBe("too_large");
  });

  test("[DI5] more than 32 MB of text is refused", () => {
    const text = strToU8(`<w:document>${" ".repeat(32_000_001)}</w:document>`);
    expect(codeOf(zipSync({ ...docxFiles({ body: "" }), "main/text.xml": text }, { level: 1 }))).toBe("too_large");
  });

  test("[DI4] names that lead out of the archive lead nowhere", () => {
    const files = {
      "../../etc/passwd": strToU8("root"),
      "/absolute.xml": strToU8("<a/>"),
      "C:\\windows\\system.ini": strToU8("x"),
    };
    const relationships = '<Relationship Id="x" Type="t/footnotes" Target="../../../../etc/passwd"/>';
    expect(codeOf(docx({ body: BODY, files }))).toBe("read");
    expect(codeOf(docx({ body: BODY, relationships }))).toBe("read");
  });

  test("[DI6] macros are not read, and told", () => {
    const relationships =
      '<Relationship Id="x" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vba.bin"/>';
    const bytes = docx({ body: BODY, relationships, files: { "main/vba.bin": new Uint8Array(100) } });
    const { content, warnings } = readDocx(bytes, { newId: counter() });
    expect(content.clauses).toHaveLength(2);
    expect(warnings.map(({ code }) => code)).toContain("macros_left_out");
  });
});

describe("parts", () => {
  const document = (inner: string): string =>
    `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${inner}</w:body></w:document>`;

  test("[DI5] a document type, with entities or without, is refused", () => {
    const laughs = Array.from({ length: 10 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join("");
    expect(codeOf(withText(`<!DOCTYPE x [<!ENTITY l0 "ha">${laughs}]>${document("&l10;")}`))).toBe("unsafe");
    expect(codeOf(withText(`<!DOCTYPE html>${document(BODY)}`))).toBe("unsafe");
    expect(codeOf(withText(`<!doctype x SYSTEM "file:///etc/passwd">${document(BODY)}`))).toBe("unsafe");
  });

  test("[DI5] changes by more than 500 authors are refused", () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, n) => p(r("Words") + ins(`A${n}`, " more"))).join("");
    expect(codeOf(docx({ body: many(500) }))).toBe("read");
    expect(codeOf(docx({ body: many(501) }))).toBe("too_large");
  });

  test("[DI5] 50,000 levels of nesting are refused", () => {
    const deep = "<w:sdt><w:sdtContent>".repeat(25_000) + "</w:sdtContent></w:sdt>".repeat(25_000);
    expect(codeOf(withText(document(deep)))).toBe("unsafe");
  });

  test("[DI5] more than 400,000 elements and attributes are refused", () => {
    expect(codeOf(withText(document("<w:p/>".repeat(400_001))))).toBe("too_large");
  });

  test("[DI5] tables that claim to be wider or longer than any may be are refused before they are laid out", () => {
    const wide = `<w:tr><w:tc><w:tcPr><w:gridSpan w:val="100000"/></w:tcPr><w:p/></w:tc></w:tr>`;
    expect(codeOf(docx({ body: `${BODY}<w:tbl>${wide}</w:tbl>` }))).toBe("too_large");
    const long = "<w:tr><w:tc><w:p/></w:tc></w:tr>".repeat(100_000);
    expect(codeOf(docx({ body: `${BODY}<w:tbl>${long}</w:tbl>` }))).toBe("too_large");
    expect(codeOf(docx({ body: `<w:sdt><w:sdtContent>${p(r("x."), "").repeat(40_000)}</w:sdtContent></w:sdt>` }))).toBe(
      "too_large",
    );
  });

  test("[DI4] XML that is not well formed, and bytes that are no text, are damage", () => {
    expect(codeOf(withText(document("<w:p>")))).toBe("damaged");
    expect(codeOf(withText(`${document("")}<w:p/>`))).toBe("damaged");
    expect(codeOf(withText(`<${"a".repeat(200_000)}`))).toBe("damaged");
    expect(codeOf(withText("<".repeat(200)))).toBe("damaged");
    expect(codeOf(withText("<".repeat(200_000)))).toBe("unsafe");
    const bytes = { ...docxFiles({ body: "" }), "main/text.xml": Uint8Array.of(0x3c, 0xff, 0xfe, 0x00) };
    expect(codeOf(zipSync(bytes))).toBe("damaged");
  });

  test("[DI4] a file without words is empty", () => {
    expect(codeOf(docx({ body: "" }))).toBe("empty");
    expect(codeOf(docx({ body: p("") + p(r("   ")) }))).toBe("empty");
  });

  test("[DI4] more paragraphs than a draft may have are too many", () => {
    expect(codeOf(docx({ body: p(r("Some words.")).repeat(5_001) }))).toBe("too_large");
  });
});
