import { useTranslation } from "react-i18next";
import type { Projection } from "../../../shared/document/projection.ts";
import type { ClauseView } from "../../../shared/document/views.ts";
import { directionOf } from "../../../shared/domain/draftHead.ts";
import type { DraftState } from "../../../shared/domain/draftState.ts";
import type { DelegationHues } from "../../live/delegationHues.ts";
import { VisuallyHidden } from "../../ui/VisuallyHidden.tsx";
import { clauseNames } from "../room/history/clauseNames.ts";
import { rowWords } from "../room/outlineRows.ts";
import { useInterfaceLanguage } from "../room/useInterfaceLanguage.ts";
import type { Slide } from "./floorSlide.ts";
import { titleOf } from "./ProjectorHead.tsx";
import { SlideEntries } from "./SlideEntries.tsx";
import { SlidePartView } from "./SlidePartView.tsx";
import styles from "./SlideView.module.css";

export interface SlideViewProps {
  readonly slide: Slide;
  readonly projection: Projection;
  readonly state: DraftState;
  readonly hues: DelegationHues;
}

/** The clause itself, who is behind what, and dimmed what stands around it. Rules UI125, UI138. */
export function SlideView({ slide, projection, state, hues }: SlideViewProps) {
  const { t } = useTranslation();
  const ours = useInterfaceLanguage();
  const { language } = projection.head;
  const draftLanguage = { lang: language, dir: directionOf(language) };
  if (slide.kind !== "clause") {
    return (
      <div className={styles.free}>
        <h2 className={styles.freeTitle} {...draftLanguage}>
          {titleOf(projection) || t("home.untitled")}
        </h2>
        <p className={styles.freeWords}>
          {slide.kind === "free"
            ? t("floor.screen.free")
            : t("floor.screen.gone", { label: clauseNames(projection, state, t).clause(slide.clause) })}
        </p>
      </div>
    );
  }
  const label = slide.label || t(`room.kind.${slide.clauseKind}`);
  const noteNumbers = new Map(projection.notes.map((note) => [note.id as string, note.number]));
  return (
    <article className={styles.slide} {...draftLanguage} aria-label={label}>
      <p className={styles.label} {...ours}>
        <bdi>{label}</bdi>
      </p>
      <div className={styles.words}>
        {slide.parts.map((part, index) => {
          // The parts of a slide have no other identity than their place.
          const key = index;
          const number = index === 0 ? slide.number : "";
          return <SlidePartView key={key} part={part} number={number} noteNumbers={noteNumbers} hues={hues} />;
        })}
      </div>
      <div className={styles.beside} {...ours}>
        <SlideEntries shown={slide.shown} hidden={slide.hidden} label={label} hues={hues} />
      </div>
      <div className={styles.around}>
        <Neighbour clause={slide.before} side="before" />
        <Neighbour clause={slide.after} side="after" />
      </div>
    </article>
  );
}

function Neighbour({ clause, side }: { readonly clause: ClauseView | null; readonly side: "before" | "after" }) {
  const { t } = useTranslation();
  const ours = useInterfaceLanguage();
  if (!clause) return <span />;
  const label = clause.label || t(`room.kind.${clause.kind}`);
  return (
    <p className={styles.neighbour} data-side={side}>
      <span aria-hidden="true">
        {side === "before" ? "‹ " : ""}
        <bdi {...ours}>{label}</bdi>{" "}
      </span>
      <VisuallyHidden>{t(`floor.screen.${side}`, { label })} </VisuallyHidden>
      {rowWords(clause)}…<span aria-hidden="true">{side === "after" ? " ›" : ""}</span>
    </p>
  );
}
