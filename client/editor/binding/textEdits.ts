import type { Fragment, Node } from "@tiptap/pm/model";
import type { StepMap } from "@tiptap/pm/transform";
import { Mapping } from "@tiptap/pm/transform";
import { flatText } from "../schema/inlineNodes.ts";

/** A place that a transaction changed, in the document before it and in the one after it. */
export interface ChangedRange {
  readonly oldFrom: number;
  readonly oldTo: number;
  readonly newFrom: number;
  readonly newTo: number;
}

/** One replacement inside a unit: the units `from`–`to` of the old content gave way to `newFrom`–`newTo` of the new one. */
export interface TextEdit {
  readonly from: number;
  readonly to: number;
  readonly newFrom: number;
  readonly newTo: number;
}

/** Where the steps of a transaction changed something, in text order, overlapping places joined. Rule BIND5. */
export function changedRanges(maps: readonly StepMap[]): ChangedRange[] {
  const found: ChangedRange[] = [];
  maps.forEach((map, index) => {
    const back = new Mapping(maps.slice(0, index)).invert();
    const forth = new Mapping(maps.slice(index + 1));
    map.forEach((oldStart, oldEnd, newStart, newEnd) => {
      found.push({
        oldFrom: back.map(oldStart, -1),
        oldTo: back.map(oldEnd, 1),
        newFrom: forth.map(newStart, -1),
        newTo: forth.map(newEnd, 1),
      });
    });
  });
  found.sort((a, b) => a.newFrom - b.newFrom || a.newTo - b.newTo);
  const joined: ChangedRange[] = [];
  for (const range of found) {
    const last = joined.at(-1);
    if (last && range.newFrom <= last.newTo) {
      joined[joined.length - 1] = {
        oldFrom: Math.min(last.oldFrom, range.oldFrom),
        oldTo: Math.max(last.oldTo, range.oldTo),
        newFrom: last.newFrom,
        newTo: Math.max(last.newTo, range.newTo),
      };
    } else joined.push(range);
  }
  return joined;
}

/**
 * The replacements that turn the old content of a unit into the new one, in text order. They stand where the transaction
 * says that it worked: `aaa` → `aaaa` cannot tell by itself which `a` is new. Where its ranges do not explain the
 * difference (the block was put together anew), the difference itself is taken. Never cuts a surrogate pair. Rule BIND5.
 */
export function textEdits(
  old: { readonly content: Fragment; readonly start: number },
  next: { readonly content: Fragment; readonly start: number },
  ranges: readonly ChangedRange[],
): TextEdit[] {
  const before = flatText(old.content);
  const after = flatText(next.content);
  const clamp = (value: number, max: number): number => Math.min(Math.max(value, 0), max);
  const edits = ranges
    .filter((range) => range.newTo >= next.start && range.newFrom <= next.start + after.length)
    .filter((range) => range.oldTo >= old.start && range.oldFrom <= old.start + before.length)
    .map((range) => ({
      from: clamp(range.oldFrom - old.start, before.length),
      to: clamp(range.oldTo - old.start, before.length),
      newFrom: clamp(range.newFrom - next.start, after.length),
      newTo: clamp(range.newTo - next.start, after.length),
    }));
  const taken = explains(before, after, edits)
    ? edits
    : [{ from: 0, to: before.length, newFrom: 0, newTo: after.length }];
  const embedsBefore = embedsOf(old.content);
  const embedsAfter = embedsOf(next.content);
  const same = (i: number, j: number): boolean => {
    if (before[i] !== after[j]) return false;
    const embed = embedsBefore.get(i);
    const other = embedsAfter.get(j);
    return embed === other || (embed !== undefined && other !== undefined && embed.eq(other));
  };
  return taken
    .map((edit) => shrink(before, after, edit, same))
    .filter((edit) => edit.to > edit.from || edit.newTo > edit.newFrom);
}

/** True when everything between the edits is the same on both sides. */
function explains(before: string, after: string, edits: readonly TextEdit[]): boolean {
  let at = 0;
  let newAt = 0;
  for (const edit of edits) {
    if (edit.from < at || edit.newFrom < newAt) return false;
    if (before.slice(at, edit.from) !== after.slice(newAt, edit.newFrom)) return false;
    at = edit.to;
    newAt = edit.newTo;
  }
  return before.slice(at) === after.slice(newAt);
}

/** Takes from both ends of a replacement what it puts back unchanged. */
function shrink(
  before: string,
  after: string,
  edit: TextEdit,
  same: (offset: number, newOffset: number) => boolean,
): TextEdit {
  let { from, to, newFrom, newTo } = edit;
  while (from < to && newFrom < newTo && same(from, newFrom)) {
    from++;
    newFrom++;
  }
  if (from > edit.from && (splitsPair(before, from) || splitsPair(after, newFrom))) {
    from--;
    newFrom--;
  }
  while (from < to && newFrom < newTo && same(to - 1, newTo - 1)) {
    to--;
    newTo--;
  }
  if (to < edit.to && (splitsPair(before, to) || splitsPair(after, newTo))) {
    to++;
    newTo++;
  }
  return { from, to, newFrom, newTo };
}

function embedsOf(content: Fragment): ReadonlyMap<number, Node> {
  const embeds = new Map<number, Node>();
  content.forEach((node, offset) => {
    if (!node.isText) embeds.set(offset, node);
  });
  return embeds;
}

function splitsPair(text: string, offset: number): boolean {
  const before = text.charCodeAt(offset - 1);
  const after = text.charCodeAt(offset);
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
}
