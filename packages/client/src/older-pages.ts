import type { AppError, MessagePage } from "@banter/protocol";
import { toAppError } from "./app-error.ts";
import type { RoomLog } from "./room-log.ts";

export interface OlderPages {
  readonly loading: boolean;
  readonly error: AppError | null;
  /** Loads the page before the oldest message held; a second call joins the first. Never rejects. */
  load(): Promise<void>;
  /** The log has started anew: a page on its way does not fit it any more. */
  drop(): void;
}

export function createOlderPages(
  log: RoomLog,
  list: (beforeSeq: number) => Promise<MessagePage>,
  onChange: () => void,
): OlderPages {
  let current: Promise<void> | undefined;
  let error: AppError | null = null;
  let epoch = 0;

  async function fetchPage(beforeSeq: number): Promise<void> {
    const ownEpoch = epoch;
    log.expectOlder();
    try {
      const page = await list(beforeSeq);
      if (ownEpoch !== epoch) return;
      log.prepend(page);
    } catch (failure) {
      if (ownEpoch !== epoch) return;
      error = toAppError(failure);
    }
    current = undefined;
    onChange();
  }

  return {
    get loading() {
      return current !== undefined;
    },
    get error() {
      return error;
    },
    load() {
      if (current) return current;
      if (log.nextBeforeSeq === null) return Promise.resolve();
      error = null;
      current = fetchPage(log.nextBeforeSeq);
      onChange();
      return current;
    },
    drop() {
      epoch += 1;
      current = undefined;
    },
  };
}
