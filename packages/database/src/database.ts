import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { createAccessStore } from "./access-store.ts";
import { createAccountDeleter } from "./account-deleter.ts";
import { createAccountStore } from "./account-store.ts";
import { createAddressBanStore } from "./address-ban-store.ts";
import { createAttachmentStore } from "./attachment-store.ts";
import { createAuditReader } from "./audit-reader.ts";
import { guardStore, reachable } from "./availability.ts";
import { createBanStore } from "./bans.ts";
import { createBlockStore } from "./block-store.ts";
import { createDirectStore } from "./direct-store.ts";
import { createFriendStore } from "./friend-store.ts";
import { PrismaClient } from "./generated/client.ts";
import { createMembershipStore } from "./membership-store.ts";
import { createMessageChanger } from "./message-changer.ts";
import { createMessageReader } from "./message-reader.ts";
import { createMessageSearch } from "./message-search.ts";
import { createMessageWriter } from "./message-writer.ts";
import { createModerationStore } from "./moderation-store.ts";
import { createOriginSearch } from "./origin-search.ts";
import { createOwnAccountStore } from "./own-account-store.ts";
import { createPasswordResetStore } from "./password-reset-store.ts";
import { createPeopleReader } from "./people-reader.ts";
import { createPresenceStore } from "./presence-store.ts";
import { createReactorReader } from "./reactor-reader.ts";
import { createReadingStore } from "./reading-store.ts";
import { createReportStore } from "./report-store.ts";
import { createRoomDirectory } from "./room-directory.ts";
import { createRoomInviteStore } from "./room-invite-store.ts";
import { createRoomKeepingStore } from "./room-keeping-store.ts";
import { createRoomRoleStore } from "./room-role-store.ts";
import { createRoomSettingsStore } from "./room-settings-store.ts";
import { createRoomStore } from "./room-store.ts";
import { createSessionStore } from "./session-store.ts";
import { createSlowModeStore } from "./slow-mode-store.ts";
import { createThrottle, type ThrottleOptions } from "./throttle.ts";

export interface DatabaseOptions {
  url: string;
  /** Connections that this process may hold. */
  poolSize: number;
  /** Told when an idle connection breaks; the pool opens a new one by itself. */
  onConnectionError(error: Error): void;
  /** Told why a message that is stored could not be read, so that its author's retry was put off once more. */
  onUnconfirmed(error: unknown): void;
}

/** A request waits this long for a connection, then is told to try again. */
const CONNECT_TIMEOUT_MS = 5_000;
/** No statement of ours runs longer than a moment; one that does is stuck behind a lock or a dying disk. */
const STATEMENT_TIMEOUT_MS = 15_000;
/** After Postgres would have given a statement up itself, it is not Postgres that is slow: nobody is there to answer. */
const QUERY_TIMEOUT_MS = STATEMENT_TIMEOUT_MS + 2_000;
/** Who asks whether the database is there wants to know within this. */
const PING_TIMEOUT_MS = 2_000;
/** A transaction that this process does not go on with, as it hangs, ends before anybody stops looking for what it changed. */
const IDLE_IN_TRANSACTION_TIMEOUT_MS = 5_000;

export type Database = ReturnType<typeof createDatabase>;

/** Every port of the domain on Postgres, over one pool. Out of reach, each throws AppError UNAVAILABLE. */
export function createDatabase({ url, poolSize, onConnectionError, onUnconfirmed }: DatabaseOptions) {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    query_timeout: QUERY_TIMEOUT_MS,
    keepAlive: true,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_TIMEOUT_MS,
    application_name: "banter",
  });
  // A connection of its own, as the others may all be busy while the database is well.
  const pings = new pg.Pool({
    connectionString: url,
    max: 1,
    connectionTimeoutMillis: PING_TIMEOUT_MS,
    query_timeout: PING_TIMEOUT_MS,
    application_name: "banter-ping",
  });
  for (const one of [pool, pings]) {
    one.on("error", onConnectionError);
    // A connection that breaks while somebody holds it is theirs to notice, by the query that fails. Without a listener
    // it would end the process.
    one.on("connect", (client) => client.on("error", () => {}));
  }
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  const writeMessages = createMessageWriter(pool, onUnconfirmed);

  return {
    accounts: guardStore({
      ...createAccountStore(prisma),
      ...createPasswordResetStore(pool),
      ...createOwnAccountStore(pool),
      ...createAccountDeleter(pool),
    }),
    rooms: guardStore({
      ...createRoomStore(pool, prisma),
      ...createRoomDirectory(pool),
      ...createMembershipStore(pool, prisma),
    }),
    roomKeeping: guardStore(createRoomKeepingStore(pool)),
    roomSettings: guardStore(createRoomSettingsStore(pool)),
    roomRoles: guardStore(createRoomRoleStore(pool)),
    roomInvites: guardStore(createRoomInviteStore(pool)),
    messages: guardStore({
      ...createMessageReader(pool),
      ...createReactorReader(pool),
      ...createSlowModeStore(pool),
      ...createMessageChanger(pool),
      writeMessages,
    }),
    attachments: guardStore(createAttachmentStore(pool)),
    reading: guardStore(createReadingStore(pool)),
    search: guardStore({ ...createMessageSearch(pool), ...createOriginSearch(pool) }),
    sessions: guardStore(createSessionStore(pool)),
    moderation: guardStore({ ...createModerationStore(pool), ...createBanStore(pool) }),
    access: guardStore(createAccessStore(pool)),
    reports: guardStore(createReportStore(pool)),
    blocks: guardStore(createBlockStore(pool)),
    friends: guardStore(createFriendStore(pool)),
    presence: guardStore(createPresenceStore(pool)),
    direct: guardStore(createDirectStore(pool)),
    addressBans: guardStore(createAddressBanStore(pool)),
    admin: guardStore({ ...createPeopleReader(pool), ...createAuditReader(pool) }),

    createThrottle(options: ThrottleOptions) {
      return guardStore({ ...createThrottle(pool, options) });
    },

    /** Resolves when the database answers. @throws AppError UNAVAILABLE. */
    async ping(): Promise<void> {
      await reachable(() => pings.query("SELECT 1"));
    },

    async close(): Promise<void> {
      await prisma.$disconnect();
      await Promise.all([pool.end(), pings.end()]);
    },
  };
}
