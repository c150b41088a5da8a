import { fileURLToPath } from "node:url";
import { build } from "vite";

const HERE = fileURLToPath(new URL(".", import.meta.url));
const OUT = fileURLToPath(new URL("../../.cache/bench/pages", import.meta.url));

/** Builds the pages of our editor and that of the plain one, as for production. Gives the folder. */
export async function buildPages(): Promise<string> {
  await build({
    root: HERE,
    base: "./",
    configFile: false,
    logLevel: "error",
    // One copy of each, or the shared types of one page's packages would not know those of the other's.
    resolve: { dedupe: ["yjs", "lib0", "y-protocols"] },
    build: {
      outDir: OUT,
      emptyOutDir: true,
      rolldownOptions: { input: ["adref.html", "plain.html", "amendments.html"].map((page) => HERE + page) },
    },
  });
  return OUT;
}
