import { expect, test } from "vitest";
import { firstLanguage, startI18n, storedLanguage, storeLanguage } from "../../../client/live/i18n.ts";
import { formatsFor } from "../../../client/live/useFormats.ts";

test("[I18N3] the stored choice comes first, then the browser's languages in their order, then English", () => {
  expect(firstLanguage("fr", ["en-US"])).toBe("fr");
  expect(firstLanguage(null, ["de-DE", "fr-CA", "en"])).toBe("fr");
  expect(firstLanguage("tlh", ["en-GB", "fr"])).toBe("en");
  expect(firstLanguage(null, ["de", "pt-BR"])).toBe("en");
  expect(firstLanguage(null, [])).toBe("en");
});

test("[I18N3] a choice is kept on the device", () => {
  storeLanguage("fr");
  expect(storedLanguage()).toBe("fr");
});

test("[A11Y14] the page carries the language and direction of the interface, from the start and after a change", async () => {
  const i18n = startI18n("fr");
  expect([document.documentElement.lang, document.documentElement.dir]).toEqual(["fr", "ltr"]);
  expect(i18n.t("ui.cancel")).toBe("Annuler");
  await i18n.changeLanguage("en");
  expect([document.documentElement.lang, document.documentElement.dir]).toEqual(["en", "ltr"]);
});

test("[I18N2] plurals follow the language: French says one for nought", async () => {
  const i18n = startI18n("fr");
  expect(i18n.t("import.headings", { count: 0 })).toBe("0 intertitre");
  expect(i18n.t("import.headings", { count: 2 })).toBe("2 intertitres");
  await i18n.changeLanguage("en");
  expect(i18n.t("import.headings", { count: 0 })).toBe("0 headings");
});

test("[I18N4] dates have the day before the month in both languages, and how long ago is said in words", () => {
  const noon = "2026-12-03T12:00:00.000Z";
  expect(formatsFor("en").dateTime(noon)).toMatch(/^3 Dec 2026/);
  expect(formatsFor("fr").dateTime(noon)).toMatch(/^3 déc\. 2026/);
  const at = Date.parse(noon);
  expect(formatsFor("en").ago(noon, at + 20_000)).toBe("now");
  expect(formatsFor("en").ago(noon, at + 125_000)).toBe("2 minutes ago");
  expect(formatsFor("fr").ago(noon, at + 3 * 3_600_000)).toBe("il y a 3 heures");
  expect(formatsFor("en").ago(noon, at + 26 * 3_600_000)).toBe("yesterday");
  expect(formatsFor("en").ago(noon, at + 9 * 86_400_000)).toBe("3 Dec 2026");
  expect(formatsFor("en").ago(noon, at - 60_000)).toBe("now");
});
