import type { SessionEndedReason } from "@banter/protocol";
import { channels } from "@banter/protocol";
import type { Logger } from "pino";
import type { BanterServer, BanterSocket } from "./node.ts";
import { repeat } from "./repeat.ts";

/** How long a revoked session's sockets may live on. */
const POLL_INTERVAL_MS = 1_000;
/** A revocation may commit this much later than the moment it bears. */
const COMMIT_DELAY_MS = 10_000;
/** A client that does not take its goodbye is cut off after this time. */
const GOODBYE_MS = 1_000;

export interface SessionWatchOptions {
  io: BanterServer;
  /** The sessions revoked after a moment; `asOf` is the database's own clock. */
  findRevoked(after: Date): Promise<{ sessionIds: string[]; asOf: Date }>;
  logger: Logger;
}

/** Ends the sockets of sessions that were revoked or have expired. It asks the database: no broker is needed for it. */
export function watchSessions({ io, findRevoked, logger }: SessionWatchOptions) {
  let askFrom = new Date(Date.now() - COMMIT_DELAY_MS);

  return repeat(POLL_INTERVAL_MS, logger, "session watch", async () => {
    const { sessionIds, asOf } = await findRevoked(askFrom);
    askFrom = new Date(asOf.getTime() - COMMIT_DELAY_MS);
    for (const sessionId of sessionIds) {
      for (const socketId of io.of("/").adapter.rooms.get(channels.session(sessionId)) ?? []) {
        const socket = io.of("/").sockets.get(socketId);
        if (socket) endSocket(socket, "logged_out");
      }
    }
    for (const socket of io.of("/").sockets.values()) {
      if (socket.data.sessionExpiresAt.getTime() <= Date.now()) endSocket(socket, "expired");
    }
  });
}

function endSocket(socket: BanterSocket, reason: SessionEndedReason): void {
  socket.emit("session_ended", { reason });
  const { conn } = socket;
  socket.disconnect(true);
  setTimeout(() => conn.close(true), GOODBYE_MS).unref();
}
