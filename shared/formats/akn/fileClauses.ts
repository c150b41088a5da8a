import { type TrackedPiece, trackedPieces } from "../../amendments/trackedPieces.ts";
import { leadOf } from "../../document/clauseViews.ts";
import type { ContentClause } from "../../document/content.ts";
import type { DraftFile, FileAmendment } from "../../document/draftFile.ts";
import { workingNumber } from "../../document/labels.ts";
import { leadLength } from "../../document/leadLength.ts";
import { familyAt } from "../../document/structure.ts";
import type { ClauseKind, Run } from "../../domain/clause.ts";
import type { ClauseId } from "../../domain/ids.ts";
import { addressPart } from "./eIds.ts";
import type { InlineText } from "./writeInline.ts";

/** A clause as it stands in a file: of the text, or brought by an amendment. */
export interface FileClause {
  /** `version` competes with a clause; `moved` shows the words of a clause at the place it is to have. */
  readonly role: "base" | "new" | "version" | "moved";
  readonly kind: ClauseKind;
  readonly level: number;
  /** What is printed before it: "5 bis.", "(a)". */
  readonly number: string;
  /** Its number or label as a part of an address: "5bis", "a"; empty where it has none. */
  readonly address: string;
  /** The permanent id; only of clauses of the text and of new ones. */
  readonly guid?: ClauseId;
  /** The opening phrase. */
  readonly lead: string;
  readonly text: InlineText;
  readonly header: number;
  readonly cells: readonly (readonly InlineText[])[];
  /** The amendment that brings it, by its index. */
  readonly amendment?: number;
}

/**
 * The clauses of a text with everything that is proposed on it, in the order of the text: new clauses and moved ones behind
 * the clause they follow, competing versions behind the clause and its sub-clauses. Nothing proposed is left out.
 */
export function fileClauses(file: DraftFile, isFinal: boolean): readonly FileClause[] {
  return new FileClauses(file, isFinal).list();
}

type Part = Pick<ContentClause, "kind" | "level" | "text" | "header" | "cells">;

class FileClauses {
  readonly #file: DraftFile;
  readonly #isFinal: boolean;
  /** For each clause the texts that are proposed in its place. */
  readonly #proposed = new Map<ClauseId, { readonly amendment: number; readonly text: readonly Run[] | null }[]>();
  readonly #behind = new Map<ClauseId | null, number[]>();
  readonly #phrases;

  constructor(file: DraftFile, isFinal: boolean) {
    this.#file = file;
    this.#isFinal = isFinal;
    const added = file.content.phrases ?? [];
    const of = (wanted: "preambular" | "operative") =>
      added.flatMap(({ kind, phrase }) => (kind === wanted ? [phrase] : []));
    this.#phrases = { preambular: of("preambular"), operative: of("operative") };
    file.amendments.forEach(({ proposed }, amendment) => {
      if (proposed.kind === "insert" || proposed.kind === "move") this.#add(this.#behind, proposed.after, amendment);
      if (proposed.kind === "alt") {
        this.#add(this.#behind, this.#family(proposed.on.clause).at(-1)?.id ?? null, amendment);
      }
      if (proposed.kind === "edit" && "clause" in proposed.on) {
        this.#add(this.#proposed, proposed.on.clause, { amendment, text: proposed.text });
      }
      if (proposed.kind === "delete" || proposed.kind === "move") {
        for (const { id } of this.#family(proposed.on.clause)) this.#add(this.#proposed, id, { amendment, text: null });
      }
    });
  }

  list(): readonly FileClause[] {
    const clauses = [
      ...this.#comingBehind(null),
      ...this.#file.content.clauses.flatMap((clause) => [this.#base(clause), ...this.#comingBehind(clause.id)]),
    ];
    // Whatever follows a clause that is not there stands at the end.
    const lost = [...this.#behind.keys()].flatMap((id) => this.#comingBehind(id));
    return [...clauses, ...lost];
  }

  /** What comes behind a clause, each with what comes behind it in turn; everything once. */
  #comingBehind(id: ClauseId | null): FileClause[] {
    const clauses: FileClause[] = [];
    const waiting = this.#taken(id);
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const amendment = this.#file.amendments[next];
      if (!amendment) continue;
      clauses.push(...this.#brought(amendment, next));
      if (amendment.proposed.kind === "insert") waiting.push(...this.#taken(amendment.proposed.clause));
    }
    return clauses;
  }

  /** Takes the amendments behind a clause off the list, the last one first. */
  #taken(id: ClauseId | null): number[] {
    const behind = this.#behind.get(id) ?? [];
    this.#behind.delete(id);
    return behind.toReversed();
  }

  #add<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
    const list = map.get(key) ?? [];
    list.push(value);
    map.set(key, list);
  }

  /** A clause with its sub-clauses. */
  #family(id: ClauseId): readonly ContentClause[] {
    const { clauses } = this.#file.content;
    return familyAt(
      clauses,
      clauses.findIndex((clause) => clause.id === id),
    );
  }

  #base(clause: ContentClause): FileClause {
    const proposed = this.#proposed.get(clause.id) ?? [];
    const owners = proposed.map(({ amendment }) => amendment);
    const texts = proposed.map(({ text }) => text ?? []);
    const gone = proposed.flatMap(({ text }, index) => (text === null ? [index] : []));
    const number =
      this.#isFinal || clause.label === "" ? clause.number : workingNumber(clause.label, clause.kind) || clause.number;
    return {
      role: "base",
      kind: clause.kind,
      level: clause.level,
      number,
      address: (this.#isFinal && addressPart(number)) || addressOf(clause.label) || addressPart(number),
      guid: clause.id,
      lead: clause.lead,
      text: {
        pieces: trackedPieces(clause.text, texts),
        owners,
        lead: leadLength(clause),
        leads: texts.map((text) => this.#lead({ ...clause, text })),
      },
      header: clause.header ?? 0,
      cells: (clause.cells ?? []).map((row) =>
        row.map((runs) => whole({ runs, deletedBy: gone, insertedBy: [] }, owners, 0)),
      ),
    };
  }

  #brought({ proposed, label }: FileAmendment, amendment: number): FileClause[] {
    if (proposed.kind === "insert") {
      const { clauseKind: kind, level, text, header = 0, cells = [], clause: guid } = proposed;
      const part = { kind, level, text, header, cells };
      return [{ ...this.#added(part, "new", amendment, label), guid }];
    }
    if (proposed.kind === "alt") {
      const [clause] = this.#family(proposed.on.clause);
      const { kind = "text", level = 0 } = clause ?? {};
      return [this.#added({ kind, level, text: proposed.text }, "version", amendment, label)];
    }
    if (proposed.kind !== "move") return [];
    const family = this.#family(proposed.on.clause);
    const shift = proposed.level - (family[0]?.level ?? 0);
    return family.map((clause) =>
      this.#added({ ...clause, level: Math.max(0, clause.level + shift) }, "moved", amendment, undefined),
    );
  }

  #added(part: Part, role: FileClause["role"], amendment: number, label: string | undefined): FileClause {
    const lead = this.#lead(part);
    const inserted = (runs: readonly Run[], length: number) =>
      whole({ runs, deletedBy: [], insertedBy: [0] }, [amendment], length);
    return {
      role,
      kind: part.kind,
      level: part.level,
      number: label === undefined ? "" : workingNumber(label, part.kind),
      address: label === undefined ? "" : addressOf(label),
      lead: leadOf(part, part.text, this.#phrases).lead,
      text: inserted(part.text, lead),
      header: part.header ?? 0,
      cells: (part.cells ?? []).map((row) => row.map((runs) => inserted(runs, 0))),
      amendment,
    };
  }

  #lead(part: Pick<Part, "kind" | "level" | "text">): number {
    return leadLength({ ...part, lead: leadOf(part, part.text, this.#phrases).lead });
  }
}

function whole(piece: TrackedPiece, owners: readonly number[], lead: number): InlineText {
  return { pieces: piece.runs.length === 0 ? [] : [piece], owners, lead, leads: owners.map(() => lead) };
}

/** "PP 3 bis" → "3bis". */
function addressOf(label: string): string {
  return addressPart(workingNumber(label, "operative"));
}
