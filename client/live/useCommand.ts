import { useMutation } from "@tanstack/react-query";
import type * as z from "zod";
import type { Command } from "../../shared/domain/commands.ts";
import type { commandResponseSchema } from "../../shared/protocol/http.ts";
import { callApi } from "./api.ts";
import type { ApiError } from "./apiError.ts";
import { newId } from "./newId.ts";

type WithoutId<One> = One extends { readonly id: string } ? Omit<One, "id"> : never;
/** What one asks for; the id is made here. */
export type Asked = WithoutId<Command>;
type CommandAnswer = z.output<typeof commandResponseSchema>;

export interface CommandCall {
  /** Resolves with the decisions, or with null after a refusal, which is then in `error`. */
  readonly run: (asked: Asked) => Promise<CommandAnswer | null>;
  readonly isPending: boolean;
  readonly error: ApiError | null;
  readonly reset: () => void;
}

/**
 * Asks the server for decisions. A call that got no answer is repeated by asking again: the id stays until an answer has
 * come, so that nothing is decided twice. Rule UI140.
 */
export function useCommand(draft: string): CommandCall {
  const { mutateAsync, isPending, error, reset } = useMutation<CommandAnswer, ApiError, Asked>({
    mutationFn: (asked) => sendCommand(draft, asked),
  });
  return { run: (asked) => mutateAsync(asked).catch(() => null), isPending, error, reset };
}

/** The same for whoever asks for many, one after another. @throws ApiError as `callApi`. Rule UI140. */
export async function sendCommand(draft: string, asked: Asked): Promise<CommandAnswer> {
  const body = { ...asked, id: idFor(asked) } as Command;
  const answer = await callApi("command", { params: { draft }, body });
  unanswered.delete(JSON.stringify(asked));
  return answer;
}

/** Ids of what was asked and not answered yet, by what was asked. */
const unanswered = new Map<string, string>();

function idFor(asked: Asked): string {
  const key = JSON.stringify(asked);
  const id = unanswered.get(key) ?? newId();
  unanswered.set(key, id);
  return id;
}
