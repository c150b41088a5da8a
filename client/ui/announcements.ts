/** Shortest time between two messages that are read aloud. Rule A11Y4. */
export const ANNOUNCE_INTERVAL_MS = 3000;

/** Where messages for assistive technology go in, and the one region takes them out. */
export interface Announcements {
  /** Queues a polite message. Messages with the same topic replace each other while they wait. */
  announce(message: string, topic?: string): void;
  subscribe(listener: (message: string) => void): () => void;
}

interface Clock {
  readonly now: () => number;
  readonly after: (ms: number, run: () => void) => void;
}

const BROWSER_CLOCK: Clock = { now: () => performance.now(), after: (ms, run) => void setTimeout(run, ms) };

/**
 * A queue that lets out at most one message in three seconds; what came in meanwhile is joined into one. Rule A11Y4.
 */
export function createAnnouncements(clock: Clock = BROWSER_CLOCK): Announcements {
  const listeners = new Set<(message: string) => void>();
  let waiting: { topic: string | undefined; message: string }[] = [];
  let lastAt = Number.NEGATIVE_INFINITY;
  let isScheduled = false;

  const release = () => {
    isScheduled = false;
    if (waiting.length === 0) return;
    const message = waiting.map((entry) => entry.message).join(" ");
    waiting = [];
    lastAt = clock.now();
    for (const listener of listeners) listener(message);
  };

  return {
    announce(message, topic) {
      if (topic !== undefined) waiting = waiting.filter((entry) => entry.topic !== topic);
      waiting.push({ topic, message });
      if (isScheduled) return;
      isScheduled = true;
      clock.after(Math.max(0, lastAt + ANNOUNCE_INTERVAL_MS - clock.now()), release);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
