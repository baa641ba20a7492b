import { describe, expect, it } from "vitest";
import { networkHolds, parseNetwork } from "./network.ts";

describe("a network", () => {
  it.each([
    ["192.0.2.7", "192.0.2.7/32"],
    ["192.0.2.7/24", "192.0.2.0/24"],
    ["0.0.0.0/0", "0.0.0.0/0"],
    ["::ffff:192.0.2.7", "192.0.2.7/32"],
    ["::ffff:c000:0207", "192.0.2.7/32"],
    ["::FFFF:192.0.2.7/120", "192.0.2.0/24"],
    ["2001:db8::1", "2001:db8::/64"],
    ["2001:DB8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:db8:1:2::/128", "2001:db8:1:2::/64"],
    ["2001:db8:1:2::/65", "2001:db8:1:2::/64"],
    ["2001:db8:ffff::/32", "2001:db8::/32"],
    ["2001:db8:8000::/33", "2001:db8:8000::/33"],
  ])("%s is %s", (text, network) => {
    expect(parseNetwork(text)?.text).toBe(network);
  });

  it.each([
    ...[
      "",
      " ",
      "1.2.3",
      "1.2.3.4.5",
      "256.0.0.1",
      "0x7f.0.0.1",
      "017700000001",
      "2130706433",
      "1.2.3.4/33",
      "1.2.3.4/",
    ],
    ...[
      "1.2.3.4/-1",
      "1.2.3.4/ 8",
      "1.2.3.4/8/8",
      "::1/129",
      "fe80::1%eth0",
      "[::1]",
      "1.2.3.4:80",
      "example.com",
      "::g",
    ],
  ])("is not %j", (text) => {
    expect(parseNetwork(text)).toBeNull();
  });

  it("holds the addresses of its own family that begin like it", () => {
    expect(networkHolds("192.0.2.0/24", "192.0.2.255")).toBe(true);
    expect(networkHolds("192.0.2.0/24", "::ffff:192.0.2.255")).toBe(true);
    expect(networkHolds("192.0.2.0/24", "192.0.3.0")).toBe(false);
    expect(networkHolds("2001:db8::/64", "2001:db8::ffff:1")).toBe(true);
    expect(networkHolds("2001:db8::/64", "2001:db8:0:1::")).toBe(false);
    expect(networkHolds("0.0.0.0/0", "::1")).toBe(false);
    expect(networkHolds("0.0.0.0/0", "nonsense")).toBe(false);
  });
});
