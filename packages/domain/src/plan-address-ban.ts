import { AppError, type BanAddresses, LIMITS } from "@banter/protocol";
import { v7 as uuidv7 } from "uuid";
import type { AuditNote, Moderator } from "./moderator.ts";

export interface NetworkPorts {
  /** An address or CIDR block in its one spelling, IPv6 a /64 at least; null for what is neither. */
  parseNetwork(text: string): { text: string; family: 4 | 6; bits: number } | null;
  networkHolds(network: string, address: string): boolean;
}

/** A ban of networks, judged as far as it can be before it is stored. */
export interface AddressBanPlan {
  bans: readonly { id: string; network: string; note: AuditNote }[];
  terms: { reason: string; minutes: number | null };
  /**
   * To be asked in the transaction that stores it, with the addresses of the moderator's live sessions.
   * @throws AppError CONFLICT own_address.
   */
  judge(ownAddresses: readonly string[]): void;
}

/** What to store for a ban of addresses. @throws AppError INVALID for no address or too wide a network. */
export function planAddressBan(
  ports: NetworkPorts,
  by: Moderator,
  { addresses, reason, minutes }: BanAddresses,
): AddressBanPlan {
  const networks = requireNetworks(ports, addresses);
  const bans = networks.map((network) => {
    const id = uuidv7();
    return { id, network, note: { ...noteOfAddress("ban_address", id, network, reason), details: { minutes } } };
  });
  return {
    bans,
    terms: { reason, minutes },
    judge(liveAddresses) {
      const own = findOwnNetwork(ports, by, networks, liveAddresses);
      if (own === undefined) return;
      throw new AppError("CONFLICT", `You are using ${own} yourself: this would lock you out`, {
        reason: "own_address",
      });
    },
  };
}

/** Each network once, in its one spelling. @throws AppError INVALID. */
export function requireNetworks(ports: NetworkPorts, addresses: readonly string[]): string[] {
  return [...new Set(addresses.map((text, index) => requireBannable(ports, text, `addresses.${index}`)))];
}

function requireBannable(ports: NetworkPorts, text: string, path: string): string {
  const network = requireNetwork(ports, text, path);
  const least = network.family === 4 ? LIMITS.addressBanMinBitsIpv4 : LIMITS.addressBanMinBitsIpv6;
  if (network.bits < least) {
    throw invalidAddress(path, `${network.text} is too wide: a ban covers an IPv${network.family} /${least} at most`);
  }
  return network.text;
}

/** What was given at `path`, as a network. @throws AppError INVALID for what is none. */
export function requireNetwork({ parseNetwork }: Pick<NetworkPorts, "parseNetwork">, text: string, path: string) {
  const network = parseNetwork(text);
  if (!network) throw invalidAddress(path, `"${text}" is neither an IP address nor a CIDR block`);
  return network;
}

/** The first of the networks that holds an address of the moderator's. */
export function findOwnNetwork(
  ports: NetworkPorts,
  by: Moderator,
  networks: readonly string[],
  liveAddresses: readonly string[],
): string | undefined {
  const own = by.address === null ? liveAddresses : [by.address, ...liveAddresses];
  return networks.find((network) => own.some((address) => ports.networkHolds(network, address)));
}

export function noteOfAddress(
  action: "ban_address" | "unban_address",
  id: string,
  network: string,
  reason: string,
): AuditNote {
  return { action, target: { kind: "address", id, name: network }, reason };
}

export function invalidAddress(path: string, message: string): AppError {
  return new AppError("INVALID", message, { issues: [{ path, message }] });
}
