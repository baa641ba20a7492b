export interface BucketSize {
  /** How fast the bucket fills. */
  perSecond: number;
  /** How much it holds: what may come at once after a pause. */
  burst: number;
}

/** Allows `burst` at once and `perSecond` in the long run. */
export class TokenBucket {
  readonly #size: BucketSize;
  readonly #now: () => number;
  #tokens: number;
  #filledAtMs: number;

  /** `now` is a clock in milliseconds. */
  constructor(size: BucketSize, now: () => number = Date.now) {
    this.#size = size;
    this.#now = now;
    this.#tokens = size.burst;
    this.#filledAtMs = now();
  }

  /** Takes one token and answers 0, or answers how many milliseconds to wait for one. */
  take(): number {
    this.#fill();
    if (this.#tokens >= 1) {
      this.#tokens -= 1;
      return 0;
    }
    return Math.ceil(((1 - this.#tokens) / this.#size.perSecond) * 1000);
  }

  /** Nothing was taken lately: the bucket is as good as a new one. */
  get isFull(): boolean {
    this.#fill();
    return this.#tokens >= this.#size.burst;
  }

  #fill(): void {
    const nowMs = this.#now();
    const gained = (Math.max(0, nowMs - this.#filledAtMs) / 1000) * this.#size.perSecond;
    this.#tokens = Math.min(this.#size.burst, this.#tokens + gained);
    this.#filledAtMs = nowMs;
  }
}
