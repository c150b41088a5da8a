import { strToU8, zipSync } from "fflate";

const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const NAMESPACES = [
  `xmlns:w="${W}"`,
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"',
  'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"',
].join(" ");
const RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** Parts of a Word file as somebody else might write them; what is left out is not in the file. */
export interface DocxFixture {
  /** What stands in the body. */
  readonly body: string;
  readonly styles?: string;
  readonly numbering?: string;
  readonly footnotes?: string;
  readonly endnotes?: string;
  readonly comments?: string;
  readonly commentsExtended?: string;
  readonly header?: string;
  /** Further files of the package by name. */
  readonly files?: Readonly<Record<string, Uint8Array>>;
  /** Further relationships of the document. */
  readonly relationships?: string;
}

const part = (root: string, inner: string): Uint8Array =>
  strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:${root} ${NAMESPACES}>${inner}</w:${root}>`);

/** A Word file whose parts lie elsewhere than Word puts them: only relationships lead to them. */
export function docx(fixture: DocxFixture): Uint8Array {
  return zipSync(docxFiles(fixture), { mtime: "1980-01-01T00:00:00" });
}

/** The files of such a package, for who wants to spoil them. */
export function docxFiles({ body, files = {}, relationships = "", ...given }: DocxFixture): Record<string, Uint8Array> {
  const roots = {
    styles: "styles",
    numbering: "numbering",
    footnotes: "footnotes",
    endnotes: "endnotes",
    comments: "comments",
    header: "hdr",
  } as const;
  const parts = (Object.keys(roots) as (keyof typeof roots)[]).flatMap((name) => {
    const inner = given[name];
    return inner === undefined ? [] : [{ name, bytes: part(roots[name], inner) }];
  });
  const extended = given.commentsExtended;
  if (extended !== undefined) {
    const xml = `<w15:commentsEx ${NAMESPACES}>${extended}</w15:commentsEx>`;
    parts.push({ name: "commentsExtended" as keyof typeof roots, bytes: strToU8(xml) });
  }
  const relations = parts
    .map(({ name }) => `<Relationship Id="r-${name}" Type="${OFFICE}/${name}" Target="parts/${name}-1.xml"/>`)
    .join("");
  const document = `<Relationship Id="d" Type="${OFFICE}/officeDocument" Target="/main/text.xml"/>`;
  return {
    "[Content_Types].xml": strToU8('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    "_rels/.rels": strToU8(`<Relationships xmlns="${RELATIONSHIPS}">${document}</Relationships>`),
    "main/_rels/text.xml.rels": strToU8(
      `<Relationships xmlns="${RELATIONSHIPS}">${relations}${relationships}</Relationships>`,
    ),
    "main/text.xml": part("document", `<w:body>${body}</w:body>`),
    ...Object.fromEntries(parts.map(({ name, bytes }) => [`main/parts/${name}-1.xml`, bytes])),
    ...files,
  };
}

/** A run of words, with what its properties say. */
export const r = (text: string, properties = ""): string =>
  `<w:r w:rsidRPr="00AB12CD"><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;

/** A paragraph; `properties` are those of the paragraph. */
export const p = (inner: string, properties = ""): string =>
  `<w:p w:rsidR="00AB12CD" w:rsidRDefault="00AB12CD"><w:pPr>${properties}</w:pPr>${inner}</w:p>`;

const by = (author: string): string => `w:id="9" w:author="${author}" w:date="2026-11-20T10:00:00Z"`;

/** Words that somebody puts in. */
export const ins = (author: string, inner: string): string =>
  `<w:ins ${by(author)}>${inner.startsWith("<") ? inner : r(inner)}</w:ins>`;

/** Words that somebody takes away. */
export const del = (author: string, text: string): string =>
  `<w:del ${by(author)}><w:r><w:delText xml:space="preserve">${text}</w:delText></w:r></w:del>`;

/** Paragraph properties that say that the mark was put in, or taken away. */
export const mark = (kind: "ins" | "del", author: string): string => `<w:rPr><w:${kind} ${by(author)}/></w:rPr>`;

export const footnote = (id: number, inner: string): string =>
  `<w:footnote w:id="${id}">${p(`<w:r><w:footnoteRef/></w:r>${inner}`)}</w:footnote>`;
export const cite = (id: number): string => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`;
