import type { TFunction } from "i18next";
import type { Segment } from "../../../shared/amendments/overlay.ts";
import { plainText } from "../../../shared/domain/clause.ts";
import type { ComparedPart } from "./comparison.ts";

/** What a part is called: its label now, else the one it had, else its kind. */
export function nameOfPart({ kind, toLabel, fromLabel, toNumber, fromNumber }: ComparedPart, t: TFunction): string {
  if (kind === "note") return t("history.note", { number: toNumber || fromNumber });
  return toLabel || fromLabel || t(`room.kind.${kind}`);
}

/** A change to be heard: "Change 3, OP 4. Deletion: annual. Insertion: regular". Rule UI167. */
export function changeSpoken(part: ComparedPart, index: number, t: TFunction): string {
  const place = t("compare.changeAt", { number: index + 1, place: nameOfPart(part, t) });
  const what = whatChanged(part, index - part.first, t);
  return [place, ...what].join(". ");
}

/** What happened to a part as a whole: "new paragraph", "deleted". */
export function nameOfChange({ kind, change }: Pick<ComparedPart, "kind" | "change">, t: TFunction): string {
  return kind === "note" && change === "added" ? t("compare.change.addedNote") : t(`compare.change.${change}`);
}

function whatChanged(part: ComparedPart, ordinal: number, t: TFunction): readonly string[] {
  const { change } = part;
  if (change === "added" || change === "removed") return [nameOfChange(part, t)];
  const isMove = change === "moved" && ordinal === 0;
  if (isMove) return [t("compare.change.moved")];
  const place = changePlaces(part)[ordinal - (change === "moved" ? 1 : 0)];
  if (!place) return [nameOfChange(part, t)];
  const struck = plainText(place.old).trim();
  const put = place.alternatives
    .map(({ runs }) => plainText(runs))
    .join(" ")
    .trim();
  return [
    ...(struck ? [t("room.change.struck", { words: struck })] : []),
    ...(put ? [t("room.change.put", { words: put })] : []),
  ];
}

/** The changed places of a part in the order in which they are counted: its words, then its cells. */
function changePlaces({ segments, cells = [] }: ComparedPart): readonly Extract<Segment, { type: "change" }>[] {
  return [...segments, ...cells.flat(2)].flatMap((one) => (one.type === "change" ? [one] : []));
}
