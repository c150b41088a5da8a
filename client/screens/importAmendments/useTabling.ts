import { useEffect, useRef, useState } from "react";
import type { AmendmentId } from "../../../shared/domain/ids.ts";
import type { Actor } from "../../../shared/domain/participants.ts";
import { ApiError } from "../../live/apiError.ts";
import { sendCommand } from "../../live/useCommand.ts";
import {
  commandsOf,
  type FileReview,
  type ItemResult,
  itemsToTable,
  type PlacedItem,
  withResult,
} from "./fileReview.ts";
import type { ReviewChange } from "./useFileReview.ts";

/** How far a run has got. */
export interface TablingRun {
  readonly done: number;
  readonly all: number;
}

/** Tabling of what a review keeps, and where it is. */
export interface Tabling {
  /** Null while nothing is being tabled. */
  readonly running: TablingRun | null;
  /** Tables what is kept, one after another; resolves when it is through or was stopped. */
  readonly run: () => Promise<void>;
  /** Lets the one that is under way come to its end, and no other begin. */
  readonly stop: () => void;
}

/**
 * Tables the items of a review in their order. What is refused is noted at the item and the rest goes on; without a
 * connection or a session nothing more is tried. Rules UI212, UI140.
 */
export function useTabling(
  draft: string,
  actor: Actor,
  review: FileReview,
  change: (change: ReviewChange) => void,
): Tabling {
  const [running, setRunning] = useState<TablingRun | null>(null);
  const isStopped = useRef(false);
  useEffect(
    () => () => {
      isStopped.current = true;
    },
    [],
  );

  const run = async () => {
    const items = itemsToTable(review);
    isStopped.current = false;
    for (const [done, item] of items.entries()) {
      if (isStopped.current) break;
      setRunning({ done, all: items.length });
      const result = await tableItem(draft, actor, review, item);
      change((present) => withResult(present, item.key, result));
      if (result.state === "failed" && isEverywhere(result.error)) break;
    }
    setRunning(null);
  };
  return {
    running,
    run,
    stop: () => {
      isStopped.current = true;
    },
  };
}

/** True for what would fail in the same way for every other item. */
function isEverywhere(error: ApiError): boolean {
  return error.isPassing || error.code === "sign_in_again" || error.code === "wrong_stage";
}

/** One amendment with its co-sponsors. What is done already is not asked for again. */
async function tableItem(draft: string, actor: Actor, review: FileReview, item: PlacedItem): Promise<ItemResult> {
  const former = review.results.get(item.key);
  let number = former?.number ?? null;
  const commands = commandsOf(review, item, actor);
  try {
    for (const asked of number === null ? commands : commands.slice(1)) {
      const { state } = await sendCommand(draft, asked);
      number ??= numberOf(state.amendments, review.ids.get(item.key));
    }
    return { state: "tabled", number: number ?? "" };
  } catch (error) {
    return { state: "failed", error: error instanceof ApiError ? error : new ApiError("internal"), number };
  }
}

function numberOf(
  amendments: readonly { readonly id: AmendmentId; readonly number: string }[],
  id: AmendmentId | undefined,
): string {
  return amendments.find((one) => one.id === id)?.number ?? "";
}
