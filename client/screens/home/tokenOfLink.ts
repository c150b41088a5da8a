/**
 * The token in what somebody pasted: the whole address of a link, its path, or the token alone. Nothing where it is none
 * of them; whether the token is good the server says. Rule UI48.
 */
export function tokenOfLink(pasted: string): string | undefined {
  const trimmed = pasted.trim();
  const inAddress = /\/j\/([^/?#\s]{1,600})/.exec(trimmed)?.[1];
  if (inAddress) return decoded(inAddress);
  return /^[^\s/?#]{8,200}$/.test(trimmed) ? trimmed : undefined;
}

function decoded(token: string): string | undefined {
  try {
    return decodeURIComponent(token);
  } catch {
    return undefined;
  }
}
