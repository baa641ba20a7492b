import type { OutboxStorage, StoredDraft } from "@banter/client";

/** Keeps drafts in memory from one client to the next, as a browser keeps them over a reload. */
export function createDraftStorage(): OutboxStorage {
  const drafts = new Map<string, StoredDraft>();
  return {
    load: () => [...drafts.values()],
    put: (draft) => void drafts.set(draft.clientId, draft),
    remove: (clientId) => void drafts.delete(clientId),
  };
}
