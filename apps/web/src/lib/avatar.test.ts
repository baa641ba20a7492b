import { expect, test } from "vitest";
import { avatarTone, initials } from "./avatar.ts";

test("a name has one colour, whatever its case", () => {
  expect(avatarTone("Robin")).toBe(avatarTone("rOBIN"));
});

test("names spread over most of the colours", () => {
  const tones = new Set(Array.from({ length: 200 }, (_, index) => avatarTone(`user_${index}`)));
  expect(tones.size).toBeGreaterThan(7);
});

test.each([
  ["bob", "B"],
  ["ana_maria", "AM"],
  ["RobinHood", "RH"],
  ["agent007", "A0"],
  ["_x_", "X"],
  ["___", "_"],
  ["HTTP", "H"],
])("%s has the initials %s", (name, expected) => {
  expect(initials(name)).toBe(expected);
});
