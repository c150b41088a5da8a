import fc from "fast-check";
import { CONTENT_VERSION, type Content } from "../../shared/document/content.ts";
import { type BareClause, type BareContent, completeContent } from "../../shared/document/contentOf.ts";
import type { ClauseKind, Run } from "../../shared/domain/clause.ts";
import type { ClauseId, FootnoteId } from "../../shared/domain/ids.ts";

/** Words as they occur in real texts, with figures, symbols, dashes, brackets and letters of other languages among them. */
const WORDS = [
  ...[
    "States",
    "cooperation",
    "the",
    "of",
    "and",
    "financing",
    "development",
    "2012",
    "resolution 66/181",
    "3.5 million",
  ],
  ...[
    "“public-private partnerships”",
    "(article 16)",
    "CTOC/COP/WG.3/2012/CRP.1",
    "No. 10",
    "Côte d’Ivoire",
    "Réunion",
  ],
  ...[
    "26 July 2012",
    "paragraph 8 (a) (ii) above",
    "low- and middle-income",
    "US$ 10,000",
    "10:30",
    "Мир",
    "和平",
    "a|b",
    "c\\d",
  ],
  ...["also", "further", "Annex", "questions (a) and (b)", "10", "2", "WG.3", "–", "ad hoc", "its"],
];
const word = fc.constantFrom(...WORDS);
const phraseOf = (words: fc.Arbitrary<string>, maxLength: number) =>
  fc.array(words, { minLength: 1, maxLength }).map((list) => list.join(" "));

const PREAMBULAR_LEADS = [
  "Recalling",
  "Noting with concern",
  "Recognizing also",
  "Mindful of",
  "Acting under",
] as const;
const OPERATIVE_LEADS = ["Requests", "Also urges", "Takes note of", "Calls upon", "Expresses its intention"] as const;

/** A piece of a clause: words, a citation of note n, or a break. */
type Piece = { readonly words: string } | { readonly note: number } | { readonly break: true };

const piece = (): fc.Arbitrary<Piece> =>
  fc.oneof(
    { weight: 6, arbitrary: phraseOf(word, 12).map((words) => ({ words })) },
    { weight: 2, arbitrary: fc.nat({ max: 5 }).map((note) => ({ note })) },
    { weight: 1, arbitrary: fc.constant({ break: true as const }) },
  );

/** The runs of a clause: a beginning, pieces, an end mark, and perhaps notes behind the mark. */
function runs(beginning: fc.Arbitrary<string>, mark: string): fc.Arbitrary<Run[]> {
  return fc
    .tuple(beginning, fc.array(piece(), { maxLength: 6 }), fc.array(fc.nat({ max: 5 }), { maxLength: 2 }))
    .map(([first, pieces, notes]) => {
      const list: Run[] = [{ text: first }];
      for (const one of pieces) {
        if ("note" in one) list.push({ footnote: `f${one.note}` as FootnoteId });
        else if ("break" in one) list.push({ break: true });
        else list.push({ text: ` ${one.words}` });
      }
      list.push({ text: ` States${mark}` });
      for (const note of notes) list.push({ footnote: `f${note}` as FootnoteId });
      return joinRuns(list);
    });
}

function joinRuns(list: readonly Run[]): Run[] {
  const joined: Run[] = [];
  for (const run of list) {
    const last = joined.at(-1);
    if ("text" in run && last && "text" in last) joined[joined.length - 1] = { text: last.text + run.text };
    else joined.push(run);
  }
  return joined;
}

interface PlainClause {
  readonly kind: ClauseKind;
  readonly level: number;
  readonly text: readonly Run[];
  readonly header?: number;
  readonly cells?: readonly (readonly (readonly Run[])[])[];
}

const clause = (kind: ClauseKind, level: number, text: fc.Arbitrary<Run[]>): fc.Arbitrary<PlainClause> =>
  text.map((list) => ({ kind, level, text: list }));

/** A clause with sub-clauses to any depth; each level is at most one deeper than the one before. */
function withSubClauses(first: fc.Arbitrary<PlainClause>, deepest: number, mark: string): fc.Arbitrary<PlainClause[]> {
  const beginning = fc.constantFrom("To consider", "The need for", "Bearing in mind", "What would be");
  return fc
    .tuple(first, fc.array(fc.tuple(fc.integer({ min: 1, max: deepest }), runs(beginning, mark)), { maxLength: 12 }))
    .map(([top, subs]) => {
      let level = 0;
      const list = subs.map(([wish, text]): PlainClause => {
        level = Math.min(wish, level + 1);
        return { kind: top.kind, level, text };
      });
      return [top, ...list];
    });
}

const flat = <T>(lists: fc.Arbitrary<T[][]>): fc.Arbitrary<T[]> => lists.map((all) => all.flat());

const preamble = (maxLength: number) =>
  flat(
    fc.array(withSubClauses(clause("preambular", 0, runs(fc.constantFrom(...PREAMBULAR_LEADS), ",")), 2, ","), {
      maxLength,
    }),
  );

const operatives = (minLength: number) =>
  flat(
    fc.array(withSubClauses(clause("operative", 0, runs(fc.constantFrom(...OPERATIVE_LEADS), ";")), 4, ";"), {
      minLength,
      maxLength: 6,
    }),
  );

const numbered = (minLength: number) =>
  flat(
    fc.array(
      withSubClauses(clause("numbered", 0, runs(fc.constantFrom("Speakers noted", "2030 Agenda", "It"), ".")), 4, ";"),
      { minLength, maxLength: 5 },
    ),
  );

const paragraph = clause("text", 0, runs(fc.constantFrom("We, the peoples", "Some speakers"), "."));
const heading = (level: number) => clause("heading", level, runs(fc.constantFrom("Summary", "Bank information"), ""));

const cell = fc.oneof(
  fc.constant([] as Run[]),
  fc
    .tuple(phraseOf(word, 4), fc.option(fc.nat({ max: 5 })))
    .map(([text, note]): Run[] => [
      { text: `Item ${text}` },
      ...(note === null ? [] : [{ footnote: `f${note}` as FootnoteId }]),
    ]),
);
const table: fc.Arbitrary<PlainClause> = fc
  .integer({ min: 1, max: 4 })
  .chain((columns) =>
    fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 5 }),
  )
  .chain((cells) =>
    fc.nat({ max: cells.length }).map((header) => ({ kind: "table" as const, level: 0, text: [], header, cells })),
  );

/** A section of a report or of an embedded or annexed text. */
const reportSection = flat(
  fc.tuple(
    heading(3).map((one) => [one]),
    fc.array(paragraph, { maxLength: 2 }),
    numbered(0),
    fc.array(table, { maxLength: 2 }),
  ) as fc.Arbitrary<PlainClause[][]>,
);

const closing = fc.array(clause("closing", 0, runs(fc.constantFrom("46th plenary meeting", "Done at Vienna"), "")), {
  maxLength: 3,
});

const annexes = flat(
  fc.array(
    flat(
      fc.tuple(
        clause("annex", 0, runs(fc.constantFrom("List of documents", "Terms of reference"), "")).map((one) => [one]),
        fc.array(paragraph, { maxLength: 1 }),
        numbered(0),
        fc.array(table, { maxLength: 1 }),
      ) as fc.Arbitrary<PlainClause[][]>,
    ),
    { maxLength: 3 },
  ),
);

const title = clause("title", 0, runs(fc.constantFrom("Strengthening cooperation", "Political declaration"), ""));
const optional = (one: fc.Arbitrary<PlainClause>) => fc.array(one, { maxLength: 1 });
const ORGANS = ["General Assembly", "Security Council", "Commission on Science, Technology and Development"] as const;

/** Parts with their own preamble, numbers running on. */
const parts = flat(
  fc.array(
    flat(
      fc.tuple(
        heading(1).map((one) => [one]),
        preamble(2),
        operatives(1),
      ) as fc.Arbitrary<PlainClause[][]>,
    ),
    { maxLength: 3 },
  ),
);

const head = fc.record(
  {
    symbol: fc.constantFrom("A/C.3/81/L.24", "E/RES/2012/19", "no symbol yet"),
    session: fc.constantFrom("Eighty-first session", "81st session", "Summit of the Future"),
    agendaItem: fc.constantFrom("129", "68 (b)", "Other matters"),
    number: fc.constantFrom("2012/19", "48/22", "1826 (2008)", "3363 (XXX)", "draft one"),
  },
  { requiredKeys: [] },
);

interface Drawn {
  readonly type: Content["type"];
  readonly head: Content["head"];
  readonly clauses: readonly PlainClause[];
}

const resolution: fc.Arbitrary<Drawn> = fc
  .tuple(
    head,
    fc.constantFrom(...ORGANS),
    optional(title),
    preamble(4),
    fc.oneof(
      operatives(2),
      operatives(1).map((list) => list.slice(0, 1)),
    ),
    parts,
    fc.array(reportSection, { maxLength: 2 }),
    closing,
    annexes,
  )
  .map(([given, organ, titles, preambulars, operative, more, embedded, closings, annexed]) => ({
    type: "resolution" as const,
    head: { organ, ...given },
    clauses: [
      ...titles,
      { kind: "enacting" as const, level: 0, text: [{ text: `The ${organ},` }] },
      ...preambulars,
      ...operative,
      ...(operative.length > 1 ? more : []),
      ...embedded.flat(),
      ...closings,
      ...annexed,
    ],
  }));

const report: fc.Arbitrary<Drawn> = fc
  .tuple(
    head,
    optional(title),
    fc.array(
      flat(
        fc.tuple(
          heading(1).map((one) => [one]),
          numbered(0),
          fc
            .array(
              flat(
                fc.tuple(
                  heading(2).map((one) => [one]),
                  numbered(0),
                ) as fc.Arbitrary<PlainClause[][]>,
              ),
              {
                maxLength: 2,
              },
            )
            .map((lists) => lists.flat()),
          fc.array(reportSection, { maxLength: 1 }).map((lists) => lists.flat()),
        ) as fc.Arbitrary<PlainClause[][]>,
      ),
      { minLength: 1, maxLength: 3 },
    ),
    annexes,
  )
  .map(([given, titles, sections, annexed]) => ({
    type: "report" as const,
    head: { ...given, organ: "Working Group on International Cooperation" },
    clauses: [...titles, ...sections.flat(), ...annexed],
  }));

const decision: fc.Arbitrary<Drawn> = fc
  .tuple(head, title, operatives(2), annexes)
  .map(([given, titled, operative, annexed]) => ({
    type: "decision" as const,
    head: given,
    clauses: [titled, ...operative, ...annexed],
  }));

const NOTE_TEXTS = [
  "United Nations, Treaty Series, vol. 2225, No. 39574.",
  "Ibid., vol. 2349, No. 42146.",
  "A/71/53/Add.1",
  "See resolution 55/2.",
  "8 Urges is no note",
  "",
];

/**
 * Contents whose words are such as text can carry: no marks; a heading, a title and the title of an annex end without a
 * mark, everything else with one; single blanks. Ids are c1, c2 … and f1, f2 …, by order, as an import makes them.
 */
export const contentArbitrary: fc.Arbitrary<Content> = fc
  .oneof(resolution, report, decision)
  .map(({ type, head: given, clauses }) => {
    const bare: BareContent = {
      adref: CONTENT_VERSION,
      type,
      language: "en",
      head: given,
      clauses: clauses.map((one, index): BareClause => ({ ...one, id: `c${index + 1}` as ClauseId })),
      footnotes: NOTE_TEXTS.map((text, index) => ({
        id: `f${index}` as FootnoteId,
        text: text === "" ? [] : [{ text }],
      })),
    };
    return idsByOrder(completeContent(bare));
  });

/** The same content with ids c1, c2 … and f1, f2 … in the order of the text. */
function idsByOrder(content: Content): Content {
  const notes = new Map(content.footnotes.map(({ id, number }) => [id, `f${number}` as FootnoteId]));
  const renamed = (list: readonly Run[]): Run[] =>
    list.map((run) => ("footnote" in run ? { footnote: notes.get(run.footnote) ?? run.footnote } : run));
  return {
    ...content,
    clauses: content.clauses.map((one, index) => ({
      ...one,
      id: `c${index + 1}` as ClauseId,
      text: renamed(one.text),
      ...(one.cells ? { cells: one.cells.map((row) => row.map(renamed)) } : {}),
    })),
    footnotes: content.footnotes.map(({ number, text }) => ({ id: `f${number}` as FootnoteId, number, text })),
  };
}
