import { expect, it } from "vitest";
import { formatWait } from "./format-wait.ts";

it.each([
  [0, "0 s"],
  [1, "1 s"],
  [30_000, "30 s"],
  [60_000, "1 min"],
  [124_001, "2 min 5 s"],
  [21_600_000, "6 h"],
  [5_430_000, "1 h 30 min"],
])("%d ms are %s", (ms, text) => {
  expect(formatWait(ms)).toBe(text);
});
