import { parseArgs } from "node:util";
import { Problem } from "../bootstrap/problem.mjs";
import { BROKERS, type BrokerKind } from "../chaos/cluster/broker-kind.ts";
import { findExecutable } from "../checks/find-executable.ts";

export interface BenchOptions {
  rounds: number;
  /** That each load lasts, after its warm-up. */
  seconds: number;
  clients: number;
  roomSize: number;
  /** Deliveries a second while latency is measured. */
  rate: number;
  /** Messages under way in each room at saturation. */
  inFlight: number;
  /** Connections whose cost is measured. */
  connections: number;
  broker: BrokerKind;
  jsonFile: string | null;
}

const COUNTS = {
  rounds: { what: "rounds; in each, both servers are measured once, in turns", fallback: 3, max: 1_000 },
  seconds: { what: "seconds that each load lasts, after its warm-up", fallback: 5, max: 3_600 },
  clients: { what: "clients that talk", fallback: 500, max: 20_000 },
  "room-size": { what: "members of a room", fallback: 50, max: 2_000 },
  rate: { what: "deliveries a second while latency is measured", fallback: 10_000, max: 10_000_000 },
  "in-flight": { what: "messages under way in each room at saturation", fallback: 10, max: 10_000 },
  connections: { what: "connections whose memory and CPU time are measured", fallback: 2_000, max: 20_000 },
} as const;
type CountName = keyof typeof COUNTS;

export const USAGE = `npm run bench -- [options]

${Object.entries(COUNTS)
  .map(([name, { what, fallback }]) => `  ${`--${name} N`.padEnd(18)}  ${what} (default ${fallback})`)
  .join("\n")}
  --broker NAME       ${BROKERS.join(" or ")} (default redis, where it is installed)
  --json FILE         also write everything that was measured to FILE
  --help
`;

/** @throws Problem saying what is wrong with the arguments. */
export function readOptions(args: readonly string[], hasRedis = isRedisInstalled()): BenchOptions {
  const given = parse(args);
  const count = (name: CountName) => wholeNumber(`--${name}`, given[name], COUNTS[name]);
  const broker = BROKERS.find((known) => known === (given.broker ?? (hasRedis ? "redis" : "postgres")));
  if (!broker) throw new Problem(`--broker must be one of: ${BROKERS.join(", ")}`);
  if (broker === "redis" && !hasRedis) throw new Problem("redis-server is not installed. Try --broker postgres");
  const [clients, roomSize] = [count("clients"), count("room-size")];
  if (clients % roomSize !== 0) throw new Problem("--clients must be a multiple of --room-size: all rooms are alike");
  return {
    rounds: count("rounds"),
    seconds: count("seconds"),
    clients,
    roomSize,
    rate: count("rate"),
    inFlight: count("in-flight"),
    connections: count("connections"),
    broker,
    jsonFile: given.json ?? null,
  };
}

function parse(args: readonly string[]) {
  const text = { type: "string" } as const;
  const options = { broker: text, json: text, ...mapValues(COUNTS, () => text) };
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new Problem(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
  }
}

function mapValues<Key extends string, Value>(of: Record<Key, unknown>, value: () => Value) {
  return Object.fromEntries(Object.keys(of).map((key) => [key, value()])) as Record<Key, Value>;
}

function wholeNumber(option: string, given: string | undefined, { fallback, max }: { fallback: number; max: number }) {
  if (given === undefined) return fallback;
  const number = /^\d+$/.test(given) ? Number(given) : 0;
  if (number < 1 || number > max) throw new Problem(`${option} must be a whole number from 1 to ${max}`);
  return number;
}

function isRedisInstalled(): boolean {
  return findExecutable(["redis-server"]) !== null;
}
