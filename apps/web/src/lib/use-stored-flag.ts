import { useCallback, useSyncExternalStore } from "react";

const listeners = new Set<() => void>();

/** A yes or no that this browser remembers; no on the server and where the browser refuses to store. */
export function useStoredFlag(key: string): [boolean, (isOn: boolean) => void] {
  const isOn = useSyncExternalStore(
    subscribe,
    () => readStoredFlag(key),
    () => false,
  );
  const set = useCallback((next: boolean) => write(key, next), [key]);
  return [isOn, set];
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener); // another tab
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}

/** In browsers only. */
export function readStoredFlag(key: string): boolean {
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
