import { register, registerCsv } from "../../shared/amendments/register.ts";
import { type RegisterLines, registerFileRows } from "../../shared/amendments/registerTexts.ts";
import { plainText } from "../../shared/domain/clause.ts";
import { REGISTER_MEDIA_TYPES } from "../../shared/formats/exportFormats.ts";
import type { FileView } from "../../shared/formats/fileView.ts";
import {
  REGISTER_LANGUAGES,
  type RegisterLanguage,
  registerWords,
} from "../../shared/formats/register/registerWords.ts";
import { ROUTES } from "../../shared/protocol/routes.ts";
import type { Sessions } from "../access/sessions.ts";
import { draftWords } from "../commands/draftWords.ts";
import { inRoom } from "../commands/inRoom.ts";
import type { Files } from "../files/files.ts";
import { TypesetError } from "../pdf/typesetError.ts";
import { lineMapOf } from "../pdf/writePdf.ts";
import type { Rooms } from "../sync/rooms.ts";
import { disposition } from "./disposition.ts";
import { draftMember } from "./draftMember.ts";
import { whenMade } from "./fileErrors.ts";
import { fileView } from "./fileViews.ts";
import type { Mount } from "./mount.ts";

interface Deps {
  readonly sessions: Sessions;
  readonly rooms: Rooms;
  readonly files: Files;
}

/** The working text, of which people quote page and line. */
const QUOTED = { view: "base", filter: {}, hasNewNotes: false, names: null } as const;

/** The register of a draft's amendments, as JSON and as files. Rules HT23, HT34. */
export function mountRegister(mount: Mount, { sessions, rooms, files }: Deps): void {
  mount(ROUTES.register, async ({ c, signedIn, query }) => {
    const { draft } = await draftMember(sessions, c, signedIn);
    const { format, paper } = query;
    const language = query.lang ?? preferredLanguage(c.req.header("accept-language"));
    const { rows, head, title, text, fileRows } = await inRoom(rooms, draft.id, (room) =>
      room.read((doc, state) => {
        const words = draftWords(doc);
        const isFile = format === "xlsx" || format === "docx";
        return {
          rows: register(words, state),
          head: words.head,
          title: plainText(words.clauses.find(({ kind }) => kind === "title")?.runs ?? []).trim(),
          text: isFile ? fileView(doc, state, QUOTED) : null,
          fileRows: isFile ? registerFileRows(words, state) : [],
        };
      }),
    );
    c.header("Content-Disposition", disposition(head.symbol ?? draft.title, "_register", format));
    switch (format) {
      case "json":
        return { rows };
      case "csv":
        return c.body(registerCsv(rows, registerWords(language)), 200, { "Content-Type": REGISTER_MEDIA_TYPES.csv });
      default: {
        const { signal } = c.req.raw;
        const lines = text && (await whenMade(linesOf(text, paper, signal)));
        const placed = fileRows.map((row) => ({ ...row, ...(row.clause ? lines?.get(row.clause) : undefined) }));
        const symbol = head.symbol === undefined ? {} : { symbol: head.symbol };
        const of = { name: title || head.symbol || draft.title, ...symbol, paper };
        const bytes = await whenMade(
          files.register({ kind: "register", format, rows: placed, language, draft: of }, signal),
        );
        return c.body(new Uint8Array(bytes), 200, { "Content-Type": REGISTER_MEDIA_TYPES[format] });
      }
    }
  });
}

/** Page and line of every clause; a register without them is better than none. */
async function linesOf(
  text: FileView,
  paper: "a4" | "letter",
  signal: AbortSignal,
): Promise<RegisterLines | undefined> {
  try {
    return await lineMapOf(text, { paper, hasMasthead: true, hasLineNumbers: true }, { signal });
  } catch (error) {
    if (error instanceof TypesetError) return undefined;
    throw error;
  }
}

/** The first language of the header that the register is written in; English where there is none. */
function preferredLanguage(header = ""): RegisterLanguage {
  const wishes = header.split(",").map((wish, index) => {
    const [tag = "", ...parameters] = wish.split(";").map((part) => part.trim().toLowerCase());
    const quality = Number(parameters.find((one) => one.startsWith("q="))?.slice(2) ?? 1);
    return { language: tag.split("-", 1)[0] ?? "", quality: Number.isNaN(quality) ? 0 : quality, index };
  });
  wishes.sort((a, b) => b.quality - a.quality || a.index - b.index);
  for (const { language, quality } of wishes) {
    const found = REGISTER_LANGUAGES.find((one) => one === language);
    if (found && quality > 0) return found;
  }
  return "en";
}
