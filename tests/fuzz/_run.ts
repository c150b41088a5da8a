import { attackRun, honestRun, Tally } from "./permissionRuns.ts";

const [kind, from, n, stop] = process.argv.slice(2);
const t = new Tally();
let bad = 0;
const t0 = performance.now();
for (let s = Number(from); s < Number(from) + Number(n) && bad < Number(stop ?? 8); s++) {
  try {
    const p = (kind === "h" ? honestRun : attackRun)(s, t);
    if (p.length) {
      bad++;
      console.log("seed", s, p.slice(0, 3).join("\n   "));
    }
  } catch (e) {
    bad++;
    console.log("seed", s, (e as Error).stack?.split("\n").slice(0, 6).join("\n"));
  }
}
console.log(bad, "bad", performance.now() - t0, "ms");
if (process.env.T) console.log(Object.fromEntries([...t.counts].sort()));
