import { expect, test } from "vitest";
import { formatCount, formatWait } from "./format-count.ts";

test.each([
  [0, "0 members"],
  [1, "1 member"],
  [1204, "1,204 members"],
])("%d is %s", (count, expected) => {
  expect(formatCount(count, "member")).toBe(expected);
});

test.each([
  [0, "1 second"],
  [1_001, "2 seconds"],
  [99_000, "99 seconds"],
  [120_001, "3 minutes"],
  [3_600_000, "60 minutes"],
  [7_200_001, "3 hours"],
])("a wait of %d ms is %s", (waitMs, expected) => {
  expect(formatWait(waitMs)).toBe(expected);
});
