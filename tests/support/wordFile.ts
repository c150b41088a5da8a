import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

/** What a part of a Word file is to read instead. */
type Rewrite = (xml: string) => string;

/** A Word file with its main part rewritten, as a delegation's own Word would. */
export function rewritten(docx: Uint8Array, rewrite: Rewrite): Uint8Array {
  const parts = unzipSync(docx);
  const xml = rewrite(strFromU8(parts["word/document.xml"] ?? new Uint8Array()));
  return zipSync({ ...parts, "word/document.xml": strToU8(xml) });
}

/** The words of the main part, without tags. */
export function wordsOfWord(docx: Uint8Array): string {
  const xml = strFromU8(unzipSync(docx)["word/document.xml"] ?? new Uint8Array());
  return xml.replaceAll(/<\/w:p>/g, "\n").replaceAll(/<[^>]+>/g, "");
}

let revision = 90_000;
const by = (author: string): string => {
  revision += 1;
  return `w:id="${revision}" w:author="${author}" w:date="2026-11-21T12:00:00Z"`;
};

/** `from` struck and `to` put in by `author`, as tracked changes; either may be empty only if the other is not. */
export function trackChange(author: string, from: string, to: string): Rewrite {
  return (xml) => {
    const run = new RegExp(`<w:r>((?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?)<w:t[^>]*>([^<]*?)${from}([^<]*)</w:t></w:r>`);
    if (!run.test(xml)) throw new Error(`no run has the words ${from}`);
    return xml.replace(run, (_all, format: string, before: string, after: string) => {
      const text = (words: string): string =>
        words === "" ? "" : `<w:r>${format}<w:t xml:space="preserve">${words}</w:t></w:r>`;
      const gone = `<w:del ${by(author)}><w:r>${format}<w:delText xml:space="preserve">${from}</w:delText></w:r></w:del>`;
      return `${text(before)}${gone}<w:ins ${by(author)}>${text(to)}</w:ins>${text(after)}`;
    });
  };
}

/** A paragraph of the same form put in by `author` behind the one that has some words. */
export function trackParagraph(author: string, behind: string, words: string): Rewrite {
  return (xml) => {
    const paragraph = [...xml.matchAll(/<w:p>(?:(?!<\/w:p>).)*<\/w:p>/gs)].find(([all]) => all.includes(behind));
    if (!paragraph) throw new Error(`no paragraph has the words ${behind}`);
    const [all] = paragraph;
    const form = /<w:pPr>((?:(?!<w:rPr>|<\/w:pPr>).)*)/s.exec(all)?.[1] ?? "";
    const mark = `<w:pPr>${form}<w:rPr><w:ins ${by(author)}/></w:rPr></w:pPr>`;
    const text = `<w:ins ${by(author)}><w:r><w:t xml:space="preserve">${words}</w:t></w:r></w:ins>`;
    return xml.replace(all, () => `${all}<w:p>${mark}${text}</w:p>`);
  };
}
