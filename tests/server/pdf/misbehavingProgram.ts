import { appendFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { text } from "node:stream/consumers";
import { Worker } from "node:worker_threads";

/**
 * Stands in for the program that sets pages. The title of the page says what happens: "crash", "hang", "eat" all memory,
 * "babble" instead of a result; everything else is set as the file "set". The file `log` gets a line when a job starts, and one
 * when it ends.
 */
const [maxBytes] = process.argv.slice(2);
const guard = path.join(import.meta.dirname, "../../../server/pdf/memoryGuard.ts");
new Worker(guard, { workerData: { maxBytes: Number(maxBytes) } }).unref();
const { title, log } = JSON.parse(await text(process.stdin));
if (log) appendFileSync(log, "start\n");
switch (title) {
  case "crash":
    process.abort();
    break;
  case "hang":
    for (;;);
  case "eat": {
    const eaten: Buffer[] = [];
    for (;;) eaten.push(Buffer.alloc(1_000_000, 1));
  }
  case "babble":
    writeFileSync(3, "no line of JSON");
    process.exitCode = 3;
    break;
  default:
    writeFileSync(3, "{}\nset");
}
if (log) appendFileSync(log, "end\n");
