import { describe, expect, it } from "vitest";
import { formatSeconds } from "./progress.mjs";

describe("formatSeconds", () => {
  it.each([
    [0, "(0.0 s)"],
    [9_940, "(9.9 s)"],
    [10_400, "(10 s)"],
    [59_900, "(1 min 0 s)"],
    [125_000, "(2 min 5 s)"],
  ])("shows %i ms as %s", (durationMs, shown) => {
    expect(formatSeconds(durationMs)).toBe(shown);
  });
});
