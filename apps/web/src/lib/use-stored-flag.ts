import { useCallback, useSyncExternalStore } from "react";

const listeners = new Set<() => void>();

/** A yes or no that this browser remembers; no on the server and where the browser refuses to store. */
export function useStoredFlag(key: string): [boolean, (isOn: boolean) => void] {
  const isOn = useSyncExternalStore(
    subscribe,
    () => read(key),
    () => false,
  );
  const set = useCallback((next: boolean) => write(key, next), [key]);
  return [isOn, set];
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function read(key: string): boolean {
  try {
    return localStorage.getItem(key) === "yes";
  } catch {
    return false;
  }
}

function write(key: string, isOn: boolean): void {
  try {
    localStorage.setItem(key, isOn ? "yes" : "no");
  } catch {
    return;
  }
  for (const listener of listeners) listener();
}
