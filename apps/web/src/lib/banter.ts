import { type BanterClient, createBanterClient, createBrowserOutboxStorage, type OutboxStorage } from "@banter/client";
import { api } from "./api.ts";
import { unsentText } from "./unsent-text.ts";

let current: { userId: string; client: BanterClient } | undefined;

/** The one live client of this tab. In browsers only. */
export function banterOf(userId: string): BanterClient {
  if (current?.userId === userId) return current.client;
  current?.client.close();
  unsentText.belongTo(userId);
  const outboxStorage = outboxStorageOf(userId);
  const client = createBanterClient({
    baseUrl: window.location.origin,
    api,
    ...(outboxStorage && { outboxStorage }),
  });
  current = { userId, client };
  return client;
}

/** Null where the browser refuses storage: unsent messages then do not survive a reload. */
function outboxStorageOf(userId: string): OutboxStorage | null {
  try {
    return createBrowserOutboxStorage(window.localStorage, userId, {
      locks: navigator.locks,
      onStorage(listener) {
        window.addEventListener("storage", listener);
        return () => window.removeEventListener("storage", listener);
      },
    });
  } catch {
    return null;
  }
}
