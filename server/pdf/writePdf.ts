import type { ClauseId } from "../../shared/domain/ids.ts";
import type { FileView, PageOptions } from "../../shared/formats/fileView.ts";
import { pdfPageOf } from "./pdfPageOf.ts";
import type { TypesetHeader } from "./typesetJob.ts";
import { Typesetter } from "./typesetter.ts";

/** Where a clause begins: "page 3, line 12". */
interface LinePlace {
  readonly page: number;
  /** Absent for titles, headings and tables, whose lines are not counted. */
  readonly line?: number;
}
/** Where the clauses begin on paper. */
export type LineMap = ReadonlyMap<ClauseId, LinePlace>;

interface WrittenPdf {
  readonly pdf: Uint8Array;
  /** Why the file does not claim PDF/UA (signs that no font has), in the typesetter's words; absent where it does. */
  readonly notAccessible?: string;
}

interface PdfJob {
  /** Cancels the job, waiting or running; its reason is thrown. */
  readonly signal?: AbortSignal;
  /** Another one than the process's own, with limits of its own. */
  readonly typesetter?: Typesetter;
}

/** Processor and memory are the machine's: one job at a time, whoever asks. */
const onlyTypesetter = new Typesetter();

/**
 * A view as PDF: real notes at the foot of the page, tagged (PDF/UA-1), same input, same bytes.
 * @throws TypesetError where the pages cannot be set within the limits; the reason of the job's signal.
 * Rules PF1–PF15.
 */
export async function writePdf(view: FileView, options: PageOptions, job: PdfJob = {}): Promise<WrittenPdf> {
  const { header, pdf } = await (job.typesetter ?? onlyTypesetter).typeset(pdfPageOf(view, options), "pdf", job.signal);
  return { pdf, ...(header.notAccessible === undefined ? {} : { notAccessible: header.notAccessible }) };
}

/**
 * Page and line of every clause as `writePdf` with line numbers would print them. Costs about as much as the file.
 * @throws as `writePdf`. Rule PF9.
 */
export async function lineMapOf(view: FileView, options: PageOptions, job: PdfJob = {}): Promise<LineMap> {
  const page = pdfPageOf(view, { ...options, hasLineNumbers: true });
  const { header } = await (job.typesetter ?? onlyTypesetter).typeset(page, "lines", job.signal);
  const counted = new Set(page.blocks.flatMap(({ kind, id }) => (LINELESS.has(kind) ? [] : [id])));
  return linePlaces(header.records ?? { lines: [], clauses: [] }, counted);
}

const LINELESS: ReadonlySet<string> = new Set(["heading", "annex", "table"]);

/** A clause stands on the last line that begins above its first letters. */
function linePlaces({ lines, clauses }: NonNullable<TypesetHeader["records"]>, counted: ReadonlySet<string>): LineMap {
  return new Map(
    clauses.map(({ id, page, y }): [ClauseId, LinePlace] => {
      const line = lines.findLast((one) => one.page === page && one.y <= y)?.line;
      return [id as ClauseId, { page, ...(line === undefined || !counted.has(id) ? {} : { line }) }];
    }),
  );
}
