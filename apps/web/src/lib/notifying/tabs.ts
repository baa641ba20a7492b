import { isAttentive, onAttention } from "../attention.ts";

/** What the tabs of one person in one browser know of each other. */
export interface Tabs {
  /** Whether this tab is the one that tells the person. */
  isTelling(): boolean;
  /** Whether the person is at any of the tabs. */
  isWatched(): Promise<boolean>;
  close(): void;
}

/**
 * Tabs agree by locks: one holds the lock to tell, and each that is looked at a share of another, so that both end with
 * their tab, however it ends. Without a secure context there are no locks, and each tab is for itself.
 */
export function createTabs(userId: string): Tabs {
  const locks: LockManager | undefined = navigator.locks;
  if (!locks) return { isTelling: () => true, isWatched: async () => isAttentive(), close: () => {} };
  const watching = `banter.watching.${userId}`;
  let isTelling = false;
  let stopWatching: (() => void) | undefined;

  const stopTelling = hold(locks, `banter.telling.${userId}`, "exclusive", () => {
    isTelling = true;
  });

  function sayAttention(): void {
    if (!isAttentive()) {
      stopWatching?.();
      stopWatching = undefined;
    } else {
      stopWatching ??= hold(locks as LockManager, watching, "shared");
    }
  }
  sayAttention();
  const stopListening = onAttention(sayAttention);

  return {
    isTelling: () => isTelling,
    async isWatched() {
      if (isAttentive()) return true;
      const { held } = await locks.query();
      return held?.some(({ name }) => name === watching) ?? false;
    },
    close() {
      stopListening();
      stopWatching?.();
      stopTelling();
    },
  };
}

/** Takes a lock as soon as it is free; returns how to give it back, or the wait for it up. */
function hold(locks: LockManager, name: string, mode: LockMode, onTaken = () => {}): () => void {
  const wait = new AbortController();
  let giveBack = () => {};
  const isOver = new Promise<void>((resolve) => {
    giveBack = resolve;
  });
  locks
    .request(name, { mode, signal: wait.signal }, () => {
      onTaken();
      return isOver;
    })
    .catch((error: unknown) => {
      if (!wait.signal.aborted) throw error;
    });
  return () => {
    giveBack();
    wait.abort();
  };
}
