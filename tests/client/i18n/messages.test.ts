import { expect, test } from "vitest";
import en from "../../../shared/i18n/en.json" with { type: "json" };
import fr from "../../../shared/i18n/fr.json" with { type: "json" };
import { INTERFACE_LANGUAGES, OWN_NAMES } from "../../../shared/i18n/keys.ts";
import { ERRORS } from "../../../shared/protocol/errors.ts";

const PLURAL = /_(zero|one|two|few|many|other)$/;
const LANGUAGES = { en, fr } as const;

/** Every message by its full key: "home.title". */
function flat(node: unknown, path = ""): [string, string][] {
  if (typeof node === "string") return [[path, node]];
  return Object.entries(node as Record<string, unknown>).flatMap(([key, value]) =>
    flat(value, path ? `${path}.${key}` : key),
  );
}

const english = new Map(flat(en));
const baseKeys = (messages: Iterable<string>) =>
  [...new Set([...messages].map((key) => key.replace(PLURAL, "")))].sort();
const placeholders = (message: string) => [...message.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map((match) => match[1]).sort();

test("[I18N1] every interface language has a file of messages and its own name", () => {
  expect(Object.keys(LANGUAGES).sort()).toEqual([...INTERFACE_LANGUAGES].sort());
  expect(Object.keys(OWN_NAMES).sort()).toEqual([...INTERFACE_LANGUAGES].sort());
  expect(english.size).toBeGreaterThan(200);
});

test.each(INTERFACE_LANGUAGES)("[I18N2] %s has exactly the messages of English", (language) => {
  const messages = flat(LANGUAGES[language]).map(([key]) => key);
  expect(baseKeys(messages)).toEqual(baseKeys(english.keys()));
});

test.each(INTERFACE_LANGUAGES)(
  "[I18N2] no message of %s is empty, and each fills in what English fills in",
  (language) => {
    for (const [key, message] of flat(LANGUAGES[language])) {
      expect(message.trim(), key).not.toBe("");
      const base = key.replace(PLURAL, "");
      const model = english.get(key) ?? english.get(`${base}_other`);
      // A singular may leave its number out ("one person").
      const wanted = placeholders(model ?? "");
      const given = placeholders(message);
      expect(PLURAL.test(key) ? [...new Set([...given, "count"])].sort() : given, `${language} ${key}`).toEqual(
        PLURAL.test(key) ? [...new Set([...wanted, "count"])].sort() : wanted,
      );
    }
  },
);

test.each(INTERFACE_LANGUAGES)("[I18N2] messages with a number have every plural form of %s", (language) => {
  const messages = new Map(flat(LANGUAGES[language]));
  const wanted = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  const counted = baseKeys([...messages.keys()].filter((key) => PLURAL.test(key)));
  expect(counted.length).toBeGreaterThan(10);
  for (const base of counted) {
    const given = [...messages.keys()].filter((key) => key.replace(PLURAL, "") === base && key !== base);
    // "None" may have a sentence of its own in any language; then it has one in every language.
    const withNone = english.has(`${base}_zero`) ? new Set([...wanted, "zero"]) : new Set(wanted);
    expect(given.map((key) => key.slice(base.length + 1)).sort(), base).toEqual([...withNone].sort());
  }
});

test("[I18N2] every error of the wire has its sentence", () => {
  for (const entry of Object.values(ERRORS)) expect(english.has(entry.messageKey), entry.messageKey).toBe(true);
});
