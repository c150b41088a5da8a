import * as Y from "yjs";
import type { Operation, OperationContent } from "../../shared/domain/operation.ts";
import { UpdateError } from "./decodeUpdate.ts";
import type { DocumentPaths } from "./documentPaths.ts";
import { entryOutcome } from "./entryOutcome.ts";
import { itemContent } from "./itemContent.ts";
import type { Place, PlacedStruct, SharedType } from "./placedStruct.ts";

/** What an update does to one key of one map, gathered before its outcome is known. */
interface Entry {
  readonly candidates: PlacedStruct[];
  isCurrentDeleted: boolean;
}

/** Content of a value that comes deleted. */
const NOTHING: OperationContent = { type: "deleted", length: 1 };
const TYPES: readonly string[] = ["map", "text", "array"];

/** Gathers what an update does to maps, and gives one operation a key: its net effect. Rule SY12. */
export class MapEntries {
  readonly #entries = new Map<SharedType | PlacedStruct | null, Map<string, Entry>>();

  /** @throws UpdateError for an entry that no Yjs would make. */
  add(struct: PlacedStruct, key: string): void {
    // Yjs merges values that were overwritten at once; a value that stands is one.
    if (struct.length !== 1 && !struct.isDead) throw new UpdateError("structure", "entry of many values");
    if (struct.rightOrigin) throw new UpdateError("structure", "entry before another");
    this.#entry(struct.place.container, key).candidates.push(struct);
  }

  /** The value that stands now is deleted. */
  noteDeleted(container: SharedType, key: string): void {
    this.#entry(container, key).isCurrentDeleted = true;
  }

  /** @throws UpdateError when foreseeing the outcome takes more steps than `spend` allows. */
  operations(paths: DocumentPaths, spend: (steps: number) => void): Operation[] {
    const operations: Operation[] = [];
    for (const [container, keys] of this.#entries) {
      const path = paths.of(container);
      if (!path) continue;
      for (const [key, entry] of keys) {
        const current = container instanceof Y.AbstractType ? container._map.get(key) : undefined;
        for (const effect of effects(entry, current, spend)) operations.push({ ...effect, path, key });
      }
    }
    return operations;
  }

  #entry(container: Place["container"], key: string): Entry {
    const keys = this.#entries.get(container) ?? new Map<string, Entry>();
    this.#entries.set(container, keys);
    const entry = keys.get(key) ?? { candidates: [], isCurrentDeleted: false };
    keys.set(key, entry);
    return entry;
  }
}

function effects(
  { candidates, isCurrentDeleted }: Entry,
  current: Y.Item | undefined,
  spend: (steps: number) => void,
): Pick<Operation, "action" | "content">[] {
  const outcome = entryOutcome(current, candidates, isCurrentDeleted, spend);
  // Two who put a type under one key without knowing of each other: the words of one would go with it.
  const isTypeLost = candidates.some(
    (candidate) => TYPES.includes(candidate.content.type) && !candidate.isDead && candidate !== outcome,
  );
  const isTypeOverwritten =
    current?.content instanceof Y.ContentType && !current.deleted && !isCurrentDeleted && outcome !== "current";
  if (isTypeLost || isTypeOverwritten) return [{ action: "set", content: { type: "other", name: "overtaken type" } }];
  // What has no effect is still written down somewhere: it needs the same permission.
  if (outcome === null) return [{ action: "delete", content: current ? itemContent(current) : NOTHING }];
  if (outcome !== "current") return [{ action: "set", content: outcome.content }];
  return [{ action: "set", content: candidates.findLast(({ isDead }) => !isDead)?.content ?? NOTHING }];
}
