import { createRequire } from "node:module";
import path from "node:path";

const require = createRequire(import.meta.url);

/** The families that pages are set in, with their weights; each weight is a folder with one file. */
const FAMILIES: readonly (readonly [manifest: string, weights: readonly string[]])[] = [
  // Latin, Greek and Cyrillic, with the widths of Times.
  [
    require.resolve("@expo-google-fonts/tinos/package.json"),
    ["400Regular", "400Regular_Italic", "700Bold", "700Bold_Italic"],
  ],
  // Arabic. Its letters are whole glyphs: where a font sets dots apart, copied text has letters twice.
  [require.resolve("@expo-google-fonts/amiri/package.json"), ["400Regular", "700Bold"]],
  // Chinese.
  [require.resolve("@expo-google-fonts/noto-serif-sc/package.json"), ["400Regular", "700Bold"]],
];

/** Absolute folders of the fonts, all from installed packages. Rule PF10. */
export function fontFolders(): string[] {
  return FAMILIES.flatMap(([manifest, weights]) => weights.map((weight) => path.join(path.dirname(manifest), weight)));
}
