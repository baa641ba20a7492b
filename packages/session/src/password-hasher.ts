import { randomBytes } from "node:crypto";
import { AppError } from "@banter/protocol";
import argon2 from "argon2";
import pLimit from "p-limit";

/** OWASP Password Storage Cheat Sheet: argon2id with at least 19 MiB of memory, 2 passes and 1 lane. */
const ARGON2ID = {
  type: argon2.argon2id,
  memoryCost: 19 * 1024,
  timeCost: 2,
  parallelism: 1,
} as const;
const ARGON2_VERSION = 19;
const SALT_BYTES = 16;
const HASH_BYTES = 32;

/** About what one hash takes on a small server: turns places in the queue into time. */
const EXPECTED_HASH_MS = 40;
/** Longer than this nobody should wait for a log-in; whoever would is refused at once. */
const MAX_WAIT_MS = 5_000;

export interface PasswordHasherOptions {
  /**
   * Passwords hashed at a time. Each takes a core and one of libuv's threads (four, unless UV_THREADPOOL_SIZE says
   * otherwise), which file access and name look-ups need too: keep it below both.
   */
  concurrency: number;
  /** Passwords that may wait for their turn; more are refused. */
  queueMax?: number;
  /** What does the work, for tests that count it. */
  algorithm?: Pick<typeof argon2, "hash" | "verify">;
}

export type PasswordHasher = ReturnType<typeof createPasswordHasher>;

export function createPasswordHasher({
  concurrency,
  queueMax = Math.floor(MAX_WAIT_MS / EXPECTED_HASH_MS) * concurrency,
  algorithm = argon2,
}: PasswordHasherOptions) {
  const limit = pLimit(concurrency);
  const hashOfNobody = unmatchableHash();

  function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const ahead = limit.activeCount + limit.pendingCount;
    if (ahead >= concurrency + queueMax) {
      throw new AppError("UNAVAILABLE", "Too many people are logging in just now. Try again in a moment", {
        reason: "overloaded",
        retryAfterMs: Math.ceil((ahead * EXPECTED_HASH_MS) / concurrency),
      });
    }
    return limit(work);
  }

  return {
    /** @throws AppError UNAVAILABLE overloaded with `retryAfterMs` when too many wait. */
    async hashPassword(password: string): Promise<string> {
      return inTurn(() => algorithm.hash(normalize(password), ARGON2ID));
    },

    /**
     * False for `null`, the hash of somebody unknown, after the same work as for a real one.
     * @throws AppError UNAVAILABLE overloaded with `retryAfterMs` when too many wait.
     */
    async verifyPassword(hash: string | null, password: string): Promise<boolean> {
      return inTurn(() => algorithm.verify(hash ?? hashOfNobody, normalize(password)));
    },
  };
}

/** The same password typed on another keyboard gives the same characters (NIST SP 800-63B-4, 3.1.1.2). */
function normalize(password: string): string {
  return password.normalize("NFKC");
}

/** Looks like a hash under the current parameters, but is of no password. */
function unmatchableHash(): string {
  const { memoryCost, timeCost, parallelism } = ARGON2ID;
  const base64 = (bytes: number) => randomBytes(bytes).toString("base64").replaceAll("=", "");
  return `$argon2id$v=${ARGON2_VERSION}$m=${memoryCost},t=${timeCost},p=${parallelism}$${base64(SALT_BYTES)}$${base64(HASH_BYTES)}`;
}
