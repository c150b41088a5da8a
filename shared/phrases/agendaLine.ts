import type { Language } from "../domain/draftHead.ts";

const AGENDA_ITEM: Readonly<Record<Language, (item: string) => string>> = {
  ar: (item) => `البند ${item} من جدول الأعمال`,
  en: (item) => `Agenda item ${item}`,
  es: (item) => `Tema ${item} del programa`,
  fr: (item) => `Point ${item} de l’ordre du jour`,
  ru: (item) => `Пункт ${item} повестки дня`,
  zh: (item) => `议程项目${item}`,
};

/** The line of the masthead that names the agenda item ("18", "68 (a)"), in the language of the draft. Rule PH10. */
export function agendaLine(item: string, language: Language): string {
  return AGENDA_ITEM[language](item);
}
