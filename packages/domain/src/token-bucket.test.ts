import { describe, expect, it } from "vitest";
import { TokenBucket } from "./token-bucket.ts";

describe("TokenBucket", () => {
  it("allows a burst, then what it is refilled with, and says how long to wait", () => {
    let nowMs = 0;
    const bucket = new TokenBucket({ perSecond: 10, burst: 2 }, () => nowMs);
    expect([bucket.take(), bucket.take()]).toEqual([0, 0]);
    expect(bucket.take()).toBe(100);
    nowMs += 99;
    expect(bucket.take()).toBe(1);
    nowMs += 1;
    expect(bucket.take()).toBe(0);
    expect(bucket.take()).toBe(100);
  });

  it("never holds more than a burst", () => {
    let nowMs = 0;
    const bucket = new TokenBucket({ perSecond: 10, burst: 2 }, () => nowMs);
    nowMs += 60_000;
    expect([bucket.take(), bucket.take(), bucket.take()]).toEqual([0, 0, 100]);
  });

  it("knows when it is as good as new", () => {
    let nowMs = 0;
    const bucket = new TokenBucket({ perSecond: 10, burst: 2 }, () => nowMs);
    expect(bucket.isFull).toBe(true);
    bucket.take();
    expect(bucket.isFull).toBe(false);
    nowMs += 100;
    expect(bucket.isFull).toBe(true);
  });
});
