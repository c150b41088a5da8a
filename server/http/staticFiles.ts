import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { serveStatic } from "@hono/node-server/serve-static";
import type { Context, Hono } from "hono";
import { compress } from "hono/compress";
import type { AppEnv } from "./env.ts";
import { contentSecurityPolicy, newNonce } from "./securityHeaders.ts";

const HEAD = "<head>";

/**
 * The client's files. Those under /assets bear a hash in their name and are kept for ever; the page is asked for anew each
 * time and stands for every address of a screen. Without a build there is a page that says so. Rules HT11, SE4.
 */
export function mountStaticFiles(
  app: Hono<AppEnv>,
  deps: { readonly folder: string; readonly baseUrl: string | undefined },
): void {
  const { folder, baseUrl } = deps;
  const page = join(folder, "index.html");

  const sendPage = async (c: Context<AppEnv>): Promise<Response> => {
    c.set("route", "page");
    const nonce = newNonce();
    c.header("Content-Security-Policy", contentSecurityPolicy(nonce, c.req.header("host"), baseUrl));
    c.header("Cache-Control", "no-store");
    if (!existsSync(page)) return c.html(MISSING_BUILD, 503);
    const html = await readFile(page, "utf8");
    return c.html(html.replace(HEAD, `${HEAD}<meta property="csp-nonce" nonce="${nonce}">`));
  };

  app.use("/assets/*", compress());
  if (existsSync(folder)) {
    const files = serveStatic<AppEnv>({
      root: folder,
      onFound: (path, c) => {
        c.set("route", "file");
        c.header(
          "Cache-Control",
          path.startsWith(join(folder, "assets")) ? "public, max-age=31536000, immutable" : "no-cache",
        );
      },
    });
    // The page itself goes through `sendPage`, for its nonce.
    app.get("*", (c, next) => (c.req.path === "/" || c.req.path === "/index.html" ? next() : files(c, next)));
  }
  app.get("*", (c, next) => (isScreen(c) ? sendPage(c) : next()));
}

/** An address a person may open: no file name, nothing of the API. A token may hold a dot. */
function isScreen(c: Context<AppEnv>): boolean {
  if (c.req.path === "/index.html") return true;
  return (
    !/^\/(?:api|sync|assets)(?:\/|$)/.test(c.req.path) && !/\.[a-z0-9]+$/i.test(c.req.path.replace(/^\/j\/.*/, ""))
  );
}

const MISSING_BUILD = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Adref: the client is not built</title></head>
<body>
<h1>The client is not built</h1>
<p>The server runs, but there are no pages to show. Stop it and run <code>npm start</code>, which builds them, or run <code>npm run dev</code>.</p>
</body>
</html>
`;
