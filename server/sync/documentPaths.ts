import * as Y from "yjs";
import { UpdateError } from "./decodeUpdate.ts";
import type { PlacedStruct, SharedType } from "./placedStruct.ts";

/** Deepest path that an operation may have. */
const MAX_DEPTH = 8;

/** Paths of containers, those of the document and those that an update brings; each is worked out once. */
export class DocumentPaths {
  readonly #known = new Map<unknown, readonly string[] | null>();

  /**
   * Path of a container, root first; null when it is garbage, or deleted, or in something deleted. A step without a key
   * is `#`. @throws UpdateError when it lies too deep.
   */
  of(container: SharedType | PlacedStruct | null): readonly string[] | null {
    const known = this.#known.get(container);
    if (known !== undefined) return known;
    const path = container instanceof Y.AbstractType ? this.#ofType(container) : this.#ofStruct(container);
    if (path && path.length > MAX_DEPTH) throw new UpdateError("structure", "too deep");
    this.#known.set(container, path);
    return path;
  }

  #ofType(type: SharedType): readonly string[] | null {
    const item = type._item;
    if (!item) return [Y.findRootTypeKey(type)];
    const parent = item.deleted ? null : this.of(item.parent as SharedType | null);
    return parent && [...parent, item.parentSub ?? "#"];
  }

  /** Structs are asked for parents first, so that this goes one step up and no further. */
  #ofStruct(struct: PlacedStruct | null): readonly string[] | null {
    const parent = struct && !struct.isDead ? this.of(struct.place.container) : null;
    return parent && [...parent, struct?.place.sub ?? "#"];
  }
}
