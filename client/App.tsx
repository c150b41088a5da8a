import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import type { i18n as I18n } from "i18next";
import type { ReactNode } from "react";
import { I18nProvider, RouterProvider } from "react-aria-components";
import { I18nextProvider } from "react-i18next";
import { useLocation } from "wouter";
import { useLanguage } from "./live/useLanguage.ts";
import { Routes } from "./routes.tsx";
import { CrashBoundary } from "./screens/crash/CrashBoundary.tsx";
import { Announcer } from "./ui/Announcer.tsx";
import { Visit } from "./ui/ScreenHeading.tsx";

/** The whole application over the long-lived objects that main made. */
export function App({ i18n, queries }: { readonly i18n: I18n; readonly queries: QueryClient }) {
  return (
    <I18nextProvider i18n={i18n}>
      <QueryClientProvider client={queries}>
        <AriaProviders>
          <CrashBoundary>
            <Announcer>
              <Visit>
                <Routes />
              </Visit>
            </Announcer>
          </CrashBoundary>
        </AriaProviders>
      </QueryClientProvider>
    </I18nextProvider>
  );
}

function AriaProviders({ children }: { readonly children: ReactNode }) {
  const [language] = useLanguage();
  const [, navigate] = useLocation();
  return (
    <I18nProvider locale={language}>
      <RouterProvider navigate={navigate}>{children}</RouterProvider>
    </I18nProvider>
  );
}
