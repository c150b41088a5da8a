import { workerData } from "node:worker_threads";
import { OUT_OF_MEMORY_SIGNAL } from "./outOfMemory.ts";

const PERIOD_MS = 20;

const parent = process.ppid;

/**
 * Worker beside the native typesetter: no limit of Node's heap reaches native memory, and the main thread hears nothing
 * until it is done. Ends the whole process when its resident memory passes `workerData.maxBytes`, or when whoever started
 * it is gone and nobody watches the time. Rules PF11, PF12.
 */
setInterval(() => {
  if (process.memoryUsage.rss() > workerData.maxBytes) process.kill(process.pid, OUT_OF_MEMORY_SIGNAL);
  if (process.ppid !== parent) process.kill(process.pid);
}, PERIOD_MS);
