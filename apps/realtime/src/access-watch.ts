import { LOOK_BACK_MS, repeat } from "@banter/domain";
import { ACCESS_CHANGED } from "@banter/protocol";
import type { Logger } from "pino";
import type { BanterServer } from "./node.ts";
import { type ReadAccess, reconcileAccess } from "./reconcile-access.ts";

/** How long a block, or the end of a membership, may go unnoticed when no other process says so. */
const POLL_INTERVAL_MS = 1_000;

export interface AccessWatchOptions {
  io: BanterServer;
  /** Of this run of the node. */
  nodeId: string;
  findAccessChanges(after: Date): Promise<{ userIds: string[]; asOf: Date; asOfText: string }>;
  readAccess: ReadAccess;
  /** Of these people blocks, friendships or memberships changed. */
  onChanged(userIds: ReadonlySet<string>): Promise<void>;
  /** Says that this node has taken in all changes up to a moment: whoever makes one waits for it. */
  noteAccessSeen(nodeId: string, asOfText: string): Promise<void>;
  forgetNode(nodeId: string): Promise<void>;
  logger: Logger;
}

/**
 * Follows blocks and ended memberships: it asks the database, so that no broker is needed for it. What another process
 * says through the broker only has it ask at once. Resolves when this node is one of those that are waited for.
 */
export async function watchAccess({ io, nodeId, logger, ...ports }: AccessWatchOptions) {
  let askFrom = new Date(Date.now() - LOOK_BACK_MS);

  async function look(): Promise<void> {
    const { userIds, asOf, asOfText } = await ports.findAccessChanges(askFrom);
    const changed = new Set(userIds);
    if (changed.size > 0) {
      await reconcileAccess(io, ports.readAccess, (userId) => changed.has(userId));
      await ports.onChanged(changed);
    }
    await ports.noteAccessSeen(nodeId, asOfText);
    askFrom = new Date(asOf.getTime() - LOOK_BACK_MS);
  }

  const watch = repeat(POLL_INTERVAL_MS, logger, "access watch", look);
  io.on(ACCESS_CHANGED, watch.runSoon);
  await look().catch((error: unknown) => logger.warn({ err: error }, "access cannot be read yet; it goes on trying"));

  return {
    async stop(): Promise<void> {
      await watch.stop();
      await ports.forgetNode(nodeId).catch((error: unknown) => {
        logger.warn({ err: error }, "this node could not say that it ends; others wait for it for a few seconds");
      });
    },
  };
}
