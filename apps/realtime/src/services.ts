import { randomUUID } from "node:crypto";
import { createAnnouncer } from "@banter/broker";
import type { RealtimeConfig } from "@banter/config";
import { createDatabase } from "@banter/database";
import {
  announceCommitted,
  createGroupCommit,
  createMessageService,
  createReadingService,
  createRoomService,
  createTypingService,
  createUserLimits,
} from "@banter/domain";
import { LIMITS } from "@banter/protocol";
import { createSessionVerifier } from "@banter/session";
import type { Logger } from "pino";
import { createAdmission } from "./admission.ts";
import { createCalls } from "./calls.ts";
import type { Metrics } from "./metrics.ts";
import type { BanterServer, RealtimeNode } from "./node.ts";
import { watchPresence } from "./presence/presence-watch.ts";
import { createUserSockets } from "./user-sockets.ts";

/** Everything a realtime node consists of but its sockets. */
export function createServices(config: RealtimeConfig, io: BanterServer, logger: Logger, metrics: Metrics) {
  const database = createDatabase({
    url: config.databaseUrl,
    poolSize: config.databasePoolSize,
    onConnectionError: (error) => logger.warn({ err: error }, "a database connection broke"),
    onUnconfirmed: (error) => logger.warn({ err: error }, "a stored message could not be read to answer its retry"),
  });
  const announcer = createAnnouncer(io, logger);
  const commits = createGroupCommit({
    writeBatch: metrics.measureCommits(database.messages.writeMessages),
    onCommitted: announceCommitted(announcer),
  });
  const eventLimits = createUserLimits({ perSecond: config.eventsPerUserPerSecond, burst: config.eventsPerUserBurst });
  const messageLimits = createUserLimits({
    perSecond: config.messagesPerUserPerSecond,
    burst: config.messagesPerUserBurst,
  });
  const presenceLimits = createUserLimits({
    perSecond: LIMITS.presenceChangesPerSecond,
    burst: LIMITS.presenceChangesBurst,
  });
  const typingLimits = createUserLimits({ perSecond: LIMITS.typingPerSecond, burst: LIMITS.typingBurst });
  const calls = createCalls();
  const runId = randomUUID();
  const presence = watchPresence({
    io,
    nodeId: runId,
    ...database.presence,
    takeChange: presenceLimits.take,
    onTold: metrics.countPresenceTold,
    logger,
  });
  const node: RealtimeNode = {
    nodeId: config.nodeId,
    logger,
    services: {
      rooms: createRoomService({ ...database.rooms, announcer }),
      messages: createMessageService({
        ...database.messages,
        findBan: database.moderation.findBan,
        write: commits.write,
        announcer,
      }),
      presence,
      typing: createTypingService({ ...database.presence, takeTurn: typingLimits.take, announcer }),
      reading: createReadingService({ ...database.reading, announcer }),
      readHeads: database.messages.readHeads,
      readAccess: database.access.readAccess,
    },
    calls,
    takeEvent: eventLimits.take,
    takeMessage: messageLimits.take,
    onRefused: metrics.countRefusal,
  };

  return {
    node,
    /** Names this run of the node: one that comes back under its name has other sockets. */
    runId,
    presence,
    database,
    sessions: createSessionVerifier({ secrets: config.acceptedSecrets, findSession: database.sessions.findSession }),
    // Half of the connections: those who are in must be served while the others come back.
    admission: createAdmission({
      concurrent: Math.max(1, Math.floor(config.databasePoolSize / 2)),
      waitingMax: config.handshakesWaitingMax,
    }),
    userSockets: createUserSockets(config.socketsPerUserMax),
    commits,
    calls,

    async close(): Promise<void> {
      for (const limits of [eventLimits, messageLimits, presenceLimits, typingLimits]) limits.stop();
      await database.close();
    },
  };
}
