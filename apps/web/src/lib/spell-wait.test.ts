import { expect, test } from "vitest";
import { spellWait } from "./spell-wait.ts";

test.each([
  [0, "1 second", "1 Sekunde"],
  [1_001, "2 seconds", "2 Sekunden"],
  [99_000, "99 seconds", "99 Sekunden"],
  [120_001, "3 minutes", "3 Minuten"],
  [3_600_000, "60 minutes", "60 Minuten"],
  [7_200_001, "3 hours", "3 Stunden"],
])("a wait of %d ms is %s", (waitMs, english, german) => {
  expect([spellWait(waitMs, "en"), spellWait(waitMs, "de")]).toEqual([english, german]);
});
