import { type FollowerPlace, Followers } from "../../amendments/followers.ts";
import { type TrackedPiece, trackedPieces } from "../../amendments/trackedPieces.ts";
import { type DraftPhrases, leadOf } from "../../document/clauseViews.ts";
import type { ContentClause } from "../../document/content.ts";
import { contentPhrases } from "../../document/contentPhrases.ts";
import type { DraftFile, FileAmendment } from "../../document/draftFile.ts";
import { workingNumber } from "../../document/labels.ts";
import { leadLength, proposedLeadLength } from "../../document/leadLength.ts";
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
  readonly #places = new Map<ClauseId, number>();
  readonly #phrases: DraftPhrases;

  constructor(file: DraftFile, isFinal: boolean) {
    this.#file = file;
    this.#isFinal = isFinal;
    this.#phrases = contentPhrases(file.content);
    file.content.clauses.forEach(({ id }, at) => {
      this.#places.set(id, at);
    });
    file.amendments.forEach(({ proposed }, amendment) => {
      if (proposed.kind === "edit" && "clause" in proposed.on) {
        this.#propose(proposed.on.clause, amendment, proposed.text);
      }
      if (proposed.kind === "delete" || proposed.kind === "move") {
        for (const { id } of this.#family(proposed.on.clause)) this.#propose(id, amendment, null);
      }
    });
  }

  list(): readonly FileClause[] {
    const coming = this.#file.amendments.flatMap((amendment, index) => {
      const place = this.#placeOf(amendment);
      return place ? [{ index, amendment, place }] : [];
    });
    const followers = new Followers(coming, ({ place }) => place);
    const brought = (ones: typeof coming): FileClause[] =>
      ones.flatMap(({ amendment, index }) => this.#brought(amendment, index));
    return [
      ...brought(followers.takeBehind(null)),
      ...this.#file.content.clauses.flatMap((clause) => [
        this.#base(clause),
        ...brought(followers.takeBehind(clause.id)),
      ]),
      // Whatever follows a clause that is not there stands at the end.
      ...brought(followers.takeRest()),
    ];
  }

  /** What a new clause, a version or a moved clause stands behind. */
  #placeOf({ proposed }: FileAmendment): FollowerPlace | undefined {
    if (proposed.kind === "insert" || proposed.kind === "move") return proposed;
    if (proposed.kind !== "alt") return undefined;
    return { after: this.#family(proposed.on.clause).at(-1)?.id ?? null };
  }

  #propose(clause: ClauseId, amendment: number, text: readonly Run[] | null): void {
    const known = this.#proposed.get(clause);
    if (known) known.push({ amendment, text });
    else this.#proposed.set(clause, [{ amendment, text }]);
  }

  /** A clause with its sub-clauses. */
  #family(id: ClauseId): readonly ContentClause[] {
    return familyAt(this.#file.content.clauses, this.#places.get(id) ?? -1);
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
    return proposedLeadLength(part, part.text, this.#phrases);
  }
}

function whole(piece: TrackedPiece, owners: readonly number[], lead: number): InlineText {
  return { pieces: piece.runs.length === 0 ? [] : [piece], owners, lead, leads: owners.map(() => lead) };
}

/** "PP 3 bis" → "3bis". */
function addressOf(label: string): string {
  return addressPart(workingNumber(label, "operative"));
}
