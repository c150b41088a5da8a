import { acceptedContent } from "../../shared/amendments/acceptedContent.ts";
import { compilation, compiledText } from "../../shared/amendments/compilation.ts";
import { compiledWithNewNotes } from "../../shared/amendments/compiledWithNewNotes.ts";
import { redlineOf } from "../../shared/amendments/redlineOf.ts";
import { roomOfFile } from "../../shared/amendments/roomOfFile.ts";
import type { Content } from "../../shared/document/content.ts";
import type { DraftFile } from "../../shared/document/draftFile.ts";
import { withNewNotes } from "../../shared/document/withNewNotes.ts";
import { canShow } from "../../shared/formats/exportFormats.ts";
import type { FileView } from "../../shared/formats/fileView.ts";
import type { ConvertOptions } from "./convertOptions.ts";

/**
 * What of a file is written. Tracked changes stay tracked where the target can bear them and nothing else was asked; in a
 * compilation they are in brackets; elsewhere they are taken in, or left out. Rules EX23–EX25.
 */
export function convertedView(
  file: DraftFile,
  { to, view, changes, hasNewNotes }: Pick<ConvertOptions, "to" | "view" | "changes" | "hasNewNotes">,
  against: Content | undefined,
): FileView {
  const noted = (content: Content): Content => (hasNewNotes ? withNewNotes(content) : content);
  const text = (): Content => noted(changes === "reject" || isPlain(file) ? file.content : acceptedContent(file));
  if (against) return { view: "tracked", file: redlineOf(noted(against), text(), "Adref") };
  const isTracked = changes === undefined && !isPlain(file) && canShow(to.format, "tracked");
  const shown = view ?? (isTracked ? "tracked" : canShow(to.format, "final") ? "final" : "base");
  switch (shown) {
    case "tracked":
      return { view: shown, file };
    case "compilation": {
      const { words, state } = roomOfFile(file);
      const compiled = compiledText(file.content, words, state);
      const content = compilation(file.content, words, state);
      if (!hasNewNotes) return { view: shown, content, compiled };
      return { view: shown, content: withNewNotes(content), compiled: compiledWithNewNotes(compiled) };
    }
    default:
      return { view: shown, content: text() };
  }
}

const isPlain = ({ amendments }: DraftFile): boolean => amendments.length === 0;
