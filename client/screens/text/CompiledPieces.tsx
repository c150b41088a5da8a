import { Fragment } from "react";
import type { CompiledPiece } from "../../../shared/amendments/compiledRuns.ts";
import { plainText } from "../../../shared/domain/clause.ts";
import type { DelegationHues } from "../../live/delegationHues.ts";
import { Tag } from "../../ui/Tag.tsx";
import styles from "./CompiledPieces.module.css";
import { Runs } from "./Runs.tsx";

export interface CompiledPiecesProps {
  readonly pieces: readonly CompiledPiece[];
  readonly lead: string;
  readonly noteNumbers: ReadonlyMap<string, number>;
  readonly hues: DelegationHues;
}

/**
 * Words of a compilation. What the machine wrote looks otherwise than the words of the draft, and reads letter by letter as
 * it is exported. Rule UI112.
 */
export function CompiledPieces({ pieces, lead, noteNumbers, hues }: CompiledPiecesProps) {
  let left = lead;
  return pieces.map((piece, index) => {
    const key = `${piece.made} ${index}`;
    if (piece.delegations) return <Attribution key={key} codes={piece.delegations} hues={hues} />;
    const own = piece.made === "words" ? left.slice(0, plainText(piece.runs).length) : "";
    left = left.slice(own.length);
    const runs = <Runs runs={piece.runs} lead={own} noteNumbers={noteNumbers} />;
    if (piece.made === "words") return <Fragment key={key}>{runs}</Fragment>;
    return (
      <span key={key} className={piece.made === "bracket" ? styles.bracket : styles.command}>
        {runs}
      </span>
    );
  });
}

function Attribution({ codes, hues }: { readonly codes: readonly string[]; readonly hues: DelegationHues }) {
  return (
    <span className={styles.attribution}>
      <span className={styles.bracket}>[</span>
      {codes.map((code, index) => (
        <Fragment key={code}>
          {index > 0 ? ", " : ""}
          <span title={hues.nameOf(code)}>
            <Tag code={code} hue={hues.hueOf(code)} />
          </span>
        </Fragment>
      ))}
      {": "}
    </span>
  );
}
