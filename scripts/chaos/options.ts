import { parseArgs } from "node:util";
import { Problem } from "../bootstrap/problem.mjs";
import { findExecutable } from "../checks/find-executable.ts";
import { BROKERS, type BrokerKind } from "./cluster/broker-kind.ts";
import type { Balancer } from "./cluster/start-cluster.ts";
import type { Fault } from "./faults/fault.ts";
import { FAULTS, QUICK_FAULTS } from "./faults/list-faults.ts";

const SCENARIOS = ["faults", "idle-starts", "forced-retries"] as const;
export type Scenario = (typeof SCENARIOS)[number];

export interface ChaosOptions {
  scenario: Scenario;
  broker: BrokerKind;
  balancer: Balancer;
  seed: string;
  bots: number;
  rooms: number;
  /** Over all bots. */
  rate: number;
  faults: readonly Fault[];
  /** The run goes on until all of these are reached. */
  goals: Goals;
  /** Times that a scenario other than `faults` does what it does. */
  count: number;
  /** Where the report goes; relative to the checkout. */
  reportDirectory: string;
}

export interface Goals {
  minutes: number;
  rounds: number;
  /** Acknowledged ones. */
  operations: number;
}

const DEFAULT_MINUTES = 5;
const DEFAULT_COUNTS: Readonly<Record<Scenario, number>> = {
  faults: 0,
  "idle-starts": 1_000,
  "forced-retries": 100_000,
};

export const USAGE = `npm run chaos -- [options]

  --minutes N          go on for N minutes (default ${DEFAULT_MINUTES})
  --rounds N           go on for N rounds
  --operations N       go on until N operations have been acknowledged; of several goals, all are reached
  --quick              each of a few faults once, and a pair of them
  --faults A,B         only these faults
  --seed S             the same schedule as another run with this seed
  --broker NAME        ${BROKERS.join(" or ")} (default redis, where it is installed)
  --balancer NAME      haproxy or none (default haproxy, where it is installed)
  --bots N             how many bots (default 24)
  --rooms N            in how many rooms, each bot in two of them (default 6)
  --rate N             operations a second, over all bots (default 300)
  --report DIR         where report.json, report.html and the nodes' logs go (default .banter/chaos)
  --scenario NAME      ${SCENARIOS.join(", ")} (default faults)
  --count N            idle starts (default ${DEFAULT_COUNTS["idle-starts"]}) or forced retries (default ${DEFAULT_COUNTS["forced-retries"]})
  --help

Faults:
${FAULTS.map(({ name, title }) => `  ${name.padEnd(24)}${title}`).join("\n")}
`;

/** @throws Problem saying what is wrong with the arguments. */
export function readOptions(args: readonly string[], newSeed: () => string): ChaosOptions {
  const given = parse(args);
  const broker = oneOf("--broker", given.broker ?? (isInstalled("redis-server") ? "redis" : "postgres"), BROKERS);
  const scenario = oneOf("--scenario", given.scenario ?? "faults", SCENARIOS);
  const faults = pickFaults(given.faults, given.quick ?? false).filter(({ brokers }) => brokers.includes(broker));
  if (faults.length === 0) throw new Problem(`None of these faults can happen to the broker ${broker}.`);
  const goals = readGoals(given, faults.length);
  const bots = wholeNumber("--bots", given.bots ?? (given.quick ? "12" : "24"), 2, 2_000);
  const defaultRooms = Math.min(bots, given.quick ? 4 : 6);
  return {
    scenario,
    broker,
    balancer: oneOf("--balancer", given.balancer ?? (isInstalled("haproxy") ? "haproxy" : "none"), ["haproxy", "none"]),
    seed: given.seed ?? newSeed(),
    bots,
    rooms: wholeNumber("--rooms", given.rooms ?? String(defaultRooms), 1, bots),
    rate: wholeNumber("--rate", given.rate ?? (given.quick ? "150" : "300"), 1, 100_000),
    faults,
    goals,
    count: wholeNumber("--count", given.count ?? String(DEFAULT_COUNTS[scenario]), 0, 10_000_000),
    reportDirectory: given.report ?? `.banter/chaos`,
  };
}

function parse(args: readonly string[]) {
  const text = { type: "string" } as const;
  try {
    return parseArgs({
      args: [...args],
      options: {
        minutes: text,
        rounds: text,
        operations: text,
        quick: { type: "boolean" },
        faults: text,
        seed: text,
        broker: text,
        balancer: text,
        bots: text,
        rooms: text,
        rate: text,
        report: text,
        scenario: text,
        count: text,
      },
    }).values;
  } catch (error) {
    throw new Problem(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
  }
}

function readGoals(given: ReturnType<typeof parse>, faultCount: number): Goals {
  const goals = {
    minutes: wholeNumber("--minutes", given.minutes ?? "0", 0, 10_000),
    rounds: wholeNumber("--rounds", given.rounds ?? "0", 0, 1_000_000),
    operations: wholeNumber("--operations", given.operations ?? "0", 0, 1_000_000_000),
  };
  if (goals.minutes + goals.rounds + goals.operations > 0) return goals;
  return given.quick ? { ...goals, rounds: faultCount + 1 } : { ...goals, minutes: DEFAULT_MINUTES };
}

function pickFaults(names: string | undefined, isQuick: boolean): readonly Fault[] {
  if (names === undefined) return isQuick ? QUICK_FAULTS : FAULTS;
  return names.split(",").map((name) => {
    const fault = FAULTS.find((known) => known.name === name.trim());
    if (!fault) throw new Problem(`There is no fault "${name}".\n\n${USAGE}`);
    return fault;
  });
}

function oneOf<Name extends string>(option: string, given: string, names: readonly Name[]): Name {
  const name = names.find((known) => known === given);
  if (!name) throw new Problem(`${option} must be one of: ${names.join(", ")}`);
  return name;
}

function wholeNumber(option: string, given: string, min: number, max: number): number {
  const number = /^\d+$/.test(given) ? Number(given) : Number.NaN;
  if (!(number >= min && number <= max)) throw new Problem(`${option} must be a whole number from ${min} to ${max}`);
  return number;
}

function isInstalled(program: string): boolean {
  return findExecutable([program]) !== null;
}
