import { readFileSync } from "node:fs";
import path from "node:path";
import { useState } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { CrashBoundary } from "../../../client/screens/crash/CrashBoundary.tsx";
import { Banner } from "../../../client/ui/Banner.tsx";
import { Button } from "../../../client/ui/Button.tsx";
import { ConfirmDialog } from "../../../client/ui/ConfirmDialog.tsx";
import { FileDrop } from "../../../client/ui/FileDrop.tsx";
import { IconButton } from "../../../client/ui/IconButton.tsx";
import { Menu } from "../../../client/ui/Menu.tsx";
import { ProgressMeter } from "../../../client/ui/ProgressMeter.tsx";
import { Select } from "../../../client/ui/Select.tsx";
import { HUES, hueAt, Tag } from "../../../client/ui/Tag.tsx";
import { TextField } from "../../../client/ui/TextField.tsx";
import { type RenderedApp, renderPart } from "../screens/renderApp.tsx";

/** Button "Decide" under a reason that "Switch" puts up and takes away. */
function Toggling({ onDecide }: { readonly onDecide: () => void }) {
  const [reason, setReason] = useState<string | undefined>(undefined);
  return (
    <>
      <Button disabledReason={reason} onPress={onDecide}>
        Decide
      </Button>
      <Button onPress={() => setReason(reason ? undefined : "You are offline.")}>Switch</Button>
    </>
  );
}

function Failing(): never {
  throw new RangeError("a fault of this test");
}

let app: RenderedApp;
afterEach(async () => {
  await app.unmount();
  vi.restoreAllMocks();
});

const text = () => document.body.textContent ?? "";

test("[UI41] [A11Y7] a button that cannot be used now keeps its place and its focus, does nothing, and comes back", async () => {
  let presses = 0;
  app = await renderPart(<Toggling onDecide={() => (presses += 1)} />);
  const button = app.byName("button", "Decide");
  await app.press(button);
  expect(presses).toBe(1);
  await app.press(app.byName("button", "Switch"));
  expect(app.byName("button", "Decide")).toBe(button);
  expect(button?.getAttribute("aria-disabled")).toBe("true");
  await app.press(button);
  expect(presses).toBe(1);
  expect(document.activeElement).toBe(button);
  await app.press(app.byName("button", "Switch"));
  expect(button?.hasAttribute("aria-disabled")).toBe(false);
  await app.press(button);
  expect(presses).toBe(2);
});

test("[UI41] a button at work does not send a form twice", async () => {
  let sent = 0;
  app = await renderPart(
    <form
      onSubmit={(event) => {
        event.preventDefault();
        sent += 1;
      }}
    >
      <Button type="submit" isPending>
        Send
      </Button>
    </form>,
  );
  await app.press(app.byName("button", "Send"));
  expect(sent).toBe(0);
});

test("[UI41] a button with a picture only has a name, and its picture is hidden from assistive technology", async () => {
  app = await renderPart(<IconButton icon="close" label="Close" />);
  expect(app.byName("button", "Close")?.querySelector("svg")?.getAttribute("aria-hidden")).toBe("true");
});

test("[UI42] a field is named by its label and described by its explanation and its error", async () => {
  app = await renderPart(<TextField label="Symbol" description="As printed." error="Give a symbol." />);
  const field = app.byName("input", "Symbol");
  const described = (field?.getAttribute("aria-describedby") ?? "")
    .split(" ")
    .map((id) => document.getElementById(id)?.textContent);
  expect(described).toContain("As printed.");
  expect(described).toContain("Give a symbol.");
  expect(field?.getAttribute("aria-invalid")).toBe("true");
});

test("[UI42] a choice from a list is named, shows what is chosen, and tells of a new one", async () => {
  const chosen: string[] = [];
  app = await renderPart(
    <Select
      label="Language"
      options={[
        { value: "en", label: "English" },
        { value: "fr", label: "Français" },
      ]}
      value="en"
      onChange={(value) => chosen.push(value)}
    />,
  );
  const button = app.byName("button", /Language/);
  expect(button?.textContent).toBe("English");
  await app.press(button);
  await app.press(await app.waitFor(() => app.byName("[role=option]", "Français")));
  expect(chosen).toEqual(["fr"]);
});

test("[UI42] a place for a file is named by its own words alone", async () => {
  const ignore = () => undefined;
  app = await renderPart(
    <FileDrop label="Drop a file here" buttonLabel="Choose…" accept={[".txt"]} onFile={ignore} onText={ignore} />,
  );
  expect(app.byName("button", "Drop a file here")).toBeDefined();
  expect(app.byName("button", "Choose…")).toBeDefined();
  expect(app.byName("button", /DropZone/)).toBeUndefined();
});

test("[UI42] [A11Y7] a menu item that cannot be used stays in reach, says why, and does nothing", async () => {
  let done = 0;
  app = await renderPart(
    <Menu
      label="More"
      trigger={<Button>More</Button>}
      sections={[
        {
          id: "all",
          title: "Commands",
          items: [
            { id: "one", label: "Reopen", disabledReason: "It is open.", onAction: () => (done += 1) },
            { id: "two", label: "Close it", onAction: () => (done += 10) },
          ],
        },
      ]}
    />,
  );
  await app.press(app.byName("button", "More"));
  const item = await app.waitFor(() => app.byName("[role=menuitem]", /Reopen/));
  expect(item.textContent).toContain("It is open.");
  expect(item.hasAttribute("aria-disabled")).toBe(false);
  await app.press(item);
  expect(done).toBe(0);
  if (!document.querySelector("[role=menuitem]")) await app.press(app.byName("button", "More"));
  await app.press(await app.waitFor(() => app.byName("[role=menuitem]", "Close it")));
  expect(done).toBe(10);
});

test("[UI43] a question has a name, starts on Cancel, and says the deed on its button", async () => {
  const answers: string[] = [];
  app = await renderPart(
    <ConfirmDialog
      isOpen
      isDangerous
      title="End the link?"
      action="End the link"
      onConfirm={() => answers.push("yes")}
      onClose={() => answers.push("no")}
    >
      <p>Two people lose access.</p>
    </ConfirmDialog>,
  );
  const dialog = await app.waitFor(() => document.querySelector("[role=alertdialog]"));
  expect(document.getElementById(dialog.getAttribute("aria-labelledby") ?? "")?.textContent).toBe("End the link?");
  await app.waitFor(() => document.activeElement?.textContent === "Cancel");
  await app.press(app.byName("button", "End the link"));
  expect(answers).toEqual(["yes"]);
});

test("[UI44] a delegation's tag is read by its name and shows its code, whatever the direction of the text", async () => {
  app = await renderPart(<Tag code="BRA" name="Brazil" hue={hueAt(0)} />);
  const tag = document.querySelector("bdi");
  expect(tag?.querySelector("[aria-hidden=true]")?.textContent).toBe("BRA");
  expect(tag?.textContent).toContain("Brazil");
});

test("[UI44] the twelve hues are given in order and then again", async () => {
  app = await renderPart(<Banner tone="info">Words</Banner>);
  expect(Array.from({ length: 14 }, (_, index) => hueAt(index))).toEqual([...HUES, ...HUES.slice(0, 2)]);
  expect(new Set(HUES).size).toBe(12);
  expect(text()).toContain("Words");
});

test("[UI44] a meter says its whole sentence and never runs over its end", async () => {
  app = await renderPart(<ProgressMeter label="11 of 10 agreed" value={11} max={10} />);
  expect(app.byName("[role~=meter]", "11 of 10 agreed")).toBeDefined();
  const widths = [...document.querySelectorAll("rect")].map((rect) => rect.getAttribute("width"));
  expect(widths).toEqual(["100", "100"]);
});

test("[UI45] the skeleton stays unseen for 400 ms, so that a quick answer does not flicker", async () => {
  app = await renderPart(<p />);
  const css = readFileSync(path.resolve(import.meta.dirname, "../../../client/ui/Skeleton.module.css"), "utf8");
  expect(css).toMatch(/animation: appear var\(--fade\) 400ms backwards/);
  expect(css).toMatch(/@keyframes appear \{\s*from \{\s*opacity: 0/);
});

test("[UI47] a screen that fails is replaced by words and a way to load anew; what stands beside it stays", async () => {
  // React reports what a boundary caught; here that is wanted.
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  app = await renderPart(
    <>
      <p>Beside</p>
      <CrashBoundary>
        <Failing />
      </CrashBoundary>
    </>,
  );
  expect(text()).toContain("This screen has stopped");
  expect(app.byName("button", "Reload")).toBeDefined();
  expect(text()).toContain("Beside");
});

test("[A11Y12] controls are at least 32 px high, and higher for fingers", async () => {
  app = await renderPart(<p />);
  const folder = path.resolve(import.meta.dirname, "../../../client/ui");
  const tokens = readFileSync(path.join(folder, "tokens.css"), "utf8");
  expect(tokens.match(/--target: ([\d.]+)rem/g)).toEqual(["--target: 2rem", "--target: 2.5rem"]);
  for (const sheet of ["Button", "Field", "Select", "List", "Choice", "Tabs", "Segmented", "SearchField"]) {
    const css = readFileSync(path.join(folder, `${sheet}.module.css`), "utf8");
    expect(css, sheet).toMatch(/min-block-size: (?:var\(--target\)|calc\(var\(--target\) - 2px\))/);
  }
});
