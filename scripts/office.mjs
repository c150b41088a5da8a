import { existsSync } from "node:fs";
import path from "node:path";
import { installDebian } from "./debian.mjs";

/** Programs that only tests of files need, and the packages that bring them. */
const PROGRAMS = [
  { program: "soffice", packages: ["libreoffice-writer-nogui"] },
  { program: "pdftotext", packages: ["poppler-utils"] },
];

/** Brings LibreOffice and the tools for PDF where we may; tests that need them skip and say so where they are missing. */
export function ensureOffice() {
  const missing = PROGRAMS.filter(({ program }) => !isThere(program));
  if (missing.length === 0) return;
  process.stdout.write(`Installing ${missing.map(({ program }) => program).join(" and ")} for the tests of files…\n`);
  installDebian(missing.flatMap(({ packages }) => packages));
  const left = PROGRAMS.filter(({ program }) => !isThere(program));
  for (const { program } of left) process.stdout.write(`${program} is not there: its tests skip\n`);
}

function isThere(program) {
  return (process.env.PATH ?? "").split(path.delimiter).some((folder) => existsSync(path.join(folder, program)));
}
