import {
  type AddressBanPage,
  AppError,
  type AuditEntry,
  type AuditFilter,
  type AuditPage,
  type BannedPersonPage,
  LIMITS,
  type ListAudit,
  type ListBans,
  type ListedPersonPage,
  type ListPeople,
  type PersonDetails,
  type UserRef,
} from "@banter/protocol";
import type { Moderator } from "./moderator.ts";
import { type NetworkPorts, requireNetwork } from "./plan-address-ban.ts";

export interface AdminPorts extends Pick<NetworkPorts, "parseNetwork"> {
  listPeople(query: ListPeople): Promise<ListedPersonPage>;
  /** With at most `limit` sessions and bans. */
  findPerson(userId: string, limit: number): Promise<PersonDetails | null>;
  listUserBans(query: ListBans): Promise<BannedPersonPage>;
  listAddressBans(query: ListBans): Promise<AddressBanPage>;
  /** Its address, if it has one, in the one spelling of a network. */
  listAudit(query: ListAudit): Promise<AuditPage>;
}

export type AdminService = ReturnType<typeof createAdminService>;

/** What admins look at. Who calls it has shown to be one, by being a Moderator. */
export function createAdminService(ports: AdminPorts) {
  return {
    /** By the beginning of the name, in the order of the names. */
    async people(_by: Moderator, query: ListPeople): Promise<ListedPersonPage> {
      return ports.listPeople(query);
    },

    /** @throws AppError NOT_FOUND. */
    async person(_by: Moderator, { userId }: UserRef): Promise<PersonDetails> {
      const person = await ports.findPerson(userId, LIMITS.adminDetailMaxItems);
      if (!person) throw new AppError("NOT_FOUND", "No such person");
      return person;
    },

    async userBans(_by: Moderator, query: ListBans): Promise<BannedPersonPage> {
      return ports.listUserBans(query);
    },

    async addressBans(_by: Moderator, query: ListBans): Promise<AddressBanPage> {
      return ports.listAddressBans(query);
    },

    /** The newest first. @throws AppError INVALID for what is no address. */
    async audit(_by: Moderator, query: ListAudit): Promise<AuditPage> {
      return ports.listAudit(withNetwork(ports, query));
    },

    /**
     * All entries of the filter, a page at a time, so that no export has to fit into memory.
     * @throws AppError INVALID for what is no address, before the first page is asked for.
     */
    exportAudit(_by: Moderator, filter: AuditFilter): AsyncGenerator<AuditEntry[]> {
      return readPages(ports, withNetwork(ports, filter));
    },
  };
}

/** The filter with its address, if it has one, as a network in its one spelling. */
function withNetwork<Filter extends AuditFilter>(ports: Pick<NetworkPorts, "parseNetwork">, filter: Filter): Filter {
  if (filter.address === "") return filter;
  return { ...filter, address: requireNetwork(ports, filter.address, "address").text };
}

async function* readPages(
  { listAudit }: Pick<AdminPorts, "listAudit">,
  filter: AuditFilter,
): AsyncGenerator<AuditEntry[]> {
  let cursor: string | null | undefined;
  do {
    const page: AuditPage = await listAudit({ ...filter, limit: LIMITS.pageMaxItems, ...(cursor && { cursor }) });
    yield page.entries;
    cursor = page.nextCursor;
  } while (cursor !== null);
}
