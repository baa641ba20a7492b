import { createHash } from "node:crypto";
import type { Throttle } from "@banter/domain";
import { AppError } from "@banter/protocol";
import type { Pool } from "pg";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";

export interface ThrottleOptions {
  /** Keeps the counters of one throttle apart from those of others. */
  name: string;
  attempts: number;
  windowMs: number;
  /** What a refused person reads before "Try again in …". */
  refusal: string;
}

/** Counts in a table, so that all web processes count together. Keys are stored as digests. */
export function createThrottle(pool: Pool, { name, attempts, windowMs, refusal }: ThrottleOptions): Throttle {
  const limiter = new RateLimiterPostgres({
    storeClient: pool,
    storeType: "pool",
    tableName: "throttles",
    tableCreated: true,
    clearExpiredByTimeout: true,
    keyPrefix: name,
    points: attempts,
    duration: windowMs / 1000,
  });

  return {
    async take(key) {
      try {
        await limiter.consume(digest(key));
      } catch (rejection) {
        if (!(rejection instanceof RateLimiterRes)) throw rejection;
        const retryAfterMs = rejection.msBeforeNext;
        throw new AppError("RATE_LIMITED", `${refusal} Try again in ${inWords(retryAfterMs)}`, { retryAfterMs });
      }
    },

    async forgive(key) {
      await limiter.delete(digest(key));
    },
  };
}

function digest(key: string): string {
  return createHash("sha256").update(key).digest("hex");
}

function inWords(ms: number): string {
  const minutes = Math.ceil(ms / 60_000);
  return minutes > 1 ? `${minutes} minutes` : "a minute";
}
