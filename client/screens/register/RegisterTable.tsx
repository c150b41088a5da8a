import type { KeyboardEvent, Ref } from "react";
import { Cell, Column, type Key, Row, Table, TableBody, TableHeader } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { POSITIONS } from "../../../shared/domain/amendment.ts";
import { directionOf } from "../../../shared/domain/draftHead.ts";
import type { AmendmentId } from "../../../shared/domain/ids.ts";
import type { DelegationHues } from "../../live/delegationHues.ts";
import { useFormats } from "../../live/useFormats.ts";
import { Checkbox } from "../../ui/Checkbox.tsx";
import { classNames } from "../../ui/classNames.ts";
import { Tag } from "../../ui/Tag.tsx";
import { useRoom } from "../room/roomContext.ts";
import { PositionCount } from "./PositionCount.tsx";
import { DecidedWords, PlaceLink, RowState, RowSummary } from "./RegisterCells.tsx";
import styles from "./RegisterTable.module.css";
import { type RowSort, type ShownRow, SORTS, type SortColumn, shownKind } from "./registerRows.ts";
import { type RowAction, rowActionOf } from "./rowAction.ts";

export interface RegisterTableProps {
  readonly ref: Ref<HTMLDivElement>;
  readonly draft: string;
  /** Filtered and sorted. */
  readonly rows: readonly ShownRow[];
  readonly hues: DelegationHues;
  readonly sort: RowSort;
  readonly mayDecide: boolean;
  readonly selected: readonly ShownRow[];
  readonly onSort: (sort: RowSort) => void;
  readonly onSelect: (ids: ReadonlySet<AmendmentId>) => void;
  /** With the selected rows where there are any and the key is no "open", else with the row it was pressed on. */
  readonly onAct: (action: RowAction, rows: readonly ShownRow[]) => void;
}

/** The register as a grid: arrows move, Space selects, Enter opens, letters decide. Rules UI106, UI108. */
export function RegisterTable(props: RegisterTableProps) {
  const { draft, rows, hues, sort, mayDecide, selected, onSort, onSelect, onAct } = props;
  const { t, i18n } = useTranslation();
  const formats = useFormats();
  const { projection } = useRoom();
  const { language } = projection.head;
  const helpId = "register-help";

  const handleKeyDown = (event: KeyboardEvent) => {
    const target = event.target as Element;
    const id = target.closest("[data-row]")?.getAttribute("data-row");
    const row = rows.find((one) => one.id === id);
    if (!row) return;
    const action = rowActionOf(event.nativeEvent, mayDecide);
    // A link or a button inside of a row has an Enter of its own.
    if (!action || (action === "open" && target.closest("a, button, input"))) return;
    // Before the grid itself: it would look for a row that begins with the letter, or select by Enter.
    event.preventDefault();
    event.stopPropagation();
    onAct(action, action === "open" || selected.length === 0 ? [row] : selected);
  };

  return (
    <div ref={props.ref} className={styles.frame} onKeyDownCapture={handleKeyDown}>
      <p id={helpId} className={styles.help} data-screen-only>
        {t(mayDecide ? "register.helpDecide" : "register.help")}
      </p>
      <Table
        aria-label={t("register.title")}
        aria-describedby={helpId}
        className={classNames(styles.table)}
        selectionMode="multiple"
        selectedKeys={selected.map(({ id }) => id)}
        onSelectionChange={(keys) => {
          const ids = keys === "all" ? rows.map(({ id }) => id) : [...keys].map(asAmendment);
          onSelect(new Set(ids));
        }}
        sortDescriptor={sort}
        onSortChange={({ column, direction }) => {
          const chosen = SORTS.find((one) => one === column);
          if (chosen) onSort({ column: chosen, direction });
        }}
      >
        <TableHeader>
          <Column className={classNames(styles.select)}>
            <Checkbox slot="selection">{null}</Checkbox>
          </Column>
          {SORTS.map((column) => (
            <Column
              key={column}
              id={column}
              allowsSorting
              isRowHeader={column === "number"}
              className={classNames(styles.heading, styles[column])}
            >
              {({ sortDirection }) => (
                <>
                  {t(`register.columns.${column}`)}
                  <span className={styles.arrow} aria-hidden="true">
                    {sortDirection === "ascending" ? "▲" : sortDirection === "descending" ? "▼" : ""}
                  </span>
                </>
              )}
            </Column>
          ))}
        </TableHeader>
        <TableBody items={rows} dependencies={[i18n.language, hues, language]}>
          {(row) => (
            <Row id={row.id} textValue={row.number} data-row={row.id} className={classNames(styles.row)}>
              <Cell className={classNames(styles.cell, styles.select)}>
                <Checkbox slot="selection">{null}</Checkbox>
              </Cell>
              {SORTS.map((column) => (
                <Cell
                  key={column}
                  className={classNames(styles.cell, styles[column])}
                  data-label={t(`register.columns.${column}`)}
                  data-empty={isEmpty(row, column) || undefined}
                >
                  {cellOf(row, column)}
                </Cell>
              ))}
            </Row>
          )}
        </TableBody>
      </Table>
    </div>
  );

  function cellOf(row: ShownRow, column: SortColumn) {
    switch (column) {
      case "number":
        return <PlaceLink draft={draft} row={row} />;
      case "place":
        return <bdi lang={language}>{row.label || "–"}</bdi>;
      case "delegation":
        return <Tag code={row.delegation} name={hues.nameOf(row.delegation)} hue={hues.hueOf(row.delegation)} />;
      case "sponsors":
        return row.sponsors.length === 0 ? (
          <Nothing />
        ) : (
          <span className={styles.tags}>
            {row.sponsors.map((code) => (
              <Tag key={code} code={code} name={hues.nameOf(code)} hue={hues.hueOf(code)} />
            ))}
          </span>
        );
      case "kind":
        return t(`amend.kind.${shownKind(row)}`);
      case "summary":
        return <RowSummary row={row} lang={language} dir={directionOf(language)} />;
      case "status":
        return <RowState row={row} />;
      case "decided":
        return row.decidedAt === null ? <Nothing /> : <DecidedWords row={row} formats={formats} />;
      default:
        return row.positions[column].length === 0 ? (
          <Nothing />
        ) : (
          <PositionCount position={column} codes={row.positions[column]} hues={hues} />
        );
    }
  }
}

function Nothing() {
  return <span className={styles.nothing}>–</span>;
}

function isEmpty(row: ShownRow, column: SortColumn): boolean {
  if (column === "sponsors") return row.sponsors.length === 0;
  if (column === "decided") return row.decidedAt === null;
  const position = POSITIONS.find((one) => one === column);
  return position !== undefined && row.positions[position].length === 0;
}

function asAmendment(key: Key): AmendmentId {
  return String(key) as AmendmentId;
}
