import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

const server = `http://127.0.0.1:${process.env.PORT ?? 8080}`;

/** Absolute: Vite's root is another for the build than for the tests. */
const jsdomGaps = `${import.meta.dirname}/tests/support/jsdomGaps.ts`;
const keptCases = `${import.meta.dirname}/tests/support/keptCases.ts`;

/** React Aria brings its own few words in 34 languages; the interface speaks English and French. */
const twoLanguages: Plugin = {
  name: "adref-two-languages",
  apply: "build",
  enforce: "pre",
  load: {
    filter: {
      id: /\/react-(?:aria|aria-components|stately)\/dist\/.*\/intl\/(?:.*\/)?(?!en-|fr-)[a-z]{2}-[A-Z]{2}\.m?js$/,
    },
    handler: () => "export default {};",
  },
};

export default defineConfig(({ mode }) => ({
  root: mode === "test" ? "." : "client",
  plugins: [react(), twoLanguages],
  // One copy of yjs only: two copies do not recognise each other's types.
  resolve: { dedupe: ["yjs", "lib0", "y-protocols", "react", "react-dom"] },
  build: { outDir: "../dist", emptyOutDir: true, sourcemap: true, assetsInlineLimit: 0, chunkSizeWarningLimit: 1500 },
  server: { proxy: { "/api": server, "/sync": { target: server, ws: true } } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "node",
          environment: "node",
          // Vitest leaves one core idle; on two that is half of the machine.
          maxWorkers: "100%",
          include: ["tests/{shared,server,contract,fuzz}/**/*.test.ts"],
          setupFiles: [jsdomGaps, keptCases],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: "dom",
          environment: "jsdom",
          maxWorkers: "100%",
          include: ["tests/client/**/*.test.{ts,tsx}"],
          setupFiles: [jsdomGaps],
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: "e2e",
          environment: "node",
          include: ["tests/e2e/**/*.test.ts"],
          // One browser and one machine: journeys run one after another.
          fileParallelism: false,
          // A busy machine may trip a journey; `npm test` tells which needed a second try, and why.
          retry: 1,
          testTimeout: 180_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
}));
