import type { Observed } from "../load/loadProcess.ts";
import type { ServerProcess } from "../servers/serverProcess.ts";
import { type CpuUse, pause, type Stage } from "./stage.ts";

export interface FullRoom {
  readonly readers: number;
  readonly typists: number;
  /** Readers that time every keystroke, spread over the order in which people came. */
  readonly probes: number;
}

/** Fills a draft of 60 clauses with people and lets the server warm up, as a server that has run for a while is. */
export async function fillRoom(
  server: ServerProcess,
  stage: Stage,
  { readers, typists, probes }: FullRoom,
): Promise<void> {
  const room = await server.kind.openRoom(server.port, { clauses: 60, keeper: stage.crowd });
  const crowd = await room.readers(readers - typists - probes);
  const measuring = await room.readers(probes);
  const writing = await room.typists(typists);
  // First the writers alone, fast: code that has run a thousand times is compiled, as in a server that has been up for a day.
  await stage.meter.call("addTypists", { seats: writing });
  await warmUp(server, stage, 600);
  const slice = <T>(all: readonly T[], index: number) =>
    all.slice(Math.floor((all.length * index) / probes), Math.floor((all.length * (index + 1)) / probes));
  for (let i = 0; i < probes; i++) {
    await stage.crowd.call("join", { seats: slice(crowd, i), present: true });
    await stage.meter.call("join", { seats: slice(measuring, i), measures: true, present: true });
  }
  // No more messages than any of the servers can send, or the measurement would begin with a backlog.
  await warmUp(server, stage, Math.min(300, 20_000 / readers));
}

async function warmUp(server: ServerProcess, stage: Stage, perSecond: number): Promise<void> {
  await server.idle();
  await stage.meter.call("type", { perSecond });
  await pause(3000);
  await stage.meter.call("stopTyping");
  await server.idle();
}

export interface TypingWindow {
  readonly perSecond: number;
  readonly warmUpMs: number;
  readonly measureMs: number;
  /** How long to wait for what is still on its way. */
  readonly waitMs: number;
}

/** Connections did not survive the load. */
export class LostConnections extends Error {
  override readonly name = "LostConnections";
}

/**
 * Everybody types at a steady rate; measures what the server spends and when the keystrokes arrive.
 * @throws LostConnections when any connection ended meanwhile.
 */
export async function typeFor(
  server: ServerProcess,
  stage: Stage,
  { perSecond, warmUpMs, measureMs, waitMs }: TypingWindow,
): Promise<{ cpu: CpuUse; meter: Observed; crowd: Observed }> {
  await stage.meter.call("type", { perSecond });
  await pause(warmUpMs);
  await Promise.all([stage.crowd.call("openWindow"), stage.meter.call("openWindow")]);
  const count = stage.countCpu(server);
  await pause(measureMs);
  const cpu = count();
  const crowd = await stage.crowd.call("closeWindow", { waitMs: 0 });
  const closing = stage.meter.call("closeWindow", { waitMs });
  await stage.meter.call("stopTyping");
  const meter = await closing;
  const lost = [...meter.lost, ...crowd.lost];
  if (lost.length > 0) throw new LostConnections(`${lost.length} connections were lost: ${lost[0]}`);
  return { cpu, meter, crowd };
}
