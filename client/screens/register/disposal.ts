import type { AmendmentStatus } from "../../../shared/domain/amendment.ts";
import type { ShownRow } from "./registerRows.ts";

/** What the register itself decides, with a reason: not taken up, or set aside. */
export type Disposal = "declineAmendment" | "parkAmendment";

const FROM: Readonly<Record<Disposal, readonly AmendmentStatus[]>> = {
  declineAmendment: ["tabled", "parked"],
  parkAmendment: ["tabled"],
};

/** Those of the rows that can be disposed of so; the others are decided already. Rule AM24. */
export function disposable(disposal: Disposal, rows: readonly ShownRow[]): readonly ShownRow[] {
  return rows.filter(({ status }) => FROM[disposal].includes(status));
}
