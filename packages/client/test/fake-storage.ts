import type { KeyValueStorage } from "../src/outbox-storage.ts";

/** A browser's storage, in memory; `capacity` is how many keys fit. */
export function createFakeStorage(capacity = Number.POSITIVE_INFINITY): KeyValueStorage {
  const values = new Map<string, string>();
  return {
    get length() {
      return values.size;
    },
    key: (index) => [...values.keys()][index] ?? null,
    getItem: (key) => values.get(key) ?? null,
    setItem(key, value) {
      if (values.size >= capacity && !values.has(key)) throw new Error("QuotaExceededError");
      values.set(key, value);
    },
    removeItem: (key) => values.delete(key),
  };
}
