import type { FileStore } from "./attachment-service.ts";

export interface SweepPorts {
  store: Pick<FileStore, "remove">;
  /** Has nobody have uploads any more that no message took in time, or that broke off. */
  expireUploads(): Promise<void>;
  /** Some of those that nobody may have any more, and no report keeps. */
  findDeleted(limit: number): Promise<string[]>;
  /** Forgets them; their bytes are gone. */
  forget(ids: readonly string[]): Promise<void>;
}

/** How many are cleared away before the next are asked for. */
const BATCH = 100;

/**
 * Clears away the bytes of what was deleted with its message, discarded or never sent, unless a report keeps them. What fails, or dies halfway, is
 * done again: a row goes only after its bytes. Several processes may do this at once.
 */
export async function sweepAttachments({ store, ...ports }: SweepPorts): Promise<void> {
  await ports.expireUploads();
  let ids: string[];
  do {
    ids = await ports.findDeleted(BATCH);
    if (ids.length > 0) {
      await store.remove(ids);
      await ports.forget(ids);
    }
  } while (ids.length === BATCH);
}
