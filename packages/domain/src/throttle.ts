/** Counts attempts of a kind per key, over all processes. */
export interface Throttle {
  /** @throws AppError RATE_LIMITED with `retryAfterMs` when the key has used up its attempts. */
  take(key: string): Promise<void>;
  /** Forgets the key's attempts. */
  forgive(key: string): Promise<void>;
}
