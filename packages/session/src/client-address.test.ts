import { describe, expect, it } from "vitest";
import { addressKey, clientAddress } from "./client-address.ts";

const client = "203.0.113.7";
const proxy = "10.0.0.1";
const forged = "198.51.100.66";

describe("clientAddress", () => {
  it("is the socket's address when no proxy is trusted, whatever the header says", () => {
    expect(clientAddress(client, undefined, 0)).toBe(client);
    expect(clientAddress(client, forged, 0)).toBe(client);
    expect(clientAddress(client, `${forged}, ${forged}`, 0)).toBe(client);
    expect(clientAddress(client, forged, [])).toBe(client);
  });

  it("is what the one trusted proxy saw, not what the client had put in front", () => {
    expect(clientAddress(proxy, client, 1)).toBe(client);
    expect(clientAddress(proxy, `${forged}, ${client}`, 1)).toBe(client);
    expect(clientAddress(proxy, `${forged}, ${forged}, ${client}`, 1)).toBe(client);
  });

  it("counts hops from the server's end", () => {
    expect(clientAddress(proxy, `${forged}, ${client}, 10.0.0.2`, 2)).toBe(client);
    expect(clientAddress(proxy, `${client}, 10.0.0.2`, 5)).toBe(client);
  });

  it("is the proxy itself when it sent no header", () => {
    expect(clientAddress(proxy, undefined, 1)).toBe(proxy);
    expect(clientAddress(proxy, "", 1)).toBe(proxy);
  });

  it("follows proxies by their blocks and stops at the first stranger", () => {
    const blocks = ["10.0.0.0/8", "2001:db8:1::/48"];
    expect(clientAddress(proxy, `${forged}, ${client}, 10.200.0.9`, blocks)).toBe(client);
    expect(clientAddress("2001:db8:1::5", `${forged}, ${client}`, blocks)).toBe(client);
    expect(clientAddress("2001:db8:2::5", `${forged}, ${client}`, blocks)).toBe("2001:db8:2::5");
    expect(clientAddress(client, "10.0.0.3", blocks)).toBe(client);
  });

  it("does not let a client pose as a trusted proxy", () => {
    expect(clientAddress(proxy, `${forged}, ${proxy}, ${client}`, ["10.0.0.0/8"])).toBe(client);
  });

  it("takes a single address as a block of one", () => {
    expect(clientAddress(proxy, client, [proxy])).toBe(client);
    expect(clientAddress("::ffff:10.0.0.1", client, [proxy])).toBe(client);
    expect(clientAddress(proxy, client, ["::ffff:10.0.0.1"])).toBe(client);
    expect(clientAddress("::1", client, ["::1"])).toBe(client);
    expect(clientAddress("10.0.0.2", client, [proxy])).toBe("10.0.0.2");
  });

  it("writes IPv4 in dotted form, also when it came in IPv6", () => {
    expect(clientAddress("::ffff:203.0.113.7", undefined, 0)).toBe(client);
    expect(clientAddress("::ffff:cb00:7107", undefined, 0)).toBe(client);
    expect(clientAddress(proxy, "::ffff:203.0.113.7", 1)).toBe(client);
  });

  it("writes IPv6 one way", () => {
    expect(clientAddress("2001:0DB8:0:0:0:0:0:1", undefined, 0)).toBe("2001:db8::1");
    expect(clientAddress("fe80::1%eth0", undefined, 0)).toBe("fe80::1");
  });

  it("drops a port that a proxy added", () => {
    expect(clientAddress(proxy, "203.0.113.7:55123", 1)).toBe(client);
    expect(clientAddress(proxy, "[2001:db8::1]:55123", 1)).toBe("2001:db8::1");
    expect(clientAddress(proxy, "[2001:db8::1]", 1)).toBe("2001:db8::1");
  });

  it.each(["unknown", "_hidden", "<script>", "0x7f.1", "127.1", "010.0.0.1", "203.0.113.7.8", "2001:db8:::1", " , ,"])(
    "stays with the last address it knows when the proxy wrote %j",
    (nonsense) => {
      expect(clientAddress(proxy, `${forged}, ${nonsense}`, 1)).toBe(proxy);
    },
  );

  it("has a name for a socket that is gone", () => {
    expect(clientAddress(undefined, forged, 0)).toBe("0.0.0.0");
  });
});

describe("addressKey", () => {
  it("keeps IPv4", () => {
    expect(addressKey(client)).toBe(client);
  });

  it("is the same for all of an IPv6 subscriber's addresses, and another for the neighbour's", () => {
    expect(addressKey("2001:db8:1:2::1")).toBe("2001:db8:1:2::/64");
    expect(addressKey("2001:db8:1:2:ffff:ffff:ffff:ffff")).toBe("2001:db8:1:2::/64");
    expect(addressKey("2001:db8:1:3::1")).toBe("2001:db8:1:3::/64");
    expect(addressKey("::1")).toBe("::/64");
  });
});
