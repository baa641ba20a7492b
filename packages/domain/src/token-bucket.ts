export interface BucketSize {
  /** How fast the bucket fills. */
  perSecond: number;
  /** How much it holds: what may come at once after a pause. */
  burst: number;
}

/** Allows `burst` at once and `perSecond` in the long run. */
export class TokenBucket {
  readonly #now: () => number;
  readonly #msPerToken: number;
  readonly #burstMs: number;
  /** When it will be full again. */
  #fullAtMs = Number.NEGATIVE_INFINITY;

  /** `now` is a clock in milliseconds that never goes back. */
  constructor({ perSecond, burst }: BucketSize, now: () => number = () => performance.now()) {
    this.#now = now;
    this.#msPerToken = 1000 / perSecond;
    this.#burstMs = burst * this.#msPerToken;
  }

  /** Takes one token and answers 0, or answers how many milliseconds to wait for one. */
  take(): number {
    const nowMs = this.#now();
    const fullAtMs = Math.max(this.#fullAtMs, nowMs) + this.#msPerToken;
    const waitMs = fullAtMs - nowMs - this.#burstMs;
    if (waitMs > 0) return Math.ceil(waitMs);
    this.#fullAtMs = fullAtMs;
    return 0;
  }

  /** Nothing was taken lately: the bucket is as good as a new one. */
  get isFull(): boolean {
    return this.#fullAtMs <= this.#now();
  }
}
