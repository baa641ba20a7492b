import type { FileStore } from "@banter/domain";
import { AppError } from "@banter/protocol";

const RETRY_AFTER_MS = 2_000;

/** The same store, whose failures are told to `onFailure`, and to clients as AppError UNAVAILABLE. */
export function reportFailures(store: FileStore, onFailure: (error: unknown) => void): FileStore {
  async function reported<Result>(call: Promise<Result>): Promise<Result> {
    try {
      return await call;
    } catch (error) {
      if (error instanceof AppError) throw error;
      onFailure(error);
      throw new AppError("UNAVAILABLE", "Files cannot be reached right now. Try again in a moment", {
        retryAfterMs: RETRY_AFTER_MS,
        cause: error,
      });
    }
  }
  return {
    put: (...args) => reported(store.put(...args)),
    read: (...args) => reported(store.read(...args)),
    remove: (...args) => reported(store.remove(...args)),
  };
}
