import { describe, expect, it } from "vitest";
import { countCrash, restartDelayMs } from "./restart-delay.ts";

describe("restarts", () => {
  it("wait longer after each crash in a row, up to half a minute", () => {
    const delays = [1, 2, 3, 4, 10, 1_000].map(restartDelayMs);
    expect(delays).toEqual([500, 1_000, 2_000, 4_000, 30_000, 30_000]);
  });

  it("begin anew once a part has run well", () => {
    expect(countCrash(0, 10)).toBe(1);
    expect(countCrash(4, 10)).toBe(5);
    expect(countCrash(4, 60_000)).toBe(1);
  });
});
