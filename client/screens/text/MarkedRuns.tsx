import { Fragment, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Overlay, Segment } from "../../../shared/amendments/overlay.ts";
import type { Proposal } from "../../../shared/amendments/proposal.ts";
import { withoutLastBlank } from "../../../shared/amendments/withoutLastBlank.ts";
import type { Run } from "../../../shared/domain/clause.ts";
import type { DelegationHues } from "../../live/delegationHues.ts";
import { Tag } from "../../ui/Tag.tsx";
import styles from "./MarkedRuns.module.css";
import { Runs } from "./Runs.tsx";

export interface MarkedRunsProps {
  readonly segments: Overlay["segments"];
  /** `changes`: what goes is struck, what comes underlined. `clean`: as if everything that does not collide were taken. */
  readonly view: "changes" | "clean";
  readonly noteNumbers: ReadonlyMap<string, number>;
  /** Opening phrase of the base text. */
  readonly lead?: string;
  /** Codes of the delegations behind each change; left out where all changes are one amendment's. */
  readonly hues?: DelegationHues;
}

/**
 * A text with what is proposed on it: the one way in which changes are drawn outside of the editor. What collides stands
 * side by side. Rules UI141, A11Y3.
 */
export function MarkedRuns({ segments, view, noteNumbers, lead = "", hues }: MarkedRunsProps) {
  return segments.map((segment) => {
    const key = segment.offset;
    if (segment.type === "same") {
      return (
        <Runs key={`=${key}`} runs={segment.runs} lead={segment.offset === 0 ? lead : ""} noteNumbers={noteNumbers} />
      );
    }
    if (view === "clean") {
      const [only, ...rivals] = segment.alternatives;
      const runs = only && rivals.length === 0 ? only.runs : segment.old;
      return <Runs key={`!${key}`} runs={runs} lead="" noteNumbers={noteNumbers} />;
    }
    return <Place key={`!${key}`} place={segment} noteNumbers={noteNumbers} hues={hues} />;
  });
}

function Place({
  place,
  noteNumbers,
  hues,
}: {
  readonly place: Extract<Segment, { readonly type: "change" }>;
  readonly noteNumbers: ReadonlyMap<string, number>;
  readonly hues: DelegationHues | undefined;
}) {
  const { t } = useTranslation();
  return (
    <>
      {place.old.length > 0 ? (
        <del className={styles.del}>
          <Runs runs={place.old} lead="" noteNumbers={noteNumbers} />
        </del>
      ) : null}
      {place.alternatives.map(({ proposals, runs }, index) => (
        <Fragment key={proposals[0]?.id ?? index}>
          {index > 0 ? <span className={styles.or}>{` ${t("amend.or")} `}</span> : null}
          <Inserted
            runs={runs}
            noteNumbers={noteNumbers}
            who={hues ? <Who proposals={proposals} hues={hues} /> : null}
          />
        </Fragment>
      ))}
    </>
  );
}

/** New words, whose they are, and only then the blank behind them. */
function Inserted({
  runs,
  noteNumbers,
  who,
}: {
  readonly runs: readonly Run[];
  readonly noteNumbers: ReadonlyMap<string, number>;
  readonly who: ReactNode;
}) {
  const { words, blank } = withoutLastBlank(runs);
  return (
    <>
      {words.length > 0 ? (
        <ins className={styles.ins}>
          <Runs runs={words} lead="" noteNumbers={noteNumbers} />
        </ins>
      ) : null}
      {who}
      {blank}
    </>
  );
}

function Who({ proposals, hues }: { readonly proposals: readonly Proposal[]; readonly hues: DelegationHues }) {
  const [first, ...others] = [...new Set(proposals.flatMap(({ delegations }) => delegations))];
  if (first === undefined) return null;
  const name = [first, ...others].map((code) => hues.nameOf(code) ?? code).join(", ");
  const code = others.length > 0 ? `${first} +${others.length}` : first;
  return (
    <span className={styles.who}>
      <Tag code={code} name={name} hue={hues.hueOf(first)} />
    </span>
  );
}

/** Plain words struck or underlined as a whole: a clause that would go, or one that would come. */
export function MarkedWhole({
  runs,
  as,
  lead = "",
  noteNumbers,
}: {
  readonly runs: readonly Run[];
  readonly as: "del" | "ins";
  readonly lead?: string;
  readonly noteNumbers: ReadonlyMap<string, number>;
}) {
  const Element = as;
  return (
    <Element className={styles[as]}>
      <Runs runs={runs} lead={lead} noteNumbers={noteNumbers} />
    </Element>
  );
}
