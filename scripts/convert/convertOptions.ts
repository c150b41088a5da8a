import { parseArgs } from "node:util";
import {
  canShow,
  type ExportFormat,
  type ExportView,
  FORMATS,
  READABLE_ENDINGS,
  type ReadableFormat,
  readableFormat,
} from "../../shared/formats/exportFormats.ts";
import type { PageOptions } from "../../shared/formats/fileView.ts";
import { ConvertError } from "./convertError.ts";

const USAGE = `usage: npm run convert -- <in> <out> [options]
  in     ${Object.keys(READABLE_ENDINGS).join(" ")}
  out    the same and .pdf
  --view final|base|compilation|tracked   what is written; tracked where the file has tracked changes and <out> can bear them
  --changes accept|reject                 what becomes of tracked changes in a text without them (accept)
  --against <old>                         what became of an older text
  --notes reuse|new                       a note cited again keeps its number, or is written again (reuse)
  --paper a4|letter   --no-masthead   --line-numbers`;

/** A file by name and format. */
interface Named<Format> {
  readonly path: string;
  readonly format: Format;
}

export interface ConvertOptions {
  readonly from: Named<ReadableFormat>;
  readonly to: Named<ExportFormat>;
  readonly against: Named<ReadableFormat> | undefined;
  readonly view: Exclude<ExportView, "redline"> | undefined;
  readonly changes: "accept" | "reject" | undefined;
  readonly hasNewNotes: boolean;
  readonly page: PageOptions;
}

const CHOICES = {
  view: ["final", "base", "compilation", "tracked"],
  changes: ["accept", "reject"],
  notes: ["reuse", "new"],
  paper: ["a4", "letter"],
} as const;

/** Reads the arguments. @throws ConvertError with exit code 2. Rule EX21. */
export function convertOptions(args: readonly string[]): ConvertOptions {
  const { values, positionals } = parsed(args);
  const [from, to, ...more] = positionals;
  if (from === undefined || to === undefined || more.length > 0) throw new ConvertError(2, USAGE);
  const view = choice("view", values.view);
  const format = writtenFormat(to);
  if (view && !canShow(format, view)) {
    throw new ConvertError(2, `${to}: ${format} has the views ${FORMATS[format].views.join(", ")}`);
  }
  if (values.against !== undefined && !canShow(format, "tracked")) {
    throw new ConvertError(2, `${to}: ${format} cannot bear tracked changes`);
  }
  return {
    from: { path: from, format: readFormat(from) },
    to: { path: to, format },
    against: values.against === undefined ? undefined : { path: values.against, format: readFormat(values.against) },
    view,
    changes: choice("changes", values.changes),
    hasNewNotes: choice("notes", values.notes) === "new",
    page: {
      paper: choice("paper", values.paper) ?? "a4",
      hasMasthead: values["no-masthead"] !== true,
      hasLineNumbers: values["line-numbers"] === true,
    },
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ...{ view: { type: "string" }, changes: { type: "string" }, against: { type: "string" } },
        ...{ notes: { type: "string" }, paper: { type: "string" } },
        ...{ "no-masthead": { type: "boolean" }, "line-numbers": { type: "boolean" } },
      } as const,
    });
  } catch (error) {
    throw new ConvertError(2, `${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
}

function choice<Name extends keyof typeof CHOICES>(
  name: Name,
  value: string | undefined,
): (typeof CHOICES)[Name][number] | undefined {
  if (value === undefined) return undefined;
  const choices: readonly string[] = CHOICES[name];
  if (choices.includes(value)) return value as (typeof CHOICES)[Name][number];
  throw new ConvertError(2, `--${name} is one of ${choices.join(", ")}, not ${value}`);
}

function readFormat(path: string): ReadableFormat {
  const format = readableFormat(path);
  if (format) return format;
  if (isPdf(path))
    throw new ConvertError(2, `${path}: a PDF is only written, never read; take the file it was made from`);
  throw unknownEnding(path, Object.keys(READABLE_ENDINGS));
}

function writtenFormat(path: string): ExportFormat {
  if (isPdf(path)) return "pdf";
  const format = readableFormat(path);
  if (format) return format;
  throw unknownEnding(path, [...Object.keys(READABLE_ENDINGS), ".pdf"]);
}

const isPdf = (path: string): boolean => path.toLowerCase().endsWith(".pdf");

function unknownEnding(path: string, known: readonly string[]): ConvertError {
  const ending = /\.[^./\\]*$/.exec(path)?.[0] ?? "";
  const what = ending === "" ? "the ending is missing" : `the ending ${ending.toLowerCase()} is not known`;
  return new ConvertError(2, `${path}: ${what}; known are ${known.join(", ")}`);
}
