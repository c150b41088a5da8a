/** The languages the interface speaks. A draft may be in more. Rule I18N1. */
export const INTERFACE_LANGUAGES = ["en", "fr"] as const;
export type InterfaceLanguage = (typeof INTERFACE_LANGUAGES)[number];

/** Each language under its own name, as somebody looks for it who understands no other. */
export const OWN_NAMES: Readonly<Record<InterfaceLanguage, string>> = { en: "English", fr: "Français" };

/** The English words: the shape that every other language fills. */
export type Messages = typeof import("./en.json");

type Plural = "zero" | "one" | "two" | "few" | "many" | "other";
type WithoutPlural<Key extends string> = Key extends `${infer Base}_${Plural}` ? Base : Key;
type KeysOf<Node> = {
  [Key in keyof Node & string]: Node[Key] extends string ? WithoutPlural<Key> : `${Key}.${KeysOf<Node[Key]>}`;
}[keyof Node & string];

/** A key of a message, "home.title"; for messages with a number the key without its plural ending. Rule I18N2. */
export type MessageKey = KeysOf<Messages>;

/** True for a language the interface speaks. */
export function isInterfaceLanguage(value: unknown): value is InterfaceLanguage {
  return (INTERFACE_LANGUAGES as readonly unknown[]).includes(value);
}
