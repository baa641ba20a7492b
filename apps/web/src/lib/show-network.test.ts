import { expect, test } from "vitest";
import { showNetwork } from "./show-network.ts";

test.each([
  ["192.0.2.7/32", "192.0.2.7"],
  ["192.0.2.0/24", "192.0.2.0/24"],
  ["2001:db8:77::/64", "2001:db8:77::/64"],
  ["2001:db8::/32", "2001:db8::/32"],
  ["somebody", "somebody"],
])("shows %s as %s", (network, shown) => {
  expect(showNetwork(network)).toBe(shown);
});
