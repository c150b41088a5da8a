import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { SyncMetrics } from "../sync/syncMetrics.ts";

const SECONDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];

/** Figures for Prometheus. No names, no addresses, no words: safe to be scraped. Rule OP5. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #http = new Histogram({
    name: "adref_http_request_seconds",
    help: "Time to answer an HTTP request, by route and status",
    labelNames: ["method", "route", "status"],
    buckets: SECONDS,
    registers: [this.#registry],
  });
  /** What the live server counts. */
  readonly sync: SyncMetrics;

  constructor() {
    collectDefaultMetrics({ register: this.#registry });
    this.sync = syncMetrics(this.#registry);
  }

  /** One answered request. `route` is the template of a route, so that there are few. */
  httpRequest(method: string, route: string, status: number, seconds: number): void {
    this.#http.observe({ method, route, status }, seconds);
  }

  /** All figures in Prometheus' text form, with its media type. */
  async render(): Promise<{ readonly text: string; readonly type: string }> {
    return { text: await this.#registry.metrics(), type: this.#registry.contentType };
  }
}

function syncMetrics(registry: Registry): SyncMetrics {
  const registers = [registry];
  const counter = <Label extends string = never>(name: string, help: string, labelNames: readonly Label[] = []) =>
    new Counter<Label>({ name: `adref_${name}`, help, labelNames, registers });
  const gauge = (name: string, help: string) => new Gauge({ name: `adref_${name}`, help, registers });
  const histogram = (name: string, help: string) =>
    new Histogram({ name: `adref_${name}`, help, buckets: SECONDS, registers });

  const connections = gauge("connections", "Open WebSocket connections");
  const rooms = gauge("rooms", "Rooms in memory");
  const frames = counter("frames_received_total", "Frames read from clients", ["kind"]);
  const bytes = counter("bytes_received_total", "Bytes of frames read from clients", ["kind"]);
  const refused = counter("updates_refused_total", "Updates that were not taken", ["code"]);
  const closed = counter("sockets_closed_total", "Sockets that the server closed", ["code"]);
  const updates = counter("updates_committed_total", "Updates on disk");
  const commit = histogram("commit_seconds", "Time the store took for a commit");
  const apply = histogram("apply_seconds", "Time from reading a frame to having it applied");
  const sentFrames = counter("frames_sent_total", "Frames sent to clients");
  const sentBytes = counter("bytes_sent_total", "Bytes of frames sent to clients");

  return {
    connections: (change) => connections.inc(change),
    rooms: (change) => rooms.inc(change),
    received: (kind, length) => {
      frames.inc({ kind });
      bytes.inc({ kind }, length);
    },
    refused: (code) => refused.inc({ code }),
    closed: (code) => closed.inc({ code }),
    committed: (count, _rooms, ms) => {
      updates.inc(count);
      commit.observe(ms / 1000);
    },
    applied: (ms) => apply.observe(ms / 1000),
    sent: (count, length) => {
      sentFrames.inc(count);
      sentBytes.inc(length);
    },
  };
}
