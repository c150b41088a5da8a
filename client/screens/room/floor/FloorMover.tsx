import { useTranslation } from "react-i18next";
import { FLOOR_VIEWS } from "../../../../shared/domain/clauseCommands.ts";
import { openAmendments } from "../../../../shared/domain/draftState.ts";
import type { LiveSnapshot } from "../../../live/liveSnapshot.ts";
import { Button } from "../../../ui/Button.tsx";
import { IconButton } from "../../../ui/IconButton.tsx";
import { Menu, type MenuSectionProps } from "../../../ui/Menu.tsx";
import { clauseNames } from "../history/clauseNames.ts";
import { amendmentName } from "../history/sentenceOf.ts";
import { useRoom } from "../roomContext.ts";
import { useEditorState } from "../useEditorState.ts";
import { useLive } from "../useLive.ts";
import styles from "./FloorMover.module.css";
import { useFloor } from "./floorContext.ts";
import { isInsert } from "./floorPlace.ts";
import { useMoveFloor } from "./useMoveFloor.ts";

const isOpen = (live: LiveSnapshot<unknown>) => live.phase.kind === "open";

/** Puts the clause with the caret on the floor, as the facilitator sees it; a menu for the rest. Rule UI120. */
export function FloorMover() {
  const { t } = useTranslation();
  const { editor, projection, state, viewSettings, connection } = useRoom();
  const { activeClause } = useEditorState(editor, projection);
  const online = useLive(connection, isOpen);
  const floor = useFloor();
  const { move, problem } = useMoveFloor();
  const place = activeClause ? clauseNames(projection, state, t).clause(activeClause) : null;
  const { view } = viewSettings;
  const isThere = activeClause !== null && floor.clause === activeClause && floor.view === view;
  const reason = !online
    ? t("floor.offline")
    : !place
      ? t("floor.putNoClause")
      : isThere
        ? t("floor.putHere", { place })
        : undefined;
  const sections = (): readonly MenuSectionProps[] => {
    const offline = online ? undefined : t("floor.offline");
    const unset = offline ?? (floor.clause ? undefined : t("floor.isFree"));
    const inserts = openAmendments(state).filter(isInsert);
    const names = clauseNames(projection, state, t);
    return [
      {
        id: "views",
        title: floor.clause ? t("floor.menuNow", { place: floor.place }) : t("floor.menuFree"),
        ...(floor.clause ? { selected: floor.view } : {}),
        items: FLOOR_VIEWS.map((one) => ({
          id: one,
          label: t(`floor.view.${one}`),
          disabledReason: unset,
          onAction: () => void move(floor.clause, one),
        })),
      },
      ...(inserts.length > 0
        ? [
            {
              id: "new",
              title: t("floor.newTitle"),
              items: inserts.map(({ id, proposed }) => ({
                id: proposed.clause,
                label: t("floor.newItem", {
                  place: names.clause(proposed.clause),
                  amendment: amendmentName(id, state, t),
                }),
                disabledReason: offline,
                onAction: () => void move(proposed.clause, "changes"),
              })),
            },
          ]
        : []),
      {
        id: "more",
        title: t("floor.moreTitle"),
        items: [
          ...(floor.clause
            ? [{ id: "show", label: t("floor.goTo", { place: floor.place }), onAction: floor.show }]
            : []),
          { id: "take", label: t("floor.take"), disabledReason: unset, onAction: () => void move(null, floor.view) },
        ],
      },
    ];
  };
  return (
    <span className={styles.mover}>
      <Button
        disabledReason={reason}
        hint={place ? t("floor.putHint", { place, view: t(`history.view.${view}`) }) : undefined}
        preventFocusOnPress
        onPress={() => {
          if (activeClause) void move(activeClause, view);
        }}
      >
        <span className={styles.sign} aria-hidden="true">
          {isThere ? "●" : "▶"}
        </span>
        <bdi>{place ? t("floor.put", { place }) : t("floor.putNothing")}</bdi>
      </Button>
      <Menu
        label={t("floor.menu")}
        trigger={<IconButton icon="chevronDown" label={t("floor.menu")} />}
        sections={sections}
      />
      {problem ? (
        <span className={styles.problem} role="alert">
          {t("floor.failed", { reason: problem })}
        </span>
      ) : null}
    </span>
  );
}
