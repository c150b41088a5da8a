import { editorPeers } from "../../tests/support/editorPeer.ts";
import { runSession, type SessionOp, type SessionPeer, type SessionReport } from "../../tests/support/sessionModel.ts";

const OPTIONS = { rounds: 4, steps: 6 };

interface Model {
  readonly name: string;
  readonly makePeers: () => readonly SessionPeer[];
  readonly without: readonly SessionOp[];
}

/** The same sessions on our binding and on the usual one; a line each as JSON. */
async function compare(sessions: number): Promise<void> {
  const place = new URL("../peers/nestedPeer.mjs", import.meta.url).href;
  const { nestedPeers } = (await import(place)) as {
    readonly nestedPeers: (binding: string) => Promise<() => readonly SessionPeer[]>;
  };
  // There are no tombstones to bring a clause back from.
  const nested = async (binding: string): Promise<Model> => ({
    name: `${binding}, nested schema`,
    makePeers: await nestedPeers(binding),
    without: ["restore"],
  });
  const ours: Model = { name: "adref", makePeers: editorPeers, without: [] };
  for (const { name, makePeers, without } of [await nested("y-prosemirror"), await nested("@tiptap/y-tiptap"), ours]) {
    const reports = Array.from({ length: sessions }, (_, index) =>
      runSession(index + 1, makePeers, { ...OPTIONS, without }),
    );
    const sum = (of: (report: SessionReport) => number) => reports.reduce((all, report) => all + of(report), 0);
    const metrics = {
      tokens: sum(({ tokens }) => tokens),
      lost: sum(({ lost }) => lost.length),
      recoverable: sum(({ recoverable }) => recoverable),
      duplicated: sum(({ duplicated }) => duplicated),
      sessionsWithLoss: sum(({ lost }) => Number(lost.length > 0)),
      notConverged: sum(({ converged }) => Number(!converged)),
      problems: sum(({ problems }) => problems.length),
      steps: sum(({ done }) => Object.values(done).reduce((all, count) => all + count, 0)),
    };
    const problem = reports.flatMap(({ problems }) => problems)[0] ?? "";
    process.stdout.write(`${JSON.stringify({ name, metrics, problem: problem.split("\n", 1)[0] })}\n`);
  }
}

await compare(Number(process.argv[2]));
process.exit();
