import { describe, expect, it } from "vitest";
import { createLatencyHistogram } from "./latency-histogram.ts";

describe("latency histogram", () => {
  it("knows percentiles to within two percent", () => {
    const histogram = createLatencyHistogram();
    for (let ms = 1; ms <= 1_000; ms += 1) histogram.add(ms);
    for (const share of [0.5, 0.9, 0.99]) {
      const exact = share * 1_000;
      expect(Math.abs((histogram.percentileMs(share) ?? 0) - exact) / exact).toBeLessThan(0.021);
    }
    expect(histogram.count).toBe(1_000);
  });

  it("has no percentiles when it is empty", () => {
    expect(createLatencyHistogram().percentileMs(0.5)).toBeUndefined();
  });

  it("takes durations too short to measure", () => {
    const histogram = createLatencyHistogram();
    histogram.add(0);
    expect(histogram.percentileMs(0.99)).toBeLessThanOrEqual(0.1);
  });
});
