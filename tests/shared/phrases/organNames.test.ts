import { expect, test } from "vitest";
import { isOrganName, organItalics, organOf } from "../../../shared/phrases/organNames.ts";

test.each([
  ["The General Assembly,", "General Assembly"],
  ["The General Assembly", "General Assembly"],
  [
    "The Conference of the Parties to the Convention on Lagoons,",
    "Conference of the Parties to the Convention on Lagoons",
  ],
  ["L'Assemblée générale,", "Assemblée générale"],
  ["L’Assemblée générale,", "Assemblée générale"],
  ["Le Conseil de sécurité,", "Conseil de sécurité"],
  ["La Asamblea General,", "Asamblea General"],
  ["Генеральная Ассамблея,", "Генеральная Ассамблея"],
  ["安全理事会，", "安全理事会"],
  ["إن الجمعية العامة،", "الجمعية العامة"],
  ["The Commission on Science, Technology and Development,", "Commission on Science, Technology and Development"],
])("[PH7] “%s” is an enacting line of the %s", (line, organ) => {
  expect(organOf(line)).toBe(organ);
});

test.each([
  "General Assembly,",
  "The Commission on Lagoons",
  "The Commission met; it parted,",
  "The lagoon,",
  "Recalling the General Assembly,",
  "",
])("[PH7] “%s” is no enacting line", (line) => {
  expect(organOf(line)).toBeUndefined();
});

test("[PH7] the names of the principal organs are known", () => {
  expect(isOrganName("Security Council")).toBe(true);
  expect(isOrganName("Conseil des droits de l'homme")).toBe(true);
  expect(isOrganName("Council")).toBe(false);
});

test("[PH8] the organ is set in italics, the comma behind it is not", () => {
  expect(organItalics("The General Assembly,")).toBe("The General Assembly");
  expect(organItalics("The General Assembly")).toBe("The General Assembly");
});
