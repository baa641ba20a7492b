import { createAnnouncer } from "@banter/broker";
import type { RealtimeConfig } from "@banter/config";
import { createDatabase } from "@banter/database";
import { createGroupCommit, createMessageService, createRoomService } from "@banter/domain";
import { createSessionVerifier } from "@banter/session";
import type { Logger } from "pino";
import { createAdmission } from "./admission.ts";
import type { Metrics } from "./metrics.ts";
import type { BanterServer, RealtimeNode } from "./node.ts";
import { createUserLimits } from "./user-limits.ts";

/** Everything a realtime node consists of but its sockets. */
export function createServices(config: RealtimeConfig, io: BanterServer, logger: Logger, metrics: Metrics) {
  const database = createDatabase({
    url: config.databaseUrl,
    poolSize: config.databasePoolSize,
    onConnectionError: (error) => logger.warn({ err: error }, "a database connection broke"),
  });
  const announcer = createAnnouncer(io, logger);
  const commits = createGroupCommit({
    writeBatch: metrics.measureCommits(database.messages.writeMessages),
    onCommitted: announcer.newMessages,
  });
  const userLimits = createUserLimits({
    perSecond: config.messagesPerUserPerSecond,
    burst: config.messagesPerUserBurst,
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
      readHeads: database.messages.readHeads,
      readAccess: database.access.readAccess,
    },
    takeMessage: userLimits.take,
    onRefused: metrics.countRefusal,
  };

  return {
    node,
    database,
    sessions: createSessionVerifier({ secrets: config.acceptedSecrets, findSession: database.sessions.findSession }),
    // Half of the connections: those who are in must be served while the others come back.
    admission: createAdmission({
      concurrent: Math.max(1, Math.floor(config.databasePoolSize / 2)),
      waitingMax: config.handshakesWaitingMax,
    }),
    commits,

    async close(): Promise<void> {
      userLimits.stop();
      await database.close();
    },
  };
}
