/** What a job is to give: the file, or where its clauses stand. */
export type Wanted = "pdf" | "lines";

/** A printed line number, or the beginning of a clause: `y` in points from the top of the page. */
interface PlaceRecord {
  readonly page: number;
  readonly y: number;
}

/** First line of what the child process gives. */
export interface TypesetHeader {
  /** The typesetter's own words where nothing could be set. */
  readonly error?: string;
  /** Why the file does not claim PDF/UA, in the typesetter's own words. */
  readonly notAccessible?: string;
  readonly records?: {
    readonly lines: readonly (PlaceRecord & { readonly line: number })[];
    readonly clauses: readonly (PlaceRecord & { readonly id: string })[];
  };
}
