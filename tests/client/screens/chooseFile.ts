import { act } from "react";

/** Chooses a file as the browser's own dialog would. */
export async function chooseFile(file: File): Promise<void> {
  const input = document.querySelector<HTMLInputElement>("input[type=file]");
  if (!input) throw new Error(`no place for a file on the page: ${document.body.textContent}`);
  Object.defineProperty(input, "files", { configurable: true, value: [file] });
  await act(async () => {
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
}
