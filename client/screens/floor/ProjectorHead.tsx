import { useTranslation } from "react-i18next";
import type { Projection } from "../../../shared/document/projection.ts";
import { plainText } from "../../../shared/domain/clause.ts";
import { directionOf } from "../../../shared/domain/draftHead.ts";
import { type DraftState, statusOf } from "../../../shared/domain/draftState.ts";
import { progress } from "../../../shared/domain/progress.ts";
import { ScreenHeading } from "../../ui/ScreenHeading.tsx";
import { VisuallyHidden } from "../../ui/VisuallyHidden.tsx";
import type { Slide } from "./floorSlide.ts";
import styles from "./Projector.module.css";

export interface ProjectorHeadProps {
  readonly slide: Slide;
  readonly state: DraftState;
  readonly projection: Projection;
}

/** Which draft this is, where in it the room is, and how far it has got. */
export function ProjectorHead({ slide, state, projection }: ProjectorHeadProps) {
  const { t } = useTranslation();
  const { head, clauses } = projection;
  const title = titleOf(projection);
  const { closed, total } = progress(clauses, state);
  const name = title || head.symbol || t("home.untitled");
  return (
    <header className={styles.head}>
      <title>{t("app.pageTitle", { screen: `${t("floor.screen.title")} – ${head.symbol || name}` })}</title>
      <div className={styles.name}>
        <ScreenHeading>
          <bdi>{head.symbol || name}</bdi>
        </ScreenHeading>
        {head.symbol && title ? (
          <p className={styles.title} lang={head.language} dir={directionOf(head.language)}>
            {title}
          </p>
        ) : null}
      </div>
      <p className={styles.place}>{slide.kind === "clause" ? <PlaceWords slide={slide} state={state} /> : null}</p>
      <p className={styles.agreed}>
        {state.stage === "drafting" || total === 0 ? null : (
          <>
            <span aria-hidden="true">
              <bdi>{t("floor.screen.agreed", { closed, total })}</bdi> ✓
            </span>
            <VisuallyHidden>{t("floor.screen.agreedSpoken", { closed, total })}</VisuallyHidden>
          </>
        )}
      </p>
    </header>
  );
}

function PlaceWords({
  slide,
  state,
}: {
  readonly slide: Extract<Slide, { kind: "clause" }>;
  readonly state: DraftState;
}) {
  const { t } = useTranslation();
  const status = statusOf(state, slide.id);
  const label = slide.label || t(`room.kind.${slide.clauseKind}`);
  const isSaid = status === "bracketed" || status === "agreedAdRef" || status === "agreed";
  return (
    <>
      <bdi>{slide.total === null ? label : t("floor.screen.place", { label, total: slide.total })}</bdi>
      {isSaid ? (
        <span className={styles.status} data-status={status}>
          <span aria-hidden="true">{status === "bracketed" ? "[ ]" : "✓"} </span>
          {t(`floor.screen.status.${status}`)}
        </span>
      ) : null}
    </>
  );
}

/** The title of the draft as plain words; empty where it has none. */
export function titleOf({ clauses }: Pick<Projection, "clauses">): string {
  const title = clauses.find(({ kind }) => kind === "title");
  return title ? plainText(title.baseRuns).trim() : "";
}
