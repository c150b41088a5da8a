import { expect, test } from "vitest";
import { LANGUAGES } from "../../../shared/domain/draftHead.ts";
import { enactingLine } from "../../../shared/phrases/enactingLine.ts";
import { organOf } from "../../../shared/phrases/organNames.ts";

test.each([
  ["en", "Economic and Social Council", "The Economic and Social Council,"],
  ["en", "The Security Council,", "The Security Council,"],
  ["fr", "Assemblée générale", "L’Assemblée générale,"],
  ["fr", "Conseil de sécurité", "Le Conseil de sécurité,"],
  ["fr", "Commission du développement social", "La Commission du développement social,"],
  ["es", "Consejo de Seguridad", "El Consejo de Seguridad,"],
  ["es", "Asamblea General", "La Asamblea General,"],
  ["ru", "Совет Безопасности", "Совет Безопасности,"],
  ["ar", "مجلس الأمن", "إن مجلس الأمن،"],
  ["zh", "安全理事会", "安全理事会，"],
] as const)("[PH9] %s: %s gives its enacting line", (language, organ, line) => {
  expect(enactingLine(language, organ)).toBe(line);
});

test("[PH9] without an organ it is the General Assembly that speaks, in the language of the draft", () => {
  const lines = LANGUAGES.map((language) => enactingLine(language, undefined));
  expect(lines).toEqual([
    "إن الجمعية العامة،",
    "The General Assembly,",
    "La Asamblea General,",
    "L’Assemblée générale,",
    "Генеральная Ассамблея,",
    "大会，",
  ]);
  expect(enactingLine("en", "  ")).toBe("The General Assembly,");
});

test("[PH9] the line it makes is read as the same organ again", () => {
  for (const organ of ["General Assembly", "Human Rights Council", "Commission on the Status of Women"]) {
    expect(organOf(enactingLine("en", organ))).toBe(organ);
  }
});
