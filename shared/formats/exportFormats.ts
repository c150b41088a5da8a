/** What of a draft a file shows. `redline`: what became of an issued revision. */
export const EXPORT_VIEWS = ["final", "base", "compilation", "tracked", "redline"] as const;
export type ExportView = (typeof EXPORT_VIEWS)[number];

export const EXPORT_FORMATS = ["txt", "json", "docx", "pdf", "akn", "html", "md"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

interface FormatEntry {
  /** Of the file's name, without the dot. */
  readonly ending: string;
  readonly mediaType: string;
  /** Which views it can show; the first is what it shows when nothing is said. */
  readonly views: readonly [ExportView, ...ExportView[]];
  /** Laid out on pages: paper, masthead and line numbers mean something. */
  readonly hasPages: boolean;
}

const TEXT_VIEWS = ["final", "base", "compilation"] as const;

/** Every format a draft can be written in. One table for the server, the export dialog and the command line. Rule EX30. */
export const FORMATS = {
  txt: { ending: "txt", mediaType: "text/plain; charset=utf-8", views: TEXT_VIEWS, hasPages: false },
  json: {
    ending: "json",
    mediaType: "application/json; charset=utf-8",
    views: ["base", "compilation"],
    hasPages: false,
  },
  docx: {
    ending: "docx",
    mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    views: EXPORT_VIEWS,
    hasPages: true,
  },
  pdf: { ending: "pdf", mediaType: "application/pdf", views: EXPORT_VIEWS, hasPages: true },
  akn: {
    ending: "xml",
    mediaType: "application/akn+xml; charset=utf-8",
    views: ["final", "base", "tracked"],
    hasPages: false,
  },
  html: { ending: "html", mediaType: "text/html; charset=utf-8", views: TEXT_VIEWS, hasPages: false },
  md: { ending: "md", mediaType: "text/markdown; charset=utf-8", views: TEXT_VIEWS, hasPages: false },
} as const satisfies Record<ExportFormat, FormatEntry>;

/** True for a view that a format can show. */
export function canShow(format: ExportFormat, view: ExportView): boolean {
  return (FORMATS[format].views as readonly ExportView[]).includes(view);
}

export const REGISTER_FORMATS = ["json", "csv", "xlsx", "docx"] as const;
export type RegisterFormat = (typeof REGISTER_FORMATS)[number];

/** Media types of the register as a file. */
export const REGISTER_MEDIA_TYPES: Readonly<Record<Exclude<RegisterFormat, "json">, string>> = {
  csv: "text/csv; charset=utf-8; header=present",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  docx: FORMATS.docx.mediaType,
};

/** Endings of the files that can be read, with the reader they go to. */
export const READABLE_ENDINGS = {
  ".docx": "docx",
  ".xml": "akn",
  ".akn": "akn",
  ".html": "html",
  ".htm": "html",
  ".md": "md",
  ".markdown": "md",
  ".txt": "txt",
  ".text": "txt",
  ".json": "json",
} as const satisfies Record<string, ExportFormat>;
export type ReadableFormat = (typeof READABLE_ENDINGS)[keyof typeof READABLE_ENDINGS];

/** Which reader a file goes to by its name; nothing where no reader knows its ending. */
export function readableFormat(name: string): ReadableFormat | undefined {
  const ending = /\.[^./\\]*$/.exec(name.toLowerCase())?.[0] ?? "";
  return Object.hasOwn(READABLE_ENDINGS, ending)
    ? READABLE_ENDINGS[ending as keyof typeof READABLE_ENDINGS]
    : undefined;
}
