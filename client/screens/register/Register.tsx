import { useCallback, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import type { AmendmentId } from "../../../shared/domain/ids.ts";
import { useDelegationHues } from "../../live/delegationHues.ts";
import type { LiveSnapshot } from "../../live/liveSnapshot.ts";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { useRoom } from "../room/roomContext.ts";
import { useLive } from "../room/useLive.ts";
import { useOfWhole } from "../text/useOfWhole.ts";
import { DisposeDialog } from "./DisposeDialog.tsx";
import type { Disposal } from "./disposal.ts";
import styles from "./Register.module.css";
import { RegisterActions } from "./RegisterActions.tsx";
import { RegisterFilters } from "./RegisterFilters.tsx";
import { RegisterHead } from "./RegisterHead.tsx";
import { RegisterTable } from "./RegisterTable.tsx";
import { filterRows, type RowFilter, type RowSort, type ShownRow, shownRows, sortRows } from "./registerRows.ts";
import { roomAddress } from "./roomAddress.ts";
import type { RowAction } from "./rowAction.ts";

const NO_FILTER: RowFilter = { words: "", status: null, delegation: null };
const isOnline = (live: LiveSnapshot) => live.phase.kind === "open";

interface AskedDisposal {
  readonly disposal: Disposal;
  readonly rows: readonly ShownRow[];
  /** What had the focus when it was asked for. */
  readonly from: Element | null;
}

/** All amendments of the draft: filtered, sorted, opened, decided. Rules UI105–UI110. */
export function Register() {
  const { t, i18n } = useTranslation();
  const { connection, overlays, liveState, state, actor } = useRoom();
  const [, navigate] = useLocation();
  const draft = connection.snapshot.access.id;
  const hues = useDelegationHues(draft, state);
  const rows = useOfWhole(
    overlays,
    useCallback(
      (former: readonly ShownRow[] | null) => shownRows(overlays.words(), liveState.state, former ?? []),
      [overlays, liveState],
    ),
  );
  const [filter, setFilter] = useState(NO_FILTER);
  const [sort, setSort] = useState<RowSort>({ column: "number", direction: "ascending" });
  const [ticked, setTicked] = useState<ReadonlySet<AmendmentId>>(new Set());
  const [asked, setAsked] = useState<AskedDisposal | null>(null);
  const [said, setSaid] = useState("");
  const table = useRef<HTMLDivElement>(null);
  const online = useLive(connection, isOnline);

  const shown = useMemo(
    () => sortRows(filterRows(rows, filter), sort, i18n.language),
    [rows, filter, sort, i18n.language],
  );
  // What a filter hides is not decided along with the rest.
  const selected = useMemo(() => shown.filter(({ id }) => ticked.has(id)), [shown, ticked]);

  const mayDecide = actor.role === "facilitator";
  const closed = !online
    ? t("register.offline")
    : state.stage === "negotiation"
      ? undefined
      : t("register.wrongStage", { stage: t("stage.negotiation") });

  const act = (action: RowAction, on: readonly ShownRow[]) => {
    setSaid("");
    const [first] = on;
    if (!first) return;
    if (action === "open") {
      navigate(roomAddress(draft, first));
      return;
    }
    if (!mayDecide) return;
    if (closed !== undefined) setSaid(closed);
    else if (action === "accept") {
      const problem = acceptProblem(on);
      if (problem) setSaid(t(`register.accept.${problem}`));
      else
        navigate(
          roomAddress(
            draft,
            first,
            on.map(({ id }) => id),
          ),
        );
    } else setAsked({ disposal: action, rows: on, from: document.activeElement });
  };

  return (
    <>
      <RegisterHead draft={draft} />
      {rows.length === 0 ? (
        <EmptyState title={t("register.emptyTitle")}>
          <p>{t("register.emptyWords")}</p>
        </EmptyState>
      ) : (
        <>
          <RegisterFilters rows={rows} hues={hues} filter={filter} onFilter={setFilter} sort={sort} onSort={setSort} />
          {mayDecide ? (
            <RegisterActions selected={selected} closed={closed} onAct={act} onClear={() => setTicked(new Set())} />
          ) : null}
          <p role="status" className={styles.said}>
            {said}
          </p>
          {shown.length === 0 ? (
            <EmptyState
              title={t("register.noneFound")}
              actions={<Button onPress={() => setFilter(NO_FILTER)}>{t("register.showAll")}</Button>}
            />
          ) : (
            <RegisterTable
              ref={table}
              {...{ draft, rows: shown, hues, sort, mayDecide, selected }}
              onSort={setSort}
              onSelect={setTicked}
              onAct={act}
            />
          )}
          <p className={styles.count}>{t("register.shown", { count: shown.length, all: rows.length })}</p>
        </>
      )}
      {asked ? (
        <DisposeDialog
          draft={draft}
          disposal={asked.disposal}
          rows={asked.rows}
          onClose={(isDone) => {
            setAsked(null);
            if (isDone) setTicked(new Set());
            focusOnceClosed(table.current, asked.from);
          }}
        />
      ) : null}
    </>
  );
}

/** Why these cannot be taken in together; nothing where they can. */
function acceptProblem(rows: readonly ShownRow[]): "closed" | "apart" | null {
  if (rows.some(({ status }) => status !== "tabled")) return "closed";
  const placesAndKinds = rows.map(({ clause, kind }) => `${clause} ${kind === "alt" ? "edit" : kind}`);
  return new Set(placesAndKinds).size > 1 ? "apart" : null;
}

/** Back to where the focus was; where a filter has taken that row away, to the first one. Rule A11Y10. */
function focusOnceClosed(table: HTMLElement | null, former: Element | null): void {
  const handleClosed = (): void => {
    if (document.activeElement !== document.body) return;
    const row = table?.querySelector<HTMLElement>('[role="row"][data-row]');
    if (former instanceof HTMLElement && former.isConnected) former.focus();
    else (row ?? document.querySelector<HTMLElement>("h1"))?.focus();
  };
  // The dialog gives the focus back in the frame after it has gone.
  requestAnimationFrame(() => requestAnimationFrame(handleClosed));
}
