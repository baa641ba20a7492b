import type { Logger } from "pino";

interface GapOptions {
  /** Reads what everybody on this node may see, and brings their sockets in line. */
  reconcile(): Promise<void>;
  /** Tells the sockets of the heads of their rooms, so that those who miss something ask for it. */
  tellHeads(): void;
  logger: Pick<Logger, "warn">;
}

/**
 * What to do when events of other nodes may be missing. A node that lags hears of gaps faster than it can close them:
 * one is closed at a time, and all that come meanwhile together afterwards.
 */
export function gapListener({ reconcile, tellHeads, logger }: GapOptions): () => void {
  let isClosing = false;
  let isAnotherOpen = false;

  async function closeAll(): Promise<void> {
    isClosing = true;
    do {
      isAnotherOpen = false;
      try {
        await reconcile();
      } catch (error) {
        logger.warn({ err: error }, "memberships and blocks could not be read again");
      }
      tellHeads();
    } while (isAnotherOpen);
    isClosing = false;
  }

  return () => {
    if (isClosing) isAnotherOpen = true;
    else void closeAll();
  };
}
