/**
 * Whether a request may come from this origin: the site itself under the name it was asked by, or its public address.
 * A request without `Origin` is no browser's cross-site request. For HTTP and upgrades alike. Rule SE3.
 */
export function isOwnOrigin(
  origin: string | undefined,
  host: string | undefined,
  baseUrl: string | undefined,
): boolean {
  if (origin === undefined || origin === baseUrl) return true;
  return URL.canParse(origin) && host !== undefined && new URL(origin).host === host.toLowerCase();
}

/** Where people reach the server: its public address, or without one the name it was just asked by. */
export function publicUrl(host: string | undefined, baseUrl: string | undefined): string {
  return baseUrl ?? `http://${host ?? "127.0.0.1"}`;
}
