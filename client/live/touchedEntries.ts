import * as Y from "yjs";

/** An entry of a root of the document, at whatever depth something changed in it: "clauses/<id>", "amendments/<id>". */
export type EntryName = `${string}/${string}`;

/** The entries whose words, fields or cells a transaction changed. What is in no entry, a list or a root itself, is left out. */
export function touchedEntries(transaction: Y.Transaction): ReadonlySet<EntryName> {
  const roots = new Map([...transaction.doc.share].map(([name, type]) => [type as unknown, name]));
  const touched = new Set<EntryName>();
  for (const [type, keys] of transaction.changed) {
    const root = roots.get(type);
    if (root !== undefined) {
      for (const key of keys) if (key !== null) touched.add(`${root}/${key}`);
      continue;
    }
    const entry = entryAround(type as Y.AbstractType<unknown>, roots);
    if (entry) touched.add(entry);
  }
  return touched;
}

/** The ids of the entries of one root among all that were touched. */
export function idsIn<Id extends string>(root: string, entries: ReadonlySet<EntryName>): Id[] {
  return [...entries].flatMap((entry) => (entry.startsWith(`${root}/`) ? [entry.slice(root.length + 1) as Id] : []));
}

function entryAround(type: Y.AbstractType<unknown>, roots: ReadonlyMap<unknown, string>): EntryName | null {
  for (let item = type._item; item !== null; ) {
    const { parent, parentSub } = item;
    const root = roots.get(parent);
    if (root !== undefined) return parentSub === null ? null : `${root}/${parentSub}`;
    item = parent instanceof Y.AbstractType ? parent._item : null;
  }
  return null;
}
