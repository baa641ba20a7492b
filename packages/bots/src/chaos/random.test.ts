import { expect, it } from "vitest";
import { createRandom } from "./random.ts";

const draw = (seed: string) => {
  const random = createRandom(seed);
  return Array.from({ length: 20 }, () => random.between(1, 1_000));
};

it("draws the same numbers from the same seed, and others from another", () => {
  expect(draw("a")).toEqual(draw("a"));
  expect(draw("a")).not.toEqual(draw("b"));
});

it("reaches both ends of a range and nothing beyond", () => {
  const random = createRandom("ends");
  const drawn = Array.from({ length: 200 }, () => random.between(3, 5));
  expect([...new Set(drawn)].sort()).toEqual([3, 4, 5]);
});

it("gives a fork numbers that do not depend on what else is drawn", () => {
  const busy = createRandom("seed");
  busy.next();
  expect(busy.fork("x").next()).toBe(createRandom("seed").fork("x").next());
  expect(busy.fork("x").next()).not.toBe(busy.fork("y").next());
});

it("picks the heavier of two more often, and the weightless never", () => {
  const random = createRandom("weights");
  const items = [{ weight: 1 }, { weight: 9 }, { weight: 0 }];
  const drawn = Array.from({ length: 1_000 }, () => random.pickWeighted(items).weight);
  const count = (weight: number) => drawn.filter((one) => one === weight).length;
  expect(count(0)).toBe(0);
  expect(count(1)).toBeGreaterThan(50);
  expect(count(9)).toBeGreaterThan(800);
});

it("shuffles without losing anything", () => {
  const items = Array.from({ length: 30 }, (_, index) => index);
  const shuffled = createRandom("shuffle").shuffle(items);
  expect(shuffled).not.toEqual(items);
  expect([...shuffled].sort((a, b) => a - b)).toEqual(items);
});

it("refuses to pick from nothing", () => {
  expect(() => createRandom("none").pick([])).toThrow(RangeError);
  expect(() => createRandom("none").pickWeighted([])).toThrow(RangeError);
});
