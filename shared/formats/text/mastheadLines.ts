import type { Content } from "../../document/content.ts";
import { plainText } from "../../domain/clause.ts";
import type { DraftType, Language } from "../../domain/draftHead.ts";
import { organOf } from "../../phrases/organNames.ts";
import { MASTHEAD_LABELS, NUMBERED_TITLE, readColumn } from "./masthead.ts";

const TYPE_WORDS: Readonly<Record<"en" | "es" | "fr", Readonly<Record<DraftType, string>>>> = {
  en: { resolution: "Resolution", decision: "Decision", report: "Report" },
  es: { resolution: "Resolución", decision: "Decisión", report: "Informe" },
  fr: { resolution: "Résolution", decision: "Décision", report: "Rapport" },
};

function titleOf(content: Content): string | undefined {
  const title = content.clauses.find(({ kind }) => kind === "title");
  return title && plainText(title.text);
}

/** May the number stand before the title, so that both are told apart again? */
export function isNumberedTitle({ head }: Content, text: string): boolean {
  return head.number !== undefined && NUMBERED_TITLE.exec(`${head.number}. ${text}`)?.[1] === head.number;
}

/**
 * What stands above the title, a line for each field: in its usual form where `readMasthead` knows that again, with a label
 * otherwise. Rule EX13.
 */
export function mastheadLines(content: Content): string[] {
  const { head, type, language, clauses } = content;
  const enacting = clauses.find(({ kind }) => kind === "enacting");
  const organ = enacting && organOf(plainText(enacting.text));
  const title = titleOf(content) ?? "";
  const typeWord = TYPE_WORDS[typeLanguage(language)][type];
  const hasNumberLine = title === "" && head.number !== undefined && type !== "report" && /^\d/.test(head.number);
  const isTypeClear = type === "resolution" && organ !== undefined;
  const lines: string[] = [];
  if (head.organ !== undefined && head.organ !== organ) lines.push(usualForm("organ", head.organ, head.organ));
  if (head.symbol !== undefined) lines.push(usualForm("symbol", head.symbol, head.symbol));
  if (head.session !== undefined) lines.push(usualForm("session", head.session, head.session));
  if (head.agendaItem !== undefined)
    lines.push(usualForm("agendaItem", head.agendaItem, `Agenda item ${head.agendaItem}`));
  if (hasNumberLine) lines.push(`${typeWord} ${head.number}`);
  else {
    if (!isTypeClear) lines.push(typeWord);
    if (head.number !== undefined && !isNumberedTitle(content, title))
      lines.push(`${MASTHEAD_LABELS.number} ${head.number}`);
  }
  return lines;
}

/** The UN's words for the types exist here in three languages; the others use English. */
function typeLanguage(language: Language): "en" | "es" | "fr" {
  return language === "es" || language === "fr" ? language : "en";
}

function usualForm(field: keyof typeof MASTHEAD_LABELS, value: string, usual: string): string {
  const read = readColumn(usual);
  const isKnown = typeof read === "object" && read[field] === value;
  return isKnown ? usual : `${MASTHEAD_LABELS[field]} ${value}`;
}
