import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import type { i18n as I18n } from "i18next";
import { act, type ReactElement } from "react";
import { createRoot } from "react-dom/client";
import { I18nextProvider } from "react-i18next";
import { App } from "../../../client/App.tsx";
import { startI18n } from "../../../client/live/i18n.ts";
import { createQueryClient } from "../../../client/live/queries.ts";
import { Announcer } from "../../../client/ui/Announcer.tsx";
import type { InterfaceLanguage } from "../../../shared/i18n/keys.ts";

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

/** The application on a page of its own, with the few gestures that tests need. */
export interface RenderedApp {
  readonly page: HTMLElement;
  /** Waits until `find` gives something; fails with what the page says. */
  waitFor<Found>(find: () => Found | null | undefined | false): Promise<Found>;
  /** The element of a role with this name. Names come from `aria-label`, a label, or the words inside. */
  byName(selector: string, name: string | RegExp): HTMLElement | undefined;
  press(element: HTMLElement | undefined): Promise<void>;
  type(field: HTMLElement | undefined, words: string): Promise<void>;
  unmount(): Promise<void>;
}

/** Shows the application at an address. */
export function renderApp(path: string, language: InterfaceLanguage = "en"): Promise<RenderedApp> {
  window.history.replaceState(null, "", path);
  return render((i18n, queries) => <App i18n={i18n} queries={queries} />, language);
}

/** Shows one part of the application alone, as it stands in a screen. */
export function renderPart(part: ReactElement): Promise<RenderedApp> {
  return render(
    (i18n, queries) => (
      <I18nextProvider i18n={i18n}>
        <QueryClientProvider client={queries}>
          <Announcer>{part}</Announcer>
        </QueryClientProvider>
      </I18nextProvider>
    ),
    "en",
  );
}

async function render(
  make: (i18n: I18n, queries: QueryClient) => ReactElement,
  language: InterfaceLanguage,
): Promise<RenderedApp> {
  const page = document.createElement("div");
  document.body.append(page);
  const root = createRoot(page);
  const i18n = startI18n(language);
  const queries = createQueryClient();
  await act(async () => root.render(make(i18n, queries)));

  const waitFor = async <Found,>(find: () => Found | null | undefined | false): Promise<Found> => {
    for (let frame = 0; frame < 300; frame += 1) {
      const found = find();
      if (found) return found;
      await act(async () => {
        await new Promise((resolve) => requestAnimationFrame(resolve));
      });
    }
    throw new Error(`not found: ${find}\non the page: ${document.body.textContent}`);
  };

  return {
    page,
    waitFor,
    byName: (selector, name) =>
      [...document.querySelectorAll<HTMLElement>(selector)].find((element) => matches(nameOf(element), name)),
    async press(element) {
      if (!element) throw new Error(`nothing to press on the page: ${document.body.textContent}`);
      await act(async () => {
        element.focus();
        element.click();
      });
    },
    async type(field, words) {
      if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) {
        throw new Error(`no field to type in: ${field?.outerHTML}`);
      }
      await act(async () => {
        field.focus();
        // The prototype's setter: React puts its own on the element and would not notice.
        Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value")?.set?.call(field, words);
        field.dispatchEvent(new Event("input", { bubbles: true }));
      });
    },
    async unmount() {
      await act(async () => root.unmount());
      queries.clear();
      page.remove();
      window.localStorage.clear();
    },
  };
}

function nameOf(element: HTMLElement): string {
  const labelled = element.getAttribute("aria-labelledby");
  const byLabel = labelled
    ?.split(/\s+/)
    .map((id) => document.getElementById(id)?.textContent ?? "")
    .join(" ");
  return (element.getAttribute("aria-label") ?? byLabel ?? element.textContent ?? "").trim();
}

function matches(text: string, name: string | RegExp): boolean {
  return typeof name === "string" ? text === name : name.test(text);
}
