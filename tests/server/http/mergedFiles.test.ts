import { expect, test } from "vitest";
import { plainText, type Run } from "../../../shared/domain/clause.ts";
import { ROUTES } from "../../../shared/protocol/routes.ts";
import { download, fileTable, formOf } from "../../support/fileTable.ts";
import { hasOffice, resaved } from "../../support/resaved.ts";
import { rewritten, trackChange, trackParagraph } from "../../support/wordFile.ts";

/** Sends three files of one draft, one after another, and tables what each proposes. */
async function merge(kenyasWay: (docx: Uint8Array) => Uint8Array | Promise<Uint8Array>): Promise<void> {
  const { server, chair, observer, draft } = await fileTable();
  const { bytes } = await download(observer.api, `/api/drafts/${draft}/export?format=docx&view=tracked`);
  const kenyas = rewritten(bytes, (xml) =>
    trackParagraph(
      "Wanjiru (KEN)",
      "maintenance as well as construction",
      "Welcomes the training of caretakers;",
    )(trackChange("Wanjiru (KEN)", "annually", "every two years")(xml)),
  );
  const files: readonly [file: Uint8Array, delegation: string][] = [
    [await kenyasWay(kenyas), "KEN"],
    [rewritten(bytes, trackChange("Delegation of Brazil", "annually", "twice a year")), "BRA"],
    [rewritten(bytes, trackChange("FRA", "construction", "construction and training")), "FRA"],
  ];
  let count = 0;
  for (const [file, delegation] of files) {
    const answer = await chair.api.call(ROUTES.importAmendments, {
      params: { draft },
      body: formOf(file, `${delegation}.docx`),
    });
    expect(
      answer.value.authors.map(({ suggested }) => suggested),
      delegation,
    ).toEqual([delegation]);
    expect(answer.value.items.map(({ problem }) => problem)).toEqual(answer.value.items.map(() => null));
    expect(answer.value.untracked, delegation).toEqual([]);
    for (const { proposed, notes } of answer.value.items) {
      count += 1;
      await chair.must({ command: "tableAmendment", amendment: `am${count}`, delegation, proposed, notes });
    }
  }
  expect(count).toBe(4);
  const { content } = await chair.content({ view: "compilation" });
  const said = content.clauses.map(({ label, text }) => `${label} ${plainText(text as readonly Run[])}`);
  expect(
    said
      .slice(
        said.findIndex((line) => line.startsWith("OP 3 ")),
        said.length,
      )
      .slice(0, 2),
  ).toEqual([
    "OP 3 Invites international financial institutions to fund maintenance as well as construction [FRA: and training], and to report [annually] [KEN: every two years] [BRA: twice a year] on the share of each;",
    "OP 3 bis [KEN: Welcomes the training of caretakers;]",
  ]);
  const register = (await server.secretariat.call(ROUTES.register, { params: { draft } })).value.rows;
  expect(register.map(({ delegation, kind, enteredBy }) => [delegation, kind, enteredBy])).toEqual([
    ...[
      ["KEN", "edit", "Chair"],
      ["KEN", "insert", "Chair"],
      ["BRA", "edit", "Chair"],
      ["FRA", "edit", "Chair"],
    ],
  ]);
}

test("[FA16] three delegations' files of one draft, taken in one after another, make one compilation", async () => {
  await merge((docx) => docx);
}, 60_000);

test.skipIf(!hasOffice)(
  "[FA16] the same where LibreOffice has opened and saved one of them",
  async () => {
    await merge(resaved);
  },
  180_000,
);
