import type { Cast } from "./cast.ts";
import type { Narrator } from "./narrator.ts";
import { agreement } from "./story/agreement.ts";
import { caretakers } from "./story/caretakers.ts";
import { drafting } from "./story/drafting.ts";
import { inspection } from "./story/inspection.ts";
import { money } from "./story/money.ts";
import { preamble } from "./story/preamble.ts";
import { reporting } from "./story/reporting.ts";
import { revision } from "./story/revision.ts";
import type { Scene } from "./story/scene.ts";

const SCENES: readonly Scene[] = [drafting, preamble, inspection, caretakers, money, revision, reporting, agreement];

/** Plays the whole negotiation, scene after scene. @throws DemoError at the first thing that is refused. */
export async function play(cast: Cast, narrator: Narrator): Promise<void> {
  for (const scene of SCENES) {
    await narrator.scene(scene.title);
    await scene.play(cast, (line) => narrator.tell(line));
  }
}
