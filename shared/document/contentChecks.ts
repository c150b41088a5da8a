import { isStorableText } from "../domain/words.ts";

/** One fault of a content JSON, with its place: "clauses[3].text[0].marks". */
export interface ContentFault {
  readonly path: string;
  readonly code: ContentFaultCode;
  /** English sentence for logs and the command line; screens translate by `code`. */
  readonly message: string;
}

export type ContentFaultCode =
  | "not_json"
  | "version"
  | "missing"
  | "unknown_key"
  | "wrong_type"
  | "wrong_value"
  | "too_large"
  | "duplicate_id"
  | "dangling_note"
  | "uncited_note"
  | "note_in_note"
  | "level_jump"
  | "misplaced"
  | "ragged_table";

/** After this many faults nobody reads on. */
const MAX_FAULTS = 100;

/** "clauses[3]" and "id" → "clauses[3].id" */
function pathTo(path: string, key: string): string {
  return path === "" ? key : `${path}.${key}`;
}

/**
 * Collects faults while a value from outside is read field by field. Nothing it gives back is of a wrong type. A field that
 * is not there at all is told by `object`; reading it gives nothing and is no second fault.
 */
export class ContentChecks {
  readonly faults: ContentFault[] = [];

  /** Notes a fault and gives nothing, so that a reader can `return checks.fault(…)`. */
  fault(path: string, code: ContentFaultCode, message: string): undefined {
    if (this.faults.length < MAX_FAULTS) this.faults.push({ path, code, message });
    return undefined;
  }

  /** A plain object with no other keys than those named; keys without `?` must be there. */
  object(value: unknown, path: string, keys: readonly string[]): Readonly<Record<string, unknown>> | undefined {
    if (value === undefined && path !== "") return undefined;
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      return this.fault(path, "wrong_type", "an object was expected");
    }
    const known = new Set(keys.map((key) => key.replace("?", "")));
    for (const key of Object.keys(value)) {
      if (!known.has(key)) this.fault(pathTo(path, key), "unknown_key", `"${key}" is not known here`);
    }
    for (const key of keys) {
      if (!key.endsWith("?") && !Object.hasOwn(value, key)) this.fault(pathTo(path, key), "missing", "this is missing");
    }
    return Object.fromEntries(Object.entries(value).filter(([key]) => known.has(key)));
  }

  /** An array of at most `most` entries; each is read by `read`, and left out where that gives nothing. */
  array<T>(value: unknown, path: string, most: number, read: (entry: unknown, path: string) => T | undefined): T[] {
    if (value === undefined) return [];
    if (!Array.isArray(value)) {
      this.fault(path, "wrong_type", "an array was expected");
      return [];
    }
    if (value.length > most) {
      this.fault(path, "too_large", `there are ${value.length} entries, at most ${most} are allowed`);
      return [];
    }
    const entries: T[] = [];
    value.forEach((entry: unknown, index) => {
      const one = read(entry, `${path}[${index}]`);
      if (one !== undefined) entries.push(one);
    });
    return entries;
  }

  /** A string of at most `most` UTF-16 units, without characters that may not stand in a text. Rule PE6. */
  string(value: unknown, path: string, most: number): string | undefined {
    if (value === undefined) return undefined;
    if (typeof value !== "string") return this.fault(path, "wrong_type", "a string was expected");
    if (value.length > most) return this.fault(path, "too_large", `the text has more than ${most} characters`);
    if (!value.isWellFormed()) return this.fault(path, "wrong_value", "the text holds half of a character");
    return isStorableText(value) ? value : this.fault(path, "wrong_value", "the text holds a control character");
  }

  /** A whole number within bounds. */
  integer(value: unknown, path: string, least: number, most: number): number | undefined {
    if (value === undefined) return undefined;
    if (typeof value !== "number" || !Number.isInteger(value)) {
      return this.fault(path, "wrong_type", "a whole number was expected");
    }
    if (value >= least && value <= most) return value;
    return this.fault(path, "wrong_value", `${value} is not between ${least} and ${most}`);
  }

  /** One of a closed set of words. */
  oneOf<T extends string>(value: unknown, path: string, values: readonly T[]): T | undefined {
    if (value === undefined) return undefined;
    const found = values.find((one) => one === value);
    return found ?? this.fault(path, "wrong_value", `expected one of: ${values.join(", ")}`);
  }
}
