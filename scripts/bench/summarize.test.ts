import { describe, expect, it } from "vitest";
import type { Deliveries, LoadResult } from "./generator/plan.ts";
import { findFaults, type Measurement, sumDeliveries, summarize } from "./summarize.ts";

const complete: Deliveries = { expected: 100, arrived: 100, doubled: 0 };

function measurement(round: number, subject: Measurement["subject"], deliveriesPerSecond: number): Measurement {
  const load: LoadResult = {
    deliveriesPerSecond,
    deliveriesPerCpuSecond: 1,
    p50Ms: 1,
    p99Ms: 1,
    messages: 2,
    acknowledged: 2,
    deliveries: complete,
  };
  return {
    round,
    subject,
    connections: { cpuMsPerConnection: 1, kibPerConnection: 1, deliveries: complete },
    traffic: { saturated: load, steady: load, messages: 5 },
    stored: subject === "banter" ? 5 : null,
  };
}

describe("summarize", () => {
  it("compares the servers within each round, and takes the median over the rounds", () => {
    const measurements = [
      measurement(1, "banter", 100),
      measurement(1, "socket.io", 50),
      measurement(2, "banter", 10),
      measurement(2, "socket.io", 10),
      measurement(3, "banter", 90),
      measurement(3, "socket.io", 60),
    ];
    expect(summarize(measurements)[0]).toMatchObject({ banter: 90, stock: 50, ratio: 1.5 });
  });
});

describe("faults", () => {
  it("finds none where everything arrived, was acknowledged and is stored", () => {
    const measurements = [measurement(1, "banter", 1), measurement(1, "socket.io", 1)];
    expect(findFaults(measurements)).toEqual([]);
    expect(sumDeliveries(measurements, "banter")).toEqual({ expected: 300, arrived: 300, doubled: 0 });
  });

  it.each([
    ["lost", { traffic: { saturated: { deliveries: { expected: 100, arrived: 99, doubled: 0 } } } }],
    ["doubled", { connections: { deliveries: { expected: 100, arrived: 100, doubled: 1 } } }],
    ["acknowledged", { traffic: { steady: { acknowledged: 1 } } }],
    ["stored", { stored: 4 }],
  ])("names what is not %s", (word, change) => {
    expect(findFaults([merge(measurement(2, "banter", 1), change)])).toEqual([expect.stringContaining(word)]);
  });
});

function merge<Value>(value: Value, change: object): Value {
  const merged = { ...value };
  for (const [key, part] of Object.entries(change)) {
    const old = value[key as keyof Value];
    merged[key as keyof Value] = typeof part === "object" ? merge(old, part) : part;
  }
  return merged;
}
