import type { TFunction } from "i18next";
import type { ReachedChange } from "../../editor/draftEditor.ts";

/** A change in words to be heard: "Deletion: annual. Insertion: regular, European Union." Rule A11Y6. */
export function changeWords(
  { struck, alternatives }: ReachedChange,
  nameOf: (delegation: string) => string | undefined,
  t: TFunction,
): string {
  const readings = alternatives.map(({ words, delegations }) => {
    const who =
      delegations.length === 0 ? t("room.change.own") : delegations.map((code) => nameOf(code) ?? code).join(", ");
    return words === "" ? who : `${t("room.change.put", { words })}, ${who}`;
  });
  return [
    ...(struck === "" ? [] : [t("room.change.struck", { words: struck })]),
    ...readings,
    ...(alternatives.length > 1 ? [t("room.change.collides", { count: alternatives.length })] : []),
  ].join(". ");
}
