import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { watchAbsences } from "./absence-watch.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("measures the longest time that each bot was not live, also one that has not ended", () => {
  const live = new Set(["ann", "bob", "cyd"]);
  const stop = watchAbsences({
    bots: ["ann", "bob", "cyd"],
    nameOf: (bot) => bot,
    isLive: (bot) => live.has(bot),
    now: () => performance.now(),
  });
  const pass = (ms: number, away: string[], back: string[] = []) => {
    for (const bot of away) live.delete(bot);
    for (const bot of back) live.add(bot);
    vi.advanceTimersByTime(ms);
  };
  pass(1_000, []);
  pass(500, ["ann", "cyd"]);
  pass(1_000, [], ["ann"]);
  pass(200, ["ann"]);
  pass(300, [], ["ann"]);
  const absences = new Map(stop().map(({ bot, longestMs }) => [bot, longestMs]));
  expect(absences.get("ann")).toBe(500);
  expect(absences.get("bob")).toBe(0);
  expect(absences.get("cyd")).toBe(2_000);
});
