import type { ParticipantId } from "../../shared/domain/ids.ts";
import type { SyncLimits } from "./limits.ts";
import { TokenBucket } from "./tokenBucket.ts";

interface Share {
  readonly frames: TokenBucket;
  readonly bytes: TokenBucket;
  connections: number;
}

/** How much each participant may send over all their connections, and how many connections they may have. Rule SY20. */
export class Throttle {
  readonly #limits: SyncLimits;
  readonly #now: () => number;
  readonly #shares = new Map<ParticipantId, Share>();

  constructor(limits: SyncLimits, now: () => number) {
    this.#limits = limits;
    this.#now = now;
  }

  /** One more connection of a participant; null when they have too many. The answer takes a message of so many bytes. */
  admit(participant: ParticipantId): ((bytes: number) => boolean) | null {
    const { framesPerSecond, frameBurst, maxConnectionsPerParticipant } = this.#limits;
    const share = this.#shares.get(participant) ?? this.#newShare();
    if (share.connections >= maxConnectionsPerParticipant) return null;
    share.connections++;
    this.#shares.set(participant, share);
    const own = new TokenBucket(framesPerSecond, frameBurst, this.#now());
    return (bytes) => {
      const now = this.#now();
      return own.take(1, now) && share.frames.take(1, now) && share.bytes.take(bytes, now);
    };
  }

  leave(participant: ParticipantId): void {
    const share = this.#shares.get(participant);
    if (share) share.connections--;
  }

  /** Forgets whoever is gone and has nothing used up: coming back must not refill a bucket. */
  forgetIdle(): void {
    const now = this.#now();
    for (const [participant, { connections, frames, bytes }] of this.#shares) {
      if (connections === 0 && frames.isFull(now) && bytes.isFull(now)) this.#shares.delete(participant);
    }
  }

  #newShare(): Share {
    const now = this.#now();
    const limits = this.#limits;
    return {
      frames: new TokenBucket(limits.participantFramesPerSecond, limits.participantFrameBurst, now),
      bytes: new TokenBucket(limits.participantBytesPerSecond, limits.participantByteBurst, now),
      connections: 0,
    };
  }
}
