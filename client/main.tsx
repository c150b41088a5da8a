import "./ui/tokens.css";
import "./ui/fonts.css";
import "./ui/base.css";
import "./print.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import * as z from "zod";
import { App } from "./App.tsx";
import { firstLanguage, startI18n, storedLanguage } from "./live/i18n.ts";
import { createQueryClient } from "./live/queries.ts";
import { applyTheme, storedTheme } from "./live/theme.ts";

// The content policy forbids code made from strings, which zod would otherwise try.
z.config({ jitless: true });

applyTheme(storedTheme());
const i18n = startI18n(firstLanguage(storedLanguage(), navigator.languages));
const queries = createQueryClient();
const root = document.getElementById("root");
if (!root) throw new RangeError("index.html has no #root");
createRoot(root).render(
  <StrictMode>
    <App i18n={i18n} queries={queries} />
  </StrictMode>,
);
