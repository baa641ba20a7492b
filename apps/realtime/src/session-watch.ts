import type { EndedSessions } from "@banter/database";
import { LOOK_BACK_MS, repeat } from "@banter/domain";
import { channels, SESSIONS_ENDED, type SessionEnded } from "@banter/protocol";
import type { Logger } from "pino";
import { endSocket } from "./end-socket.ts";
import type { BanterServer } from "./node.ts";

export interface SessionWatchOptions {
  io: BanterServer;
  /** The sessions revoked and the people banned after a moment. */
  findEnded(after: Date): Promise<EndedSessions>;
  /** How long the sockets of a revoked session or of a banned person may live on, when no other process says so. */
  intervalMs: number;
  logger: Logger;
}

/**
 * Ends the sockets of sessions that were revoked or have expired, and of people who were banned. It asks the database:
 * no broker is needed for it. What another process says through the broker only has it ask at once.
 */
export function watchSessions({ io, findEnded, intervalMs, logger }: SessionWatchOptions) {
  let askFrom = new Date(Date.now() - LOOK_BACK_MS);

  const watch = repeat(intervalMs, logger, "session watch", async () => {
    const { sessionIds, bans, asOf } = await findEnded(askFrom);
    askFrom = new Date(asOf.getTime() - LOOK_BACK_MS);
    for (const sessionId of sessionIds) endAll(io, channels.session(sessionId), { reason: "logged_out" });
    for (const { userId, ban } of bans) endAll(io, channels.user(userId), { reason: "banned", ban });
    for (const socket of io.of("/").sockets.values()) {
      if (socket.data.sessionExpiresAt.getTime() <= Date.now()) endSocket(socket, { reason: "expired" });
    }
  });
  io.on(SESSIONS_ENDED, watch.runSoon);
  return watch;
}

/** Ends this node's sockets in a channel. */
function endAll(io: BanterServer, channel: string, event: SessionEnded): void {
  for (const socketId of io.of("/").adapter.rooms.get(channel) ?? []) {
    const socket = io.of("/").sockets.get(socketId);
    if (socket) endSocket(socket, event);
  }
}
