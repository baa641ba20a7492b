import type { AddressBanChange } from "@banter/domain";
import type { BanNotice } from "@banter/protocol";
import ipaddr from "ipaddr.js";

/** The bits of the address in two halves; of IPv6 only the first 64, for no ban is narrower. */
type Halves = readonly [high: number, low: number];

/** Bans by the length of their network's prefix, then by the prefix. */
type Table = Map<number, Map<string, AddressBanChange[]>>;

/** The bans of addresses that hold, kept so that a look-up costs one step for each length of prefix that is banned. */
export function createAddressBanList(now: () => number = Date.now) {
  const bans = new Map<string, AddressBanChange>();
  const tables: Record<4 | 6, Table> = { 4: new Map(), 6: new Map() };

  function rebuild(): void {
    for (const table of Object.values(tables)) table.clear();
    for (const ban of bans.values()) {
      if (ban.isLifted || isOver(ban)) {
        bans.delete(ban.id);
        continue;
      }
      const [start, bits] = ipaddr.parseCIDR(ban.network);
      const [family, halves] = toHalves(start);
      const ofLength = tables[family].get(bits) ?? new Map<string, AddressBanChange[]>();
      const key = prefixKey(halves, bits);
      tables[family].set(bits, ofLength);
      ofLength.set(key, [...(ofLength.get(key) ?? []), ban]);
    }
  }

  const isOver = (ban: AddressBanChange) => ban.until !== null && Date.parse(ban.until) <= now();

  return {
    /** Takes note of bans made or lifted; says whether any of them is news. */
    apply(changes: readonly AddressBanChange[]): boolean {
      const news = changes.filter(({ id, isLifted }) => (bans.get(id)?.isLifted ?? true) !== isLifted);
      if (news.length === 0) return false;
      for (const change of news) bans.set(change.id, change);
      rebuild();
      return true;
    },

    /** The ban that an address falls under, of several the one that holds longest. */
    find(address: string): BanNotice | null {
      if (bans.size === 0 || !ipaddr.isValid(address)) return null;
      const [family, halves] = toHalves(ipaddr.process(address));
      let longest: AddressBanChange | null = null;
      for (const [bits, ofLength] of tables[family]) {
        for (const ban of ofLength.get(prefixKey(halves, bits)) ?? []) {
          if (!isOver(ban) && (!longest || endOf(ban) > endOf(longest))) longest = ban;
        }
      }
      return longest && { reason: longest.reason, until: longest.until };
    },
  };
}

const endOf = ({ until }: AddressBanChange) => (until === null ? Number.POSITIVE_INFINITY : Date.parse(until));

function toHalves(address: ipaddr.IPv4 | ipaddr.IPv6): [4 | 6, Halves] {
  const bytes = address.toByteArray();
  const half = (at: number) => bytes.slice(at, at + 4).reduce((sum, byte) => sum * 256 + byte, 0);
  return [address.kind() === "ipv4" ? 4 : 6, [half(0), half(4)]];
}

function prefixKey([high, low]: Halves, bits: number): string {
  return `${first(high, bits)}:${first(low, bits - 32)}`;
}

/** The first `bits` of 32 bits, the others zero. */
function first(half: number, bits: number): number {
  if (bits <= 0) return 0;
  return bits >= 32 ? half : Math.floor(half / 2 ** (32 - bits)) * 2 ** (32 - bits);
}
