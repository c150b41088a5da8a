import { AlignmentType, type INumberingOptions, LevelSuffix } from "docx";
import type { Language } from "../../../domain/draftHead.ts";
import { LISTS, type ListName, listLevels } from "./listPlaces.ts";
import { indentOf } from "./styles.ts";

/** Under which name the library knows a list. */
export function listReference(list: ListName): string {
  return `adref-${list}`;
}

/** Every list that a draft of this language may need; the library writes those that are used. Rule DX5. */
export function numberingOptions(language: Language): INumberingOptions {
  return {
    config: LISTS.map((list) => ({
      reference: listReference(list),
      levels: listLevels(list, language).map(({ format, text }, level) => ({
        level,
        format,
        text,
        alignment: AlignmentType.LEFT,
        ...(format === "none" ? { suffix: LevelSuffix.NOTHING } : {}),
        style: { paragraph: indentOf(list, level) },
      })),
    })),
  };
}
