import ipaddr from "ipaddr.js";
import { IPV6_SUBSCRIBER_BITS } from "./client-address.ts";

/** A block of addresses. */
export interface Network {
  /** As CIDR, the way Postgres writes it. */
  text: string;
  family: 4 | 6;
  bits: number;
}

const MAPPED_IPV4 = ipaddr.IPv6.parseCIDR("::ffff:0:0/96");

/**
 * Reads an address or a CIDR block; null for what is neither. `::ffff:` forms become IPv4. Of IPv6, nothing is narrower
 * than the /64 that a subscriber has, and bits that the prefix does not cover are dropped.
 */
export function parseNetwork(text: string): Network | null {
  const parsed = parseBlock(text);
  if (!parsed) return null;
  const [address, bits] = parsed;
  if (address.kind() === "ipv4") {
    const network = ipaddr.IPv4.networkAddressFromCIDR(`${address}/${bits}`);
    return { text: `${network}/${bits}`, family: 4, bits };
  }
  const wide = Math.min(bits, IPV6_SUBSCRIBER_BITS);
  const network = ipaddr.IPv6.networkAddressFromCIDR(`${address}/${wide}`);
  return { text: `${network.toRFC5952String()}/${wide}`, family: 6, bits: wide };
}

/** Whether a network, as `parseNetwork` writes it, holds an address. */
export function networkHolds(network: string, address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const [start, bits] = ipaddr.parseCIDR(network);
  const parsed = ipaddr.process(address);
  return parsed.kind() === start.kind() && parsed.match(start, bits);
}

/** What `text` says, with IPv4 in IPv6 clothes undressed. */
function parseBlock(text: string): [ipaddr.IPv4 | ipaddr.IPv6, number] | null {
  const [addressText = "", bitsText, ...rest] = text.split("/");
  // ipaddr.js would also take 0x7f.1 and 017700000001, which mean different things to different programs.
  const isPlain = ipaddr.IPv4.isValidFourPartDecimal(addressText) || ipaddr.IPv6.isValid(addressText);
  if (!isPlain || addressText.includes("%") || rest.length > 0) return null;
  const address = ipaddr.parse(addressText);
  const most = address.kind() === "ipv4" ? 32 : 128;
  if (bitsText !== undefined && !/^\d{1,3}$/.test(bitsText)) return null;
  const bits = bitsText === undefined ? most : Number(bitsText);
  if (bits > most) return null;
  if (address instanceof ipaddr.IPv6 && address.match(MAPPED_IPV4) && bits >= MAPPED_IPV4[1]) {
    return [address.toIPv4Address(), bits - MAPPED_IPV4[1]];
  }
  return [address, bits];
}
