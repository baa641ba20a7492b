import type { OutboxStorage, StoredDraft } from "@banter/client";

/** Keeps drafts in memory from one client to the next, as a browser keeps them over a reload. */
export function createDraftStorage(): OutboxStorage {
  const drafts = new Map<string, StoredDraft>();
  return {
    open({ take }) {
      for (const draft of drafts.values()) take(draft);
      return () => {};
    },
    put: (draft) => void drafts.set(draft.clientId, draft),
    remove: (clientId) => void drafts.delete(clientId),
  };
}
