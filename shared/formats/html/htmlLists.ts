import { letters, roman, subNumber } from "../../document/numbering.ts";
import type { HtmlElement } from "./htmlNode.ts";

/** A list while its items are read. */
export interface OpenList {
  /** 0 for the outermost list. */
  readonly level: number;
  readonly element: HtmlElement;
  /** False for bullets that no numbered list holds. */
  readonly isNumbered: boolean;
  /** Ordinal of the item read last. */
  reached: number;
}

/** No list has more items; a number beyond that is somebody's joke. */
const MOST_ITEMS = 3_999;

/** Begins a list within another, or the outermost one. */
export function openList(element: HtmlElement, outer: OpenList | null): OpenList {
  return {
    level: outer ? outer.level + 1 : 0,
    element,
    isNumbered: element.tag === "ol" || outer?.isNumbered === true,
    reached: (whole(element.attributes.start) ?? 1) - 1,
  };
}

/**
 * The number a browser would print before the next item of a list. A figure or a bullet within a numbered list stands for the
 * sign of its degree, because paragraphs below a paragraph are not numbered in figures.
 */
export function nextNumber(list: OpenList, item: HtmlElement): string {
  list.reached = whole(item.attributes.value) ?? list.reached + 1;
  const { level, element, reached } = list;
  if (!list.isNumbered || reached < 1 || reached > MOST_ITEMS) return "";
  const style = `${item.attributes.style ?? ""};${element.attributes.style ?? ""};${element.attributes.type ?? ""}`;
  if (/roman|;i$/i.test(style)) return `(${roman(reached).toLowerCase()})`;
  if (/alpha|latin|;a$/i.test(style)) return `(${letters(reached)})`;
  return level === 0 ? `${reached}.` : subNumber(Math.min(level, 4), reached, "en");
}

function whole(value: string | undefined): number | undefined {
  return value !== undefined && /^\d{1,5}$/.test(value) ? Number(value) : undefined;
}
