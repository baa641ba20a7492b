import type { DialectName } from "./generator/dialects.ts";
import type { ConnectionsResult, Deliveries, TrafficResult } from "./generator/plan.ts";

/** What one round found out about one server. */
export interface Measurement {
  round: number;
  subject: DialectName;
  connections: ConnectionsResult;
  traffic: TrafficResult;
  /** Messages of `traffic` in the database; null when the server stores none. */
  stored: number | null;
}

/** One number, as the median over the rounds. */
export interface Metric {
  title: string;
  banter: number;
  stock: number;
  /** Banter's over the stock server's of the same round: what slows the machine down slows both. */
  ratio: number;
  digits: number;
}

const METRICS: { title: string; digits: number; read(measurement: Measurement): number }[] = [
  { title: "deliveries/s at saturation", digits: 0, read: ({ traffic }) => traffic.saturated.deliveriesPerSecond },
  {
    title: "deliveries per server CPU second, there",
    digits: 0,
    read: ({ traffic }) => traffic.saturated.deliveriesPerCpuSecond,
  },
  { title: "p50 ms at a steady rate", digits: 2, read: ({ traffic }) => traffic.steady.p50Ms },
  { title: "p99 ms at a steady rate", digits: 2, read: ({ traffic }) => traffic.steady.p99Ms },
  { title: "KiB per idle connection", digits: 1, read: ({ connections }) => connections.kibPerConnection },
  { title: "CPU ms per connect and join", digits: 2, read: ({ connections }) => connections.cpuMsPerConnection },
];

/** The medians over all rounds in which both servers were measured. */
export function summarize(measurements: readonly Measurement[]): Metric[] {
  const of = (subject: DialectName) => measurements.filter((measurement) => measurement.subject === subject);
  return METRICS.map(({ title, digits, read }) => {
    const [banter, stock] = [of("banter").map(read), of("socket.io").map(read)];
    const ratios = banter.map((value, round) => value / (stock[round] ?? Number.NaN));
    return { title, digits, banter: median(banter), stock: median(stock), ratio: median(ratios) };
  });
}

/** What is wrong with these results, if anything: a server that loses messages is quick for no reason. */
export function findFaults(measurements: readonly Measurement[]): string[] {
  return measurements.flatMap(({ round, subject, connections, traffic, stored }) => {
    const faults = [
      ...faultsOf("idle", connections.deliveries),
      ...faultsOf("saturated", traffic.saturated.deliveries),
      ...faultsOf("steady", traffic.steady.deliveries),
    ];
    if (subject === "banter") {
      for (const load of ["saturated", "steady"] as const) {
        const { messages, acknowledged } = traffic[load];
        if (messages !== acknowledged) faults.push(`${load}: ${acknowledged} of ${messages} messages acknowledged`);
      }
    }
    if (stored !== null && stored !== traffic.messages) faults.push(`${stored} of ${traffic.messages} messages stored`);
    return faults.map((fault) => `round ${round}, ${subject}: ${fault}`);
  });
}

export function sumDeliveries(measurements: readonly Measurement[], subject: DialectName): Deliveries {
  const sum = { expected: 0, arrived: 0, doubled: 0 };
  for (const { connections, traffic } of measurements.filter((measurement) => measurement.subject === subject)) {
    for (const { deliveries } of [connections, traffic.saturated, traffic.steady]) {
      sum.expected += deliveries.expected;
      sum.arrived += deliveries.arrived;
      sum.doubled += deliveries.doubled;
    }
  }
  return sum;
}

function faultsOf(phase: string, { expected, arrived, doubled }: Deliveries): string[] {
  const faults: string[] = [];
  if (arrived !== expected) faults.push(`${phase}: ${expected - arrived} of ${expected} deliveries lost`);
  if (doubled > 0) faults.push(`${phase}: ${doubled} deliveries doubled`);
  return faults;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [below = Number.NaN, above = Number.NaN] = [sorted[Math.max(0, middle - 1)], sorted[middle]];
  return sorted.length % 2 === 1 ? above : (below + above) / 2;
}
