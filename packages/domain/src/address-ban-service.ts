import {
  type AddressBan,
  type AddressBanPreview,
  type AddressBans,
  AppError,
  type BanAddresses,
  LIMITS,
  type PreviewAddressBan,
  type RecentNetworks,
  type SeenPerson,
  type UnbanAddress,
  type UserRef,
} from "@banter/protocol";
import type { AuditNote, Moderator } from "./moderator.ts";
import {
  type AddressBanPlan,
  findOwnNetwork,
  type NetworkPorts,
  noteOfAddress,
  planAddressBan,
  requireNetwork,
  requireNetworks,
} from "./plan-address-ban.ts";

/** How far back an address counts as one of somebody's: dynamic addresses have gone to others by then. */
export const ADDRESS_SEEN_DAYS = 30;
/** How far back a place counts as one that an admin still uses: people come back to most of theirs within a week. */
export const OWN_ADDRESS_DAYS = 7;

/** A ban as the processes that enforce it learn of it. */
export interface AddressBanChange {
  id: string;
  /** As CIDR. */
  network: string;
  reason: string;
  until: string | null;
  isLifted: boolean;
}

export interface AddressBanChanges {
  changes: AddressBanChange[];
  /** The database's own clock: the moment to ask from next time. */
  asOf: Date;
}

export interface AddressBanPorts extends NetworkPorts {
  /**
   * Stores the bans, in place of those that hold for the same networks, and their notes, in one transaction, and has the
   * plan judge within it. @throws AppError FORBIDDEN admins_only for one who is no admin any more.
   */
  banNetworks(by: Moderator, plan: AddressBanPlan): Promise<AddressBan[]>;
  /** Lifts bans that hold and records it; answers with those lifted. @throws AppError FORBIDDEN admins_only. */
  liftAddressBans(
    by: Moderator,
    which: { banId: string } | { address: string },
    note: (ban: AddressBan) => AuditNote,
  ): Promise<AddressBan[]>;
  /** The addresses of somebody's live sessions: of the log-in, and of their requests and sockets in the last week. */
  findLiveAddresses(userId: string): Promise<string[]>;
  /** Who logged in or was there from these networks in the last days, most lately first. */
  findSeen(
    networks: readonly string[],
    within: { days: number; limit: number; exceptUserId: string | null },
  ): Promise<{ people: SeenPerson[]; count: number }>;
  /** The addresses that somebody logged in from or used Banter from in the last days, most lately first. */
  findRecentAddresses(userId: string, days: number): Promise<{ address: string; seenAt: string }[]>;
  /** Has every process look for new bans at once; when this is lost, they do so a moment later. */
  announceBans(): void;
}

export type AddressBanService = ReturnType<typeof createAddressBanService>;

/** Keeps whole networks out. Every caller of it is an admin, or the command line. */
export function createAddressBanService(ports: AddressBanPorts) {
  return {
    /**
     * Keeps everybody out who comes from there: pages, API and sockets, on all nodes; live sockets end.
     * @throws AppError INVALID for no address or too wide a network, CONFLICT own_address, FORBIDDEN admins_only.
     */
    async ban(by: Moderator, input: BanAddresses): Promise<AddressBans> {
      const bans = await ports.banNetworks(by, planAddressBan(ports, by, input));
      ports.announceBans();
      return { bans };
    },

    /** Lets a network in again. @throws AppError NOT_FOUND for a ban that does not hold, FORBIDDEN admins_only. */
    async unban(by: Moderator, { banId, reason }: UnbanAddress): Promise<AddressBan> {
      const [lifted] = await ports.liftAddressBans(by, { banId }, (ban) =>
        noteOfAddress("unban_address", ban.id, ban.network, reason),
      );
      if (!lifted) throw new AppError("NOT_FOUND", "There is no such ban, or it has ended");
      ports.announceBans();
      return lifted;
    },

    /** Lifts every ban that an address falls under: the way back in from the command line. @throws AppError INVALID. */
    async unbanAddress(by: Moderator, address: string, reason: string): Promise<AddressBans> {
      const network = requireNetwork(ports, address, "address");
      const bans = await ports.liftAddressBans(by, { address: network.text }, (ban) =>
        noteOfAddress("unban_address", ban.id, ban.network, reason),
      );
      ports.announceBans();
      return { bans };
    },

    /** Whom a ban would hit: changes nothing. @throws AppError INVALID. */
    async preview(by: Moderator, { addresses, exceptUserId }: PreviewAddressBan): Promise<AddressBanPreview> {
      const networks = requireNetworks(ports, addresses);
      const [seen, liveAddresses] = await Promise.all([
        ports.findSeen(networks, {
          days: ADDRESS_SEEN_DAYS,
          limit: LIMITS.addressPreviewMaxPeople,
          exceptUserId: exceptUserId ?? null,
        }),
        by.userId === null ? [] : ports.findLiveAddresses(by.userId),
      ]);
      const hitsOneself = findOwnNetwork(ports, by, networks, liveAddresses) !== undefined;
      return { networks, hitsOneself, people: seen.people, peopleCount: seen.count };
    },

    /** Where somebody came from lately, as a ban would take it. */
    async recent(_by: Moderator, { userId }: UserRef): Promise<RecentNetworks> {
      const newest = new Map<string, string>();
      for (const { address, seenAt } of await ports.findRecentAddresses(userId, ADDRESS_SEEN_DAYS)) {
        const network = ports.parseNetwork(address)?.text;
        if (network !== undefined && !newest.has(network)) newest.set(network, seenAt);
      }
      const networks = [...newest].map(([network, seenAt]) => ({ network, seenAt }));
      return { networks: networks.slice(0, LIMITS.addressBanMaxNetworks) };
    },
  };
}
