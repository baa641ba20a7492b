import type { WireError } from "@banter/protocol";
import type { DraftFile } from "./draft.ts";
import { createHeldLocks, type PageLocks } from "./held-locks.ts";

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
  /** Hands over what is kept, in any order. Returns how to end: what this page holds is then for others to take. */
  open(handlers: OutboxStorageHandlers): () => void;
  put(draft: StoredDraft): void;
  remove(clientId: string): void;
}

export interface OutboxStorageHandlers {
  /** A draft that no other page has; one that another has now may come when that page is gone. */
  take(draft: StoredDraft): void;
  /** Another page has sent the draft, or given it up. */
  drop(clientId: string): void;
}

/** Forgets with the process. */
export const memoryOutboxStorage: OutboxStorage = { open: () => () => {}, put() {}, remove() {} };

/** The part of the browser's `Storage` that is used here. */
export interface KeyValueStorage {
  readonly length: number;
  key(index: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** How the pages of one browser know of each other. */
export interface Tabs {
  /** The browser's `navigator.locks`; pages that are not served securely have none. */
  locks?: PageLocks | undefined;
  /** Listens to the window's `storage` events, which other pages cause. Returns how to stop. */
  onStorage?(listener: (event: { key: string | null; newValue: string | null }) => void): () => void;
}

/**
 * Keeps each draft under a key of its own, so that two tabs do not overwrite each other's, and where there are locks
 * takes none that another tab has. Without, two tabs may both send a draft, which is stored once.
 * A browser that refuses to store (private mode, quota) costs the reload's survival, not the sending.
 */
export function createBrowserOutboxStorage(storage: KeyValueStorage, userId: string, tabs: Tabs = {}): OutboxStorage {
  const prefix = `banter.outbox.${userId}.`;
  const held = createHeldLocks(tabs.locks);

  function takeIfKept(key: string, take: OutboxStorageHandlers["take"]): void {
    const draft = parseDraft(storage.getItem(key));
    if (draft) take(draft);
    else held.letGo(key);
  }

  return {
    open({ take, drop }) {
      const stopListening = tabs.onStorage?.(({ key, newValue }) => {
        if (key?.startsWith(prefix) && newValue === null) drop(key.slice(prefix.length));
      });
      for (const key of Array.from({ length: storage.length }, (_, index) => storage.key(index))) {
        if (key?.startsWith(prefix)) held.hold(key, () => takeIfKept(key, take));
      }
      return () => {
        stopListening?.();
        held.letGoOfAll();
      };
    },
    put(draft) {
      const key = prefix + draft.clientId;
      held.hold(key);
      try {
        storage.setItem(key, JSON.stringify(draft));
      } catch {
        // kept in memory only
      }
    },
    remove(clientId) {
      const key = prefix + clientId;
      storage.removeItem(key);
      held.letGo(key);
    },
  };
}

function parseDraft(text: string | null): StoredDraft | null {
  try {
    const draft = JSON.parse(text ?? "null") as Partial<StoredDraft> | null;
    const isComplete = [draft?.clientId, draft?.roomId, draft?.body, draft?.createdAt].every(
      (field) => typeof field === "string",
    );
    return isComplete ? (draft as StoredDraft) : null;
  } catch {
    return null;
  }
}
