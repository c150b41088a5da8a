import type { Amendment } from "../../../../shared/domain/amendment.ts";
import type { Disposition } from "../../../../shared/domain/clauseCommands.ts";
import type { AmendmentId } from "../../../../shared/domain/ids.ts";

/** What somebody has chosen for an amendment, or for all of them. */
export interface Answer {
  readonly becomes: Disposition["becomes"];
  readonly reason: string;
}

/** Answers by amendment; "all" stands for those without one of their own. */
export type Answers = ReadonlyMap<AmendmentId | "all", Answer>;

/** What is still missing for one amendment: the choice, the reason, or nothing. */
export function missingAnswer(id: AmendmentId, answers: Answers): "choice" | "reason" | null {
  const answer = answerFor(id, answers);
  if (!answer) return "choice";
  return answer.becomes !== "kept" && answer.reason === "" ? "reason" : null;
}

/** The answer for one amendment: its own, else that for all; without a reason of its own that of all. */
function answerFor(id: AmendmentId, answers: Answers): Answer | undefined {
  const own = answers.get(id);
  const all = answers.get("all");
  if (!own) return all && { ...all, reason: all.reason.trim() };
  const reason = own.reason.trim() || (all?.becomes === own.becomes ? all.reason.trim() : "");
  return { becomes: own.becomes, reason };
}

/** What becomes of each open amendment; null while an answer or a reason is missing. Rule UI84. */
export function dispositionsOf(open: readonly Amendment[], answers: Answers): readonly Disposition[] | null {
  if (open.some(({ id }) => missingAnswer(id, answers) !== null)) return null;
  return open.flatMap(({ id }) => {
    const answer = answerFor(id, answers);
    if (!answer) return [];
    const { becomes, reason } = answer;
    return [{ amendment: id, becomes, ...(becomes === "kept" ? {} : { reason }) }];
  });
}
