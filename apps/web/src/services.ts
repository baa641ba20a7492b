import { createAnnouncer, createPublisher } from "@banter/broker";
import type { WebConfig } from "@banter/config";
import { createDatabase, type Database } from "@banter/database";
import {
  type Actor,
  announceCommitted,
  createAccountService,
  createAddressBanService,
  createAdminService,
  createAttachmentService,
  createBlockService,
  createDirectService,
  createFriendService,
  createGroupCommit,
  createMessageService,
  createModerationService,
  createOwnAccountService,
  createPostingService,
  createPresenceService,
  createReadingService,
  createReportService,
  createRoomInviteService,
  createRoomKeepingService,
  createRoomRoleService,
  createRoomService,
  createRoomSettingsService,
  createSearchService,
  createUserLimits,
  createWelcome,
  ensureFirstAdmin,
  type FileStore,
  type RoomService,
  repeat,
  sweepAttachments,
} from "@banter/domain";
import { createDiskStore, createFileInspector, createS3Store, reportFailures } from "@banter/files";
import { AppError, LIMITS, type SignUp } from "@banter/protocol";
import {
  addressKey,
  createPasswordHasher,
  createResetToken,
  createSessionVerifier,
  digestResetToken,
  issueToken,
  networkHolds,
  parseNetwork,
  watchAddressBans,
} from "@banter/session";
import type { Logger } from "pino";
import { createRealtimeUrls } from "./server/realtime-urls.ts";

const MINUTE_MS = 60 * 1000;
const QUARTER_HOUR_MS = 15 * 60 * 1000;
const HOUR_MS = 60 * 60 * 1000;

/** Whoever deletes a message with files may count on their being gone about so much later. */
const SWEEP_INTERVAL_MS = 10_000;

/** Where people were a month ago is kept no longer than so much more. */
const ADDRESS_SWEEP_INTERVAL_MS = HOUR_MS;

/** Nobody tells this process of a ban that another one made: with the time to read it, it is known within a second. */
const ADDRESS_BANS_POLL_INTERVAL_MS = 500;

export type WebServices = Awaited<ReturnType<typeof createServices>>;

/** Everything that one web process consists of but its HTTP. Resolves once it knows which addresses are banned. */
export async function createServices(config: WebConfig, logger: Logger) {
  const database = createDatabase({
    url: config.databaseUrl,
    poolSize: config.databasePoolSize,
    onConnectionError: (error) => logger.warn({ err: error }, "a database connection broke"),
    onUnconfirmed: (error) => logger.warn({ err: error }, "a stored message could not be read to answer its retry"),
  });
  const publisher = createPublisher({ url: config.brokerUrl, logger });
  const announcer = createAnnouncer(publisher, logger);
  const passwords = createPasswordHasher({ concurrency: config.hashConcurrency });
  const bannedAddresses = await watchAddressBans({
    findChanges: database.addressBans.findAddressBanChanges,
    intervalMs: ADDRESS_BANS_POLL_INTERVAL_MS,
    logger,
  });
  function announceBans(): void {
    bannedAddresses.runSoon();
    publisher.sessionsEnded();
  }
  const commits = createGroupCommit({
    writeBatch: database.messages.writeMessages,
    onCommitted: announceCommitted(announcer),
  });

  const messages = createMessageService({
    ...database.messages,
    findBan: database.moderation.findBan,
    write: commits.write,
    announcer,
  });
  const callLimits = createUserLimits({ perSecond: config.callsPerUserPerSecond, burst: config.callsPerUserBurst });

  const store = openStore(config, logger);
  const sweep =
    store &&
    repeat(SWEEP_INTERVAL_MS, logger, "clearing away files", () =>
      sweepAttachments({ store, ...database.attachments }),
    );

  const addressSweep = repeat(
    ADDRESS_SWEEP_INTERVAL_MS,
    logger,
    "clearing away addresses",
    database.sessions.forgetOldAddresses,
  );

  const rooms = createRoomService({ ...database.rooms, announcer });
  const welcome = welcomeTo(config.welcomeRoom, { database, rooms, logger });
  const moderation = createModerationService({
    changePerson: database.moderation.changePerson,
    createResetToken,
    parseNetwork,
    networkHolds,
    announceBans,
  });

  return {
    config,
    logger,
    accounts: createAccountService({
      ...database.accounts,
      findBan: database.moderation.findBan,
      digestResetToken,
      announceEndedSessions: publisher.sessionsEnded,
      ...createThrottles(database, config),
      ...passwords,
      issueToken: (session) => issueToken(session, config.sessionSecret),
      addressKey,
      welcome,
    }),
    ownAccount: createOwnAccountService({
      ...database.accounts,
      ...passwords,
      announcer,
      announceEndedSessions: publisher.sessionsEnded,
      passwordChecks: database.createThrottle({
        name: "password-check",
        attempts: LIMITS.passwordChecksPerQuarterHour,
        windowMs: QUARTER_HOUR_MS,
        refusal: "Too many tries at your password.",
      }),
    }),
    rooms,
    roomKeeping: createRoomKeepingService({
      ...database.roomKeeping,
      changeMember: database.roomRoles.changeMember,
      findUserId: database.moderation.findUserId,
      findRoom: database.rooms.findRoom,
      announcer,
    }),
    roomSettings: createRoomSettingsService({ ...database.roomSettings, announcer }),
    roomRoles: createRoomRoleService({
      ...database.roomRoles,
      findRoom: database.rooms.findRoom,
      announcer,
      untilNodesKnow: database.access.untilNodesKnow,
      announceAccessChange: publisher.accessChanged,
    }),
    roomInvites: createRoomInviteService({
      ...database.roomInvites,
      changeMember: database.roomRoles.changeMember,
      findUserId: database.moderation.findUserId,
      findRoom: database.rooms.findRoom,
      createToken: createResetToken,
      digestToken: digestResetToken,
      announcer,
    }),
    messages,
    attachments: createAttachmentService({
      ...database.attachments,
      store,
      inspect: createFileInspector(),
      fileMaxBytes: config.fileMaxBytes,
      maxBytesPerUser: config.filesPerUserMaxBytes,
      uploads: database.createThrottle({
        name: "uploads",
        attempts: LIMITS.uploadsPerMinute,
        windowMs: MINUTE_MS,
        refusal: "You uploaded many files.",
      }),
    }),
    direct: createDirectService(database.direct),
    posting: createPostingService({
      send: messages.send,
      sendDirect: messages.sendDirect,
      messages: database.createThrottle({
        name: "http-messages",
        attempts: LIMITS.httpMessagesPerMinute,
        windowMs: MINUTE_MS,
        refusal: "You send very many messages.",
      }),
    }),
    reading: createReadingService({ ...database.reading, announcer }),
    search: createSearchService({
      ...database.search,
      searches: database.createThrottle({
        name: "message-searches",
        attempts: LIMITS.messageSearchesPerMinute,
        windowMs: MINUTE_MS,
        refusal: "You searched very often.",
      }),
    }),
    reports: createReportService({ ...database.reports, announcer }),
    blocks: createBlockService({
      ...database.blocks,
      untilNodesKnow: database.access.untilNodesKnow,
      announceAccessChange: publisher.accessChanged,
      announcer,
    }),
    friends: createFriendService({
      ...database.friends,
      announcer,
      requests: database.createThrottle({
        name: "friend-requests",
        attempts: LIMITS.friendRequestsPerHour,
        windowMs: HOUR_MS,
        refusal: "You asked many people.",
      }),
      searches: database.createThrottle({
        name: "people-searches",
        attempts: LIMITS.peopleSearchesPerMinute,
        windowMs: MINUTE_MS,
        refusal: "You search very often.",
      }),
    }),
    presence: createPresenceService(database.presence),
    moderation,
    ensureFirstAdmin: (wanted: SignUp) =>
      ensureFirstAdmin(
        { ...database.accounts, ...passwords, hasAdmin: database.admin.hasAdmin, setRole: moderation.setRole },
        wanted,
      ),
    admin: createAdminService({
      ...database.admin,
      listAddressBans: database.addressBans.listAddressBans,
      parseNetwork,
    }),
    addressBans: createAddressBanService({
      ...database.addressBans,
      parseNetwork,
      networkHolds,
      announceBans,
    }),
    bannedAddresses,
    sessions: createSessionVerifier({ secrets: config.acceptedSecrets, findSession: database.sessions.findSession }),
    realtimeUrls: createRealtimeUrls(config.realtimeUrls),
    pingDatabase: database.ping,

    /** Takes from the person's allowance of calls; 0, or how many milliseconds to wait. */
    takeCall: callLimits.take,

    async close(): Promise<void> {
      callLimits.stop();
      await Promise.all([commits.drained(), bannedAddresses.stop(), sweep?.stop(), addressSweep.stop()]);
      await publisher.close();
      await database.close();
    },
  };
}

/** Who has signed up is here, with or without the room: that they are not in it is for the log. */
function welcomeTo(name: string | null, { database, rooms, logger }: WelcomeParts) {
  if (name === null) return async () => {};
  const welcome = openWelcome(name, { ...database.rooms, join: rooms.join });
  return (newcomer: Actor) =>
    welcome(newcomer).catch((error: unknown) => {
      logger.error({ err: error, userId: newcomer.userId }, "a newcomer is not in the welcome room");
    });
}

function openWelcome(...settings: Parameters<typeof createWelcome>) {
  try {
    return createWelcome(...settings);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new Error(`WELCOME_ROOM cannot be used: ${error.message}`);
  }
}

interface WelcomeParts {
  database: Database;
  rooms: RoomService;
  logger: Logger;
}

function openStore({ files }: WebConfig, logger: Logger): FileStore | null {
  if (!files) {
    logger.warn("nothing can be uploaded: neither FILES_DIR nor FILES_S3_BUCKET is set");
    return null;
  }
  const store = files.kind === "disk" ? createDiskStore(files.folder) : createS3Store(files);
  return reportFailures(store, (error) => logger.error({ err: error }, "the store of files failed"));
}

function createThrottles(database: Database, config: WebConfig) {
  return {
    signUpsPerAddress: database.createThrottle({
      name: "sign-up-address",
      attempts: config.signupsPerAddressPerHour,
      windowMs: HOUR_MS,
      refusal: "Too many sign-ups from your address.",
    }),
    logInsPerAddress: database.createThrottle({
      name: "log-in-address",
      attempts: config.loginsPerAddressPer15Minutes,
      windowMs: QUARTER_HOUR_MS,
      refusal: "Too many log-ins from your address.",
    }),
    logInsPerAccount: database.createThrottle({
      name: "log-in-account",
      attempts: config.loginsPerAccountPer15Minutes,
      windowMs: QUARTER_HOUR_MS,
      refusal: "Too many failed log-ins to this account.",
    }),
  };
}
