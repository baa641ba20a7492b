import { isIP } from "node:net";
import ipaddr from "ipaddr.js";

/** How many proxies stand in front (0 for none), or the addresses they speak from, as CIDR blocks. */
type TrustedProxies = number | readonly string[];

/** What a socket without an IP address counts as: one that is gone, or a Unix socket. */
const UNSPECIFIED = "0.0.0.0";
/** One IPv6 subscriber gets at least a /64 (RFC 6177), and may use any address of it. */
export const IPV6_SUBSCRIBER_BITS = 64;

/**
 * The IP address that a request comes from. X-Forwarded-For is read from its end, and only as far as trusted proxies
 * wrote it: what a client put there itself is never reached. `::ffff:` forms become IPv4.
 */
export function clientAddress(
  socketAddress: string | undefined,
  forwardedFor: string | undefined,
  trustedProxies: TrustedProxies,
): string {
  let address = parseAddress(socketAddress ?? "") ?? UNSPECIFIED;
  const hops = (forwardedFor ?? "").split(",").reverse();
  for (const [index, hop] of hops.entries()) {
    const next = isTrusted(address, index, trustedProxies) ? parseAddress(hop) : null;
    if (!next) break;
    address = next;
  }
  return address;
}

/** The key under which an address is counted: IPv4 as it is, IPv6 by the subscriber's /64. */
export function addressKey(address: string): string {
  if (isIP(address) !== 6) return address;
  return `${ipaddr.IPv6.networkAddressFromCIDR(`${address}/${IPV6_SUBSCRIBER_BITS}`)}/${IPV6_SUBSCRIBER_BITS}`;
}

function isTrusted(address: string, hopsBefore: number, trustedProxies: TrustedProxies): boolean {
  if (typeof trustedProxies === "number") return hopsBefore < trustedProxies;
  const parsed = ipaddr.parse(address);
  return trustedProxies.some((block) => {
    const [network, bits] = parseBlock(block);
    return network.kind() === parsed.kind() && parsed.match(network, bits);
  });
}

function parseBlock(block: string): [ipaddr.IPv4 | ipaddr.IPv6, number] {
  if (block.includes("/")) return ipaddr.parseCIDR(block);
  const address = ipaddr.process(block);
  return [address, address.kind() === "ipv4" ? 32 : 128];
}

/** Null for what is no IP address; some proxies add a port to it. */
function parseAddress(text: string): string | null {
  const bare = text
    .trim()
    .replace(/^\[(.*)\](:\d+)?$/, "$1")
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, "$1")
    .replace(/%.*$/, "");
  return isIP(bare) === 0 ? null : ipaddr.process(bare).toString();
}
