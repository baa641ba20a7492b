import ipaddr from "ipaddr.js";
import { describe, expect, it } from "vitest";
import { createAddressBanList } from "./address-ban-list.ts";
import { networkHolds, parseNetwork } from "./network.ts";

const NOW = Date.parse("2030-01-01T00:00:00.000Z");
const IN_AN_HOUR = "2030-01-01T01:00:00.000Z";

function ban(
  network: string,
  { id = network, reason = network, until = null as string | null, isLifted = false } = {},
) {
  return { id, network, reason, until, isLifted };
}

describe("the list of banned addresses", () => {
  it("finds what falls under a ban and nothing else", () => {
    const list = createAddressBanList(() => NOW);
    expect(list.find("192.0.2.7")).toBeNull();
    list.apply([ban("192.0.2.0/24"), ban("198.51.100.7/32"), ban("2001:db8::/64")]);
    expect(list.find("192.0.2.7")).toEqual({ reason: "192.0.2.0/24", until: null });
    expect(list.find("::ffff:192.0.2.7")).toEqual({ reason: "192.0.2.0/24", until: null });
    expect(list.find("198.51.100.7")?.reason).toBe("198.51.100.7/32");
    expect(list.find("2001:db8::dead:beef")?.reason).toBe("2001:db8::/64");
    for (const other of ["192.0.3.1", "198.51.100.8", "2001:db8:0:1::", "0.0.0.0", "::", "nonsense", ""]) {
      expect(list.find(other)).toBeNull();
    }
  });

  it("lets in again when a ban is lifted or over, and says when something is news", () => {
    let now = NOW;
    const list = createAddressBanList(() => now);
    const [lasting, ending] = [ban("192.0.2.7/32"), ban("192.0.2.8/32", { until: IN_AN_HOUR })];
    expect(list.apply([lasting, ending])).toBe(true);
    expect(list.apply([lasting, ending])).toBe(false);
    expect(list.find("192.0.2.8")).toEqual({ reason: "192.0.2.8/32", until: IN_AN_HOUR });
    now = Date.parse(IN_AN_HOUR);
    expect(list.find("192.0.2.8")).toBeNull();
    expect(list.apply([{ ...lasting, isLifted: true }])).toBe(true);
    expect(list.find("192.0.2.7")).toBeNull();
    expect(list.apply([{ ...lasting, isLifted: true }])).toBe(false);
  });

  it("names, of several bans, the one that holds longest", () => {
    const list = createAddressBanList(() => NOW);
    list.apply([
      ban("192.0.2.0/24", { until: IN_AN_HOUR }),
      ban("192.0.2.7/32", { until: "2030-01-01T02:00:00.000Z" }),
      ban("192.0.2.7/32", { id: "second", until: IN_AN_HOUR, reason: "second" }),
    ]);
    expect(list.find("192.0.2.7")?.until).toBe("2030-01-01T02:00:00.000Z");
    list.apply([ban("192.0.0.0/16")]);
    expect(list.find("192.0.2.7")).toEqual({ reason: "192.0.0.0/16", until: null });
  });

  it("agrees with a comparison bit by bit, for random networks and addresses", () => {
    const random = seeded(42);
    for (let round = 0; round < 300; round += 1) {
      const isIpv4 = random() < 0.5;
      const address = () => randomAddress(random, isIpv4);
      const bits = isIpv4 ? 16 + Math.floor(random() * 17) : 32 + Math.floor(random() * 33);
      const network = parseNetwork(`${address()}/${bits}`)?.text ?? "";
      const list = createAddressBanList(() => NOW);
      list.apply([ban(network)]);
      for (let look = 0; look < 20; look += 1) {
        const candidate = near(network, address(), random);
        expect([network, candidate, list.find(candidate) !== null]).toEqual([
          network,
          candidate,
          networkHolds(network, candidate),
        ]);
      }
    }
  });
});

/** Mulberry32. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function randomAddress(random: () => number, isIpv4: boolean): string {
  const bytes = Array.from({ length: isIpv4 ? 4 : 16 }, () => Math.floor(random() * 256));
  if (!isIpv4) bytes[0] = 0x20; // far from the mapped forms
  return ipaddr.fromByteArray(bytes).toString();
}

/** The network's own start with one bit turned, or some other address: half of them must fall under the ban. */
function near(network: string, other: string, random: () => number): string {
  const [start] = ipaddr.parseCIDR(network);
  if (random() < 0.2) return other;
  const bytes = start.toByteArray();
  const bit = Math.floor(random() * bytes.length * 8);
  bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (0x80 >> (bit & 7));
  return ipaddr.fromByteArray(bytes).toString();
}
