/** The part of the browser's `LockManager` that is used here. */
export interface PageLocks {
  request(name: string, options: { signal: AbortSignal }, whileHeld: () => Promise<void>): Promise<unknown>;
}

/** The locks that this page holds or waits for, by name. Where there are none, everything counts as held. */
export function createHeldLocks(locks: PageLocks | undefined) {
  /** How to let go of each. */
  const held = new Map<string, () => void>();

  function letGo(name: string): void {
    held.get(name)?.();
    held.delete(name);
  }

  return {
    /** Calls `onHeld` as soon as no other page holds it; not again for one that is held or waited for already. */
    hold(name: string, onHeld: () => void = () => {}): void {
      if (!locks) onHeld();
      if (!locks || held.has(name)) return;
      const waiting = new AbortController();
      held.set(name, () => waiting.abort());
      const whileHeld = () =>
        new Promise<void>((resolve) => {
          if (waiting.signal.aborted) return resolve();
          held.set(name, resolve);
          onHeld();
        });
      locks.request(name, { signal: waiting.signal }, whileHeld).catch(() => {
        // called off while it waited, or the page is going
      });
    },
    letGo,
    letGoOfAll(): void {
      for (const name of [...held.keys()]) letGo(name);
    },
  };
}
