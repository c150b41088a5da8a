import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { ApiError } from "./apiError.ts";
import type { HttpLimits } from "./limits.ts";

/** Counts what clients ask, by session or by address. Each method throws ApiError `too_fast` over the limit. Rule SE6. */
export class RateLimits {
  readonly #sessions: RateLimiterMemory;
  readonly #addresses: RateLimiterMemory;
  readonly #failedTokens: RateLimiterMemory;

  constructor(limits: HttpLimits) {
    const perMinute = (points: number) => new RateLimiterMemory({ points, duration: 60 });
    this.#sessions = perMinute(limits.sessionRequestsPerMinute);
    this.#addresses = perMinute(limits.addressRequestsPerMinute);
    this.#failedTokens = perMinute(limits.failedTokensPerMinute);
  }

  /** One request of a signed-in person. */
  session(person: string): Promise<void> {
    return take(this.#sessions, person);
  }

  /** One request without a session. */
  address(address: string): Promise<void> {
    return take(this.#addresses, address);
  }

  /** One token that opened nothing. Valid ones are never counted: guessing must not lock out the invited. */
  failedToken(address: string): Promise<void> {
    return take(this.#failedTokens, address);
  }
}

async function take(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (error) {
    if (error instanceof RateLimiterRes) {
      throw new ApiError("too_fast", { retryAfterSeconds: Math.max(1, Math.ceil(error.msBeforeNext / 1000)) });
    }
    throw error;
  }
}
