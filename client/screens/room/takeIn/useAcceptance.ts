import { useRef, useState } from "react";
import type { Run } from "../../../../shared/domain/clause.ts";
import type { AmendmentId } from "../../../../shared/domain/ids.ts";
import { ERRORS } from "../../../../shared/protocol/errors.ts";
import type { ApiError } from "../../../live/apiError.ts";
import { useCommand } from "../../../live/useCommand.ts";
import { useRoom } from "../roomContext.ts";
import { type Planned, planAcceptance } from "./acceptPlan.ts";
import type { WrittenResult } from "./resultOf.ts";
import { useLiveText } from "./useLiveText.ts";
import { worldSeen } from "./worldSeen.ts";

/** What is asked for: amendments, and the facilitator's own text where they have written one. */
export interface AcceptRequest {
  readonly ids: readonly AmendmentId[];
  readonly written?: WrittenResult | undefined;
  /** Told of every change of that text, so that it outlives the dialog. */
  readonly onWritten?: (written: WrittenResult | undefined) => void;
}

export interface Acceptance {
  /** What the person sees and would confirm. It stands still until they look again. */
  readonly planned: Planned;
  /** True once anything that it rests on has changed, or the server has said so. Rule UI92. */
  readonly isOutdated: boolean;
  /** What the server said, other than that something changed. */
  readonly error: ApiError | null;
  readonly isPending: boolean;
  readonly isWritten: boolean;
  readonly lookAgain: () => void;
  readonly take: (id: AmendmentId) => void;
  readonly write: (runs: readonly Run[] | null) => void;
  /** Decides what is seen, in one command. True when it was decided. */
  readonly accept: (also: {
    readonly note: string;
    readonly declined: readonly AmendmentId[];
    readonly reason: string;
  }) => Promise<boolean>;
}

/** One acceptance, from the question to the decisions. Rules UI90–UI92. */
export function useAcceptance(request: AcceptRequest): Acceptance {
  const { connection, overlays, projection, state } = useRoom();
  useLiveText(overlays);
  const source = { overlays, projection, state };
  const command = useCommand(connection.snapshot.access.id);
  const [ids, setIds] = useState(request.ids);
  const [written, setWritten] = useState(request.written);
  const [seen, setSeen] = useState(() => worldSeen(source, request.ids));
  const [phase, setPhase] = useState<"asking" | "deciding">("asking");

  const isRefused = command.error !== null && isConflict(command.error);
  const isOutdated = phase === "asking" && (isRefused || worldSeen(source, ids) !== seen);
  const standing = useRef<Planned | null>(null);
  if (standing.current === null || (phase === "asking" && !isOutdated)) {
    standing.current = planAcceptance(source, ids, written);
  }
  const planned = standing.current;

  return {
    planned,
    isOutdated,
    error: isRefused && command.error?.code === "base_changed" ? null : command.error,
    isPending: phase === "deciding",
    isWritten: written !== undefined,
    lookAgain: () => {
      command.reset();
      const fresh = planAcceptance(source, ids, written);
      const base = baseFor(fresh);
      if (written && base && fresh.ok && "result" in fresh.plan.change) {
        setWritten({ base, text: fresh.plan.change.result });
      }
      setSeen(worldSeen(source, ids));
    },
    take: (id) => {
      if (isOutdated) return;
      setIds([...ids, id]);
      setSeen(worldSeen(source, [...ids, id]));
    },
    write: (runs) => {
      const base = baseFor(planned);
      const next = runs && base ? { base, text: runs } : undefined;
      setWritten(next);
      request.onWritten?.(next);
    },
    accept: async ({ note, declined, reason }) => {
      if (!planned.ok || isOutdated || phase !== "asking") return false;
      setPhase("deciding");
      const { others } = planned.plan;
      const beside = others.flatMap(({ amendment: { id, revisions } }) =>
        declined.includes(id) ? [{ amendment: id, ifRevision: revisions.length, reason }] : [],
      );
      const answer = await command.run({
        ...planned.plan.command,
        ...(beside.length > 0 ? { declined: beside } : {}),
        ...(note ? { reason: note } : {}),
      });
      if (!answer) setPhase("asking");
      return answer !== null;
    },
  };
}

const isConflict = ({ code }: ApiError): boolean => code in ERRORS && ERRORS[code as keyof typeof ERRORS].http === 409;

/** What the facilitator's own text would be written over. */
function baseFor(planned: Planned): readonly Run[] | undefined {
  if (!planned.ok) return undefined;
  const { change } = planned.plan;
  if (change.type === "text") return change.present;
  return change.type === "insert" ? change.proposed : undefined;
}
