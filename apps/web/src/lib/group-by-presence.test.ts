import type { KnownPresence } from "@banter/client";
import { expect, it } from "vitest";
import { groupByPresence } from "./group-by-presence.ts";

const grouped = (states: Record<string, KnownPresence>) =>
  groupByPresence(Object.keys(states), (name) => states[name] ?? "unknown");

it("puts those who are there in front, and keeps the order", () => {
  expect(grouped({ ann: "offline", ben: "away", cat: "online", dan: "unknown" })).toEqual({
    here: ["ben", "cat"],
    away: ["ann", "dan"],
  });
});

it("says nothing while nothing is known", () => {
  expect(grouped({ ann: "unknown", ben: "unknown" })).toBeNull();
  expect(grouped({})).toBeNull();
});
