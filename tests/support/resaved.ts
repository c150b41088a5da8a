import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** True where LibreOffice is at hand. */
export const hasOffice = spawnSync("soffice", ["--version"]).status === 0;

/** A Word file as LibreOffice opens and saves it. Each call has a profile of its own, so that calls may run side by side. */
export function resaved(docx: Uint8Array): Uint8Array {
  const folder = mkdtempSync(path.join(tmpdir(), "adref-office-"));
  try {
    mkdirSync(path.join(folder, "in"));
    const source = path.join(folder, "in", "file.docx");
    writeFileSync(source, docx);
    const profile = `-env:UserInstallation=file://${path.join(folder, "profile")}`;
    const call = ["--headless", profile, "--convert-to", "docx", "--outdir", folder, source];
    execFileSync("soffice", call, { stdio: "pipe", timeout: 120_000 });
    return new Uint8Array(readFileSync(path.join(folder, "file.docx")));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
