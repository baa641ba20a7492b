import type { WireError } from "@banter/protocol";
import type { DraftFile } from "./draft.ts";

/** A draft as it is kept over a reload. */
export interface StoredDraft {
  clientId: string;
  roomId: string;
  toUserId?: string;
  body: string;
  replyToId?: string | null;
  /** What is not uploaded is lost with the page. */
  files?: readonly DraftFile[];
  createdAt: string;
  /** Why the server refused it. */
  failure?: WireError;
}

/** Where unsent drafts of one person are kept. */
export interface OutboxStorage {
  /** In any order. */
  load(): StoredDraft[];
  put(draft: StoredDraft): void;
  remove(clientId: string): void;
}

/** Forgets with the process. */
export const memoryOutboxStorage: OutboxStorage = { load: () => [], put() {}, remove() {} };

/** The part of the browser's `Storage` that is used here. */
export interface KeyValueStorage {
  readonly length: number;
  key(index: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/**
 * Keeps each draft under a key of its own, so that two tabs do not overwrite each other's.
 * A browser that refuses to store (private mode, quota) costs the reload's survival, not the sending.
 */
export function createBrowserOutboxStorage(storage: KeyValueStorage, userId: string): OutboxStorage {
  const prefix = `banter.outbox.${userId}.`;
  return {
    load() {
      const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index));
      return keys.flatMap((key) => (key?.startsWith(prefix) ? parseDraft(storage.getItem(key)) : []));
    },
    put(draft) {
      try {
        storage.setItem(prefix + draft.clientId, JSON.stringify(draft));
      } catch {
        // kept in memory only
      }
    },
    remove: (clientId) => storage.removeItem(prefix + clientId),
  };
}

function parseDraft(text: string | null): StoredDraft[] {
  try {
    const draft = JSON.parse(text ?? "null") as Partial<StoredDraft> | null;
    const isComplete = [draft?.clientId, draft?.roomId, draft?.body, draft?.createdAt].every(
      (field) => typeof field === "string",
    );
    return isComplete ? [draft as StoredDraft] : [];
  } catch {
    return [];
  }
}
