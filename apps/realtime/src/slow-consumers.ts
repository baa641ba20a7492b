import { type Repetition, repeat } from "@banter/domain";
import type { Logger } from "pino";
import type { BanterServer } from "./node.ts";
import { terminate, unsentBytes } from "./raw-connection.ts";

/** What one socket may hold of this node's memory: hundreds of long messages, seconds of a very busy room. */
const UNSENT_MAX_BYTES = 1024 * 1024;
/** A socket is past the limit for at most twice this long. */
const INTERVAL_MS = 5_000;

/** Cuts off sockets that do not take what they are sent. Their clients come back and sync. */
export function watchSlowConsumers(io: BanterServer, logger: Logger, onCut: () => void): Repetition {
  return repeat(INTERVAL_MS, logger, "slow consumer watch", async () => {
    for (const socket of io.of("/").sockets.values()) {
      const bytes = unsentBytes(socket);
      if (bytes <= UNSENT_MAX_BYTES) continue;
      logger.warn({ userId: socket.data.actor.userId, unsentBytes: bytes }, "a slow consumer is cut off");
      terminate(socket);
      onCut();
    }
  });
}
