import { describe, expect, it } from "vitest";
import { readOptions } from "./options.ts";

const read = (...args: string[]) => readOptions(["--broker", "postgres", ...args], () => "new seed");

describe("the options of chaos", () => {
  it("go on for some minutes with every fault that the broker can have", () => {
    const { goals, faults, seed, scenario } = read();
    expect(goals.minutes).toBeGreaterThan(0);
    expect(faults.map(({ name }) => name)).toContain("node-kill");
    expect(faults.map(({ name }) => name)).not.toContain("redis-kill");
    expect([seed, scenario]).toEqual(["new seed", "faults"]);
  });

  it("take each goal given, and then no other", () => {
    expect(read("--rounds", "7").goals).toEqual({ minutes: 0, rounds: 7, operations: 0 });
    expect(read("--operations", "100", "--minutes", "1").goals).toEqual({ minutes: 1, rounds: 0, operations: 100 });
  });

  it("make a short run of each quick fault and a pair", () => {
    const { faults, goals } = read("--quick");
    expect(goals).toEqual({ minutes: 0, rounds: faults.length + 1, operations: 0 });
    expect(faults.length).toBeLessThan(read().faults.length);
  });

  it("keep to the faults named", () => {
    expect(read("--faults", "node-kill, postgres-crash").faults.map(({ name }) => name)).toEqual([
      "node-kill",
      "postgres-crash",
    ]);
  });

  it("have no more rooms than bots", () => {
    expect(read("--bots", "3").rooms).toBe(3);
    expect(() => read("--bots", "3", "--rooms", "4")).toThrow("--rooms must be a whole number from 1 to 3");
  });

  it.each([
    [["--minutes", "-1"]],
    [["--rate", "1.5"]],
    [["--seed"]],
    [["--scenario", "rain"]],
    [["--faults", ""]],
    [["extra"]],
  ])("refuse %j", (args) => {
    expect(() => read(...args)).toThrow();
  });
});
