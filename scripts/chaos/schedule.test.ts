import { createRandom } from "@banter/bots/chaos";
import { expect, it } from "vitest";
import { FAULTS } from "./faults/list-faults.ts";
import { type PlannedRound, planRounds } from "./schedule.ts";

function firstRounds(count: number, seed = "seed", faults = FAULTS): PlannedRound[] {
  const rounds: PlannedRound[] = [];
  for (const round of planRounds(faults, createRandom(seed))) {
    rounds.push(round);
    if (rounds.length === count) break;
  }
  return rounds;
}

const describe = (rounds: PlannedRound[]) =>
  rounds.map(({ round, faults }) => [round, ...faults.map(({ fault, holdMs, draws }) => [fault.name, holdMs, draws])]);

it("is the same for the same seed, and another for another", () => {
  expect(describe(firstRounds(60))).toEqual(describe(firstRounds(60)));
  expect(describe(firstRounds(60))).not.toEqual(describe(firstRounds(60, "other")));
});

it("has each fault once by itself, then as many pairs", () => {
  const rounds = firstRounds(FAULTS.length * 2);
  const singles = rounds.slice(0, FAULTS.length).map(({ faults }) => faults.map(({ fault }) => fault.name));
  expect(singles.map((names) => names.length)).toEqual(FAULTS.map(() => 1));
  expect(singles.flat().sort()).toEqual(FAULTS.map(({ name }) => name).sort());
  const pairs = rounds.slice(FAULTS.length);
  expect(pairs.map(({ faults }) => faults.length)).toEqual(FAULTS.map(() => 2));
});

it("never has two faults at once that hit the same", () => {
  for (const { faults } of firstRounds(200)) {
    const hits = faults.map(({ fault }) => fault.hits);
    expect(new Set(hits).size).toBe(hits.length);
  }
});

it("has what strikes last come second in each pair", () => {
  const pairs = firstRounds(400).filter(({ faults }) => faults.length === 2);
  expect(pairs.some(({ faults }) => faults[1]?.fault.strikesLast)).toBe(true);
  expect(pairs.filter(({ faults }) => faults[0]?.fault.strikesLast)).toEqual([]);
});

it("keeps each fault's length within its bounds", () => {
  for (const { fault, holdMs } of firstRounds(200).flatMap(({ faults }) => faults)) {
    expect(holdMs).toBeGreaterThanOrEqual(fault.holdMs[0]);
    expect(holdMs).toBeLessThanOrEqual(fault.holdMs[1]);
  }
});

it("goes on with one fault alone when nothing pairs with it", () => {
  const alone = FAULTS.slice(0, 1);
  expect(firstRounds(5, "seed", alone).map(({ faults }) => faults.length)).toEqual([1, 1, 1, 1, 1]);
});
