import type { Context } from "hono";
import { type DraftId, isId } from "../../shared/domain/ids.ts";
import type { DraftMember, Sessions, SignedIn } from "../access/sessions.ts";
import { ApiError, orRefuse } from "./apiError.ts";
import type { AppEnv } from "./env.ts";

/** The draft a route names, and what the asker is there. @throws ApiError `not_found` or `no_access`. Rule AC1. */
export async function draftMember(sessions: Sessions, c: Context<AppEnv>, signedIn: SignedIn): Promise<DraftMember> {
  const id = c.req.param("draft");
  if (!isId(id)) throw new ApiError("not_found");
  return orRefuse(await sessions.memberOf(signedIn, id as DraftId));
}
