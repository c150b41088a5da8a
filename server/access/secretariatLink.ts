import type { Store } from "../store/store.ts";
import { hashToken, newId, newToken } from "./tokens.ts";

/**
 * The token that makes whoever opens it secretariat of all drafts. With `adminToken` it is that one. Without, each start
 * makes a new one, since only hashes are kept. Whatever other such link there was lets nobody in any more; those who came
 * in by it stay. Rule AC14.
 */
export async function secretariatToken(store: Store, adminToken: string | undefined, now: number): Promise<string> {
  const token = adminToken ?? newToken();
  const hash = hashToken(token);
  for (const link of await store.links(null)) if (link.hash !== hash) await store.setLinkExpiry(link.id, now);
  const present = await store.linkByHash(hash);
  if (present) {
    await store.setLinkExpiry(present.id, null);
    return token;
  }
  await store.createLink({
    id: newId<string>(),
    hash,
    draft: null,
    role: "secretariat",
    delegation: null,
    createdBy: null,
    createdAt: now,
    expiresAt: null,
    revokedAt: null,
    usesLeft: null,
  });
  return token;
}
