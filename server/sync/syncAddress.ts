import { type DraftId, isId } from "../../shared/domain/ids.ts";
import { privateRoomName } from "./roomName.ts";

/** What a socket asks for: `/sync/<draft>` or `/sync/<draft>~<delegation>`, with `?v=` and `?g=`. */
export interface SyncAddress {
  readonly room: string;
  readonly draft: DraftId;
  /** Code of the delegation whose private room it is. */
  readonly delegation: string | null;
  /** Protocol version of the client; null when it does not say. */
  readonly version: number | null;
  /** Generation of the room that the client's copy is of; null when it does not say. */
  readonly generation: number | null;
}

/** Reads the address of a socket; null where it is none of ours. Rule SY14. */
export function readSyncAddress(url: string | undefined): SyncAddress | null {
  if (!url?.startsWith("/") || !URL.canParse(url, "http://host")) return null;
  const { pathname, searchParams } = new URL(url, "http://host");
  const match = /^\/sync\/([^/~]+)(?:~([^/~]+))?$/.exec(pathname);
  const [, draft, delegation = null] = match ?? [];
  if (!isId(draft) || (delegation !== null && !isId(delegation))) return null;
  const number = (name: string): number | null => {
    const text = searchParams.get(name);
    return text === null ? null : Number(text);
  };
  const room = delegation === null ? draft : privateRoomName(draft as DraftId, delegation);
  return { room, draft: draft as DraftId, delegation, version: number("v"), generation: number("g") };
}
