import type { KeyValueStorage, Tabs } from "../src/outbox-storage.ts";
import { createFakeStorage } from "./fake-storage.ts";

/** A browser with several pages on one storage; its locks are asked for and given in order. */
export function createFakeBrowser({ hasLocks = true } = {}) {
  const shared = createFakeStorage();
  const pages = new Set<(event: { key: string; newValue: string | null }) => void>();
  /** Those who hold or wait for a lock, the holder in front. */
  const queues = new Map<string, (() => void)[]>();

  function next(name: string): void {
    const queue = queues.get(name) ?? [];
    queue.shift();
    queue[0]?.();
  }

  const locks: Tabs["locks"] = {
    request(name, { signal }, whileHeld) {
      const queue = queues.get(name) ?? [];
      queues.set(name, queue);
      return new Promise((resolve, reject) => {
        const begin = () =>
          void whileHeld().then(() => {
            resolve(undefined);
            next(name);
          });
        queue.push(begin);
        if (queue[0] === begin) return queueMicrotask(begin);
        signal.addEventListener("abort", () => {
          const place = queue.indexOf(begin);
          if (place <= 0) return;
          queue.splice(place, 1);
          reject(new DOMException("called off", "AbortError"));
        });
      });
    },
  };

  return {
    storage: shared,
    /** What one page has of it. */
    openPage(): { storage: KeyValueStorage; tabs: Tabs } {
      let own: ((event: { key: string; newValue: string | null }) => void) | undefined;
      const tell = (key: string, newValue: string | null) => {
        for (const listener of pages) if (listener !== own) listener({ key, newValue });
      };
      const storage: KeyValueStorage = {
        get length() {
          return shared.length;
        },
        key: shared.key,
        getItem: shared.getItem,
        setItem(key, value) {
          shared.setItem(key, value);
          tell(key, value);
        },
        removeItem(key) {
          const isThere = shared.getItem(key) !== null;
          shared.removeItem(key);
          if (isThere) tell(key, null);
        },
      };
      const tabs: Tabs = {
        ...(hasLocks && { locks }),
        onStorage(listener) {
          own = listener;
          pages.add(listener);
          return () => pages.delete(listener);
        },
      };
      return { storage, tabs };
    },
  };
}
