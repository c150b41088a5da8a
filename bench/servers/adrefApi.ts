/** Signs in whoever makes drafts and links. */
export const ADMIN_TOKEN = "bench-only-admin-token";

interface Answer {
  readonly id?: string;
  readonly token?: string;
  readonly session?: string;
}

/** Asks our server under test for something. @throws Error with its answer when it refuses. */
export async function adrefPost(port: number, path: string, session: string | null, body: unknown): Promise<Answer> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(session === null ? {} : { authorization: `Bearer ${session}` }),
    },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as Answer;
}

/** Lets somebody in by the token of a link; gives the session. */
export async function adrefJoin(port: number, token: string, name: string): Promise<string> {
  return (await adrefPost(port, "/api/join", null, { token, name })).session ?? "";
}
