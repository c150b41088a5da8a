// Loaded before the sessions: editors want a page to be in, bundles want style sheets, and the packages of bench/peers
// bring copies of their own of packages that may only be there once.
import { registerHooks } from "node:module";
import { JSDOM } from "jsdom";

const ROOT = new URL("../../package.json", import.meta.url).href;
const SHARED = /^(yjs$|lib0\/|y-protocols\/|prosemirror-)/;

registerHooks({
  resolve: (specifier, context, next) =>
    next(specifier, SHARED.test(specifier) ? { ...context, parentURL: ROOT } : context),
  load: (url, context, next) =>
    url.endsWith(".css") ? { format: "module", source: "", shortCircuit: true } : next(url, context),
});

const { window } = new JSDOM("<!doctype html><body></body>", { pretendToBeVisual: true });
for (const name of Object.getOwnPropertyNames(window)) {
  if (!(name in globalThis)) Object.defineProperty(globalThis, name, { get: () => window[name], configurable: true });
}
Object.defineProperty(globalThis, "navigator", { value: window.navigator, configurable: true });
// Node has events of its own, which a page's elements do not know.
for (const name of ["Event", "CustomEvent", "EventTarget"]) globalThis[name] = window[name];
await import("../../tests/support/jsdomGaps.ts");
