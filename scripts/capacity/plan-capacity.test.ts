import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT } from "../bootstrap/root.mjs";
import { ASSUMPTIONS } from "./assumptions.ts";
import { type Load, planCapacity } from "./plan-capacity.ts";

const LOAD: Load = { sockets: 10_000, membersOnline: 40, messagesPerPersonPerMinute: 0.6, returnSeconds: 60 };

/** Round numbers, so that the plan can be worked out by hand. */
const ROUND = {
  ...ASSUMPTIONS,
  kibPerSocket: 10,
  idleCoresPerSocket: 0.00001,
  msPerConnect: 1,
  usPerDelivery: 100,
  postgresMsPerMessage: 1,
  redisUsPerMessageAndNode: 50,
  bytesPerMessageStored: 1_024,
  bytesPerDelivery: 250,
  busyShare: 0.5,
  socketsPerNodeMax: 5_000,
  socketMemoryMib: 1_000,
};

describe("planCapacity", () => {
  it("is what one works out by hand", () => {
    // 10,000 × 0.6 / 60 = 100 messages and 4,000 deliveries a second, which take 0.4 of a core, the sockets 0.1: with
    // half of each core, one node. For the connections it takes two; and one is to spare.
    const plan = planCapacity(LOAD, ROUND);
    expect(plan).toMatchObject({
      messagesPerSecond: 100,
      deliveriesPerSecond: 4_000,
      nodes: 3,
      nodesBecauseOf: "connections",
      postgresCores: 0.2,
      outgoingMbitPerSecond: 8,
    });
    expect(plan.redisShare).toBeCloseTo(0.03);
    // 50 a second on average, for 86,400 seconds, of a KiB.
    expect(plan.diskGibPerDay).toBeCloseTo((50 * 86_400) / 1_024 ** 2);
  });

  it.each([
    ["messages", { ...LOAD, membersOnline: 1_000 }],
    ["returning", { ...LOAD, returnSeconds: 1 }],
    ["two at least", { ...LOAD, sockets: 10 }],
  ] as const)("says when it is decided by %s", (because, load) => {
    expect(planCapacity(load, ROUND).nodesBecauseOf).toBe(because);
  });

  it("says when it is decided by memory", () => {
    expect(planCapacity(LOAD, { ...ROUND, kibPerSocket: 1_000 }).nodesBecauseOf).toBe("memory");
  });

  it("never needs less for more", () => {
    for (const key of ["sockets", "membersOnline", "messagesPerPersonPerMinute"] as const) {
      const small = planCapacity(LOAD);
      const large = planCapacity({ ...LOAD, [key]: LOAD[key] * 20 });
      for (const need of ["nodes", "postgresCores", "redisShare", "diskGibPerDay"] as const) {
        expect(large[need]).toBeGreaterThanOrEqual(small[need]);
      }
    }
  });
});

describe("docs/scaling.md", () => {
  const scaling = readFileSync(join(ROOT, "docs/scaling.md"), "utf8");
  const read = (pattern: RegExp) => Number(pattern.exec(scaling)?.[1]?.replace(",", ""));

  it("tells the same costs as the calculator assumes", () => {
    expect(read(/^\| a connection \| (\d+) KiB/m)).toBe(ASSUMPTIONS.kibPerSocket);
    expect(read(/^\| a handshake \| ([\d.]+) ms/m)).toBe(ASSUMPTIONS.msPerConnect);
    expect(read(/^\| an open socket \| (\d+) % of a core for each 1,000/m)).toBe(ASSUMPTIONS.idleCoresPerSocket * 1e5);
    expect(read(/^\| a delivery \| (\d+) µs/m)).toBe(ASSUMPTIONS.usPerDelivery);
    expect(read(/^\| a message, in Postgres \| ([\d.]+) ms/m)).toBe(ASSUMPTIONS.postgresMsPerMessage);
    expect(read(/^\| a message, in Redis \| (\d+) µs of a core with two/m)).toBe(
      2 * ASSUMPTIONS.redisUsPerMessageAndNode,
    );
    expect(read(/^\| a message, on disk \| (\d+) bytes/m)).toBe(ASSUMPTIONS.bytesPerMessageStored);
    expect(read(/([\d,]+) sockets a node/)).toBe(ASSUMPTIONS.socketsPerNodeMax);
  });

  it("tells of the benchmark what its report says", () => {
    const benchmarks = readFileSync(join(ROOT, "docs/benchmarks.md"), "utf8");
    const measured = (row: string) =>
      Number(new RegExp(`^\\| ${row} \\| ([\\d,.]+) \\|`, "m").exec(benchmarks)?.[1]?.replace(",", ""));
    const told = {
      "at saturation a delivery costs (\\d+) µs": 1e6 / measured("deliveries per server CPU second, there"),
      "room that is joined, ([\\d.]+) ms": measured("CPU ms per connect and join"),
      "four seconds old, (\\d+) KiB": measured("KiB per idle connection"),
    };
    // As near as one run comes to the next.
    for (const [text, value] of Object.entries(told))
      expect(Math.abs(read(new RegExp(text)) / value - 1)).toBeLessThan(0.2);
  });
});

describe("npm run capacity", () => {
  const run = (...args: string[]) =>
    execFileSync(process.execPath, [join(ROOT, "scripts/capacity.mjs"), ...args], { encoding: "utf8", stdio: "pipe" });

  it("prints the plan and what it assumes", () => {
    const output = run("--people", "10000", "--room", "40", "--rate", "0.6");
    expect(output).toContain("10,000 people online");
    expect(output).toMatch(/realtime nodes\s+\d+, a core each/);
    for (const name of Object.keys(ASSUMPTIONS)) expect(output).toContain(name);
  });

  it("points on where one stream or one Postgres is not enough", () => {
    const output = run("--people", "5000000", "--room", "100", "--rate", "2");
    expect(output).toContain("One Redis stream does not carry this");
    expect(output).toContain("One Postgres does not carry this");
  });

  it.each([
    ["--people", "many"],
    ["--people", "0"],
    ["--rate", "-1"],
    ["--folk", "3"],
  ])("refuses %s %s", (...args) => {
    expect(() => run(...args)).toThrow(/--people N/);
  });
});
