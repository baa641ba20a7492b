import { isIP } from "node:net";

/** How many proxies stand in front (0 for none), or the addresses they speak from, as CIDR blocks. */
export type TrustedProxies = number | readonly string[];

/** More hops than any real chain has; a larger number is a typing error. */
const MAX_HOPS = 16;

/** Reads `2` as hops and `10.0.0.0/8,::1` as blocks; `null` for anything else. */
export function parseTrustedProxies(text: string): TrustedProxies | null {
  if (/^\d+$/.test(text)) return Number(text) <= MAX_HOPS ? Number(text) : null;
  const blocks = text.split(",").map((block) => block.trim());
  return blocks.every(isCidrBlock) ? blocks : null;
}

function isCidrBlock(block: string): boolean {
  const [address = "", prefix, ...rest] = block.split("/");
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (version === 4 ? 32 : 128));
}
