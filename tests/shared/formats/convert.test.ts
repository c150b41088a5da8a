import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const NODE = join(ROOT, "node_modules", ".bin", "node");
const folder = mkdtempSync(join(tmpdir(), "adref-convert-"));
afterAll(() => rmSync(folder, { recursive: true }));

function convert(...names: string[]) {
  const isFile = (name: string, index: number) => index < 2 || (/\.\w+$/.test(name) && !name.startsWith("-"));
  const paths = names.map((name, index) => (isFile(name, index) ? join(folder, name) : name));
  const { status, stderr } = spawnSync(NODE, [join(ROOT, "scripts", "convert.ts"), ...paths], { encoding: "utf8" });
  return { status, stderr: stderr.replaceAll(`${folder}/`, "") };
}
const put = (name: string, text: string | Uint8Array) => writeFileSync(join(folder, name), text);
const get = (name: string) => readFileSync(join(folder, name), "utf8");

const SOURCE = `Adopted by the General Assembly at its 3rd meeting

48/99. Lagoons

The General Assembly,

Recalling the treaty,1

1. Urges calm;

2. Decides to meet.

_______________
1 See resolution 3/4.
`;

test("[EX20] text becomes content JSON with ids by order, and comes back; warnings go to stderr with their line", () => {
  put("a.txt", SOURCE);
  expect(convert("a.txt", "a.json")).toEqual({
    status: 0,
    stderr:
      "a.txt:1: this line of the masthead has no place in a draft (Adopted by the General Assembly at its 3rd meeting)\n",
  });
  const content = JSON.parse(get("a.json")) as { clauses: { id: string }[]; footnotes: { id: string }[] };
  expect(content.clauses.map(({ id }) => id)).toEqual(["c1", "c2", "c3", "c4", "c5"]);
  expect(content.footnotes.map(({ id }) => id)).toEqual(["f1"]);
  expect(convert("a.json", "b.txt")).toEqual({ status: 0, stderr: "" });
  expect(convert("b.txt", "b.json")).toEqual({ status: 0, stderr: "" });
  expect(get("b.json")).toBe(get("a.json"));
});

test("[EX21] the endings tell the formats; a call that cannot be meant ends with 2", () => {
  put("c.txt", SOURCE);
  expect(convert("c.txt")).toEqual({ status: 2, stderr: expect.stringContaining("usage: npm run convert") });
  expect(convert("c.txt", "c.json", "d.json").status).toBe(2);
  expect(convert("c.txt", "c.odt")).toEqual({
    status: 2,
    stderr: expect.stringMatching(/^c\.odt: the ending \.odt is not known; known are \.docx, .*\.pdf\n$/),
  });
  expect(convert("c", "c.json").stderr).toMatch(/^c: the ending is missing; known are .*\.json\n$/);
  expect(convert("c.pdf", "c.json").stderr).toContain("a PDF is only written, never read");
  expect(convert("c.txt", "c.md", "--view", "tracked").stderr).toBe(
    "c.md: md has the views final, base, compilation\n",
  );
  expect(convert("c.txt", "c.docx", "--paper", "a3").stderr).toBe("--paper is one of a4, letter, not a3\n");
  expect(convert("c.txt", "c.docx", "--colour").status).toBe(2);
  expect(convert("c.txt", "c.txt")).toEqual({ status: 2, stderr: "both files are the same\n" });
  expect(get("c.txt")).toBe(SOURCE);
});

test.each<[string, string | Uint8Array, string]>([
  ["bad.json", "{", "not JSON"],
  [
    "wrong.json",
    '{"adref":1,"type":"report","language":"en","head":{},"clauses":[{}],"footnotes":[]}',
    "clauses[0].id: this is missing",
  ],
  ["empty.txt", " \n", "the text is empty"],
  ["latin.txt", Uint8Array.of(0x4c, 0xe9, 0x20), "not UTF-8"],
])("[EX22] %s cannot be read: the reason is told, nothing is written, and it ends with 1", (name, bytes, reason) => {
  put(name, bytes);
  const { status, stderr } = convert(name, "never.txt");
  expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining(reason) });
  expect(stderr).toContain(name);
  expect(existsSync(join(folder, "never.txt"))).toBe(false);
});

test("[EX22] a missing file and a missing folder are told", () => {
  expect(convert("none.txt", "x.json")).toEqual({
    status: 1,
    stderr: "cannot read none.txt: there is no such file or folder\n",
  });
  put("d.txt", SOURCE);
  const { status, stderr } = convert("d.txt", "no/where.json");
  expect({ status, last: stderr.trim().split("\n").at(-1) }).toEqual({
    status: 1,
    last: "cannot write no/where.json: there is no such file or folder",
  });
});

test("[EX20] a text goes through every format and comes back the same", () => {
  put("f.txt", SOURCE);
  convert("f.txt", "f.json");
  let last = "f.json";
  for (const ending of ["docx", "xml", "html", "md", "akn", "txt", "json"]) {
    expect(convert(last, `f2.${ending}`), ending).toEqual({ status: 0, stderr: "" });
    last = `f2.${ending}`;
  }
  expect(get("f2.json")).toBe(get("f.json"));
});

test("[EX23] [EX24] [EX25] what became of an older text is tracked, stays tracked, and is taken in, left out or bracketed", () => {
  put("old.txt", SOURCE);
  put("new.txt", SOURCE.replace("Urges calm", "Urges great calm").replace("Decides to meet", "Hopes for the best"));
  convert("old.txt", "old.json");
  convert("new.txt", "new.json");
  expect(convert("new.json", "red.docx", "--against", "old.json")).toEqual({ status: 0, stderr: "" });
  expect(convert("red.docx", "red.xml")).toEqual({ status: 0, stderr: "" });
  expect(convert("red.xml", "back.docx")).toEqual({ status: 0, stderr: "" });
  for (const file of ["red.docx", "red.xml", "back.docx"]) {
    expect(convert(file, "taken.txt").status).toBe(0);
    expect(get("taken.txt"), file).toContain("1. Urges great calm;\n\n2. Hopes for the best.");
    expect(convert(file, "left.txt", "--changes", "reject").status).toBe(0);
    expect(get("left.txt"), file).toContain("1. Urges calm;\n\n2. Decides to meet.");
    expect(convert(file, "both.txt", "--view", "compilation").status).toBe(0);
    expect(get("both.txt"), file).toContain("Urges [Adref: great] calm;");
  }
  expect(convert("new.json", "red.pdf", "--against", "old.json")).toEqual({ status: 0, stderr: "" });
  expect(get("red.pdf")).toMatch(/^%PDF/);
  expect(convert("new.json", "red.md", "--against", "old.json")).toEqual({
    ...{ status: 2, stderr: "red.md: md cannot bear tracked changes\n" },
  });
}, 60_000);

test("[EX20] npm run convert runs it with the project's own Node", () => {
  put("e.txt", SOURCE);
  execFileSync("npm", ["run", "--silent", "convert", "--", join(folder, "e.txt"), join(folder, "e.json")], {
    cwd: ROOT,
    stdio: "pipe",
  });
  expect(JSON.parse(get("e.json"))).toMatchObject({ adref: 1, type: "resolution" });
});
