import { useEffect, useSyncExternalStore } from "react";
import { loadPatiently } from "./load-patiently.ts";
import { preloadLater } from "./preload.ts";

const never = () => () => {};
const nothing = () => null;

/**
 * Code that a page needs only when something on it is used: it comes when the page has nothing else to do, or when it is
 * first wanted. Returns a hook that gives it, null until it is there or while it is not wanted.
 */
export function latePart<Part>(load: () => Promise<Part>): (isWanted: boolean) => Part | null {
  let part: Part | null = null;
  let loading: Promise<void> | null = null;
  const listeners = new Set<() => void>();

  function start(): Promise<void> {
    loading ??= loadPatiently(load).then((loaded) => {
      part = loaded;
      for (const listener of listeners) listener();
    });
    return loading;
  }

  function subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  preloadLater(start);

  return function useLatePart(isWanted) {
    useEffect(() => {
      if (isWanted) void start();
    }, [isWanted]);
    return useSyncExternalStore(isWanted ? subscribe : never, isWanted ? () => part : nothing, nothing);
  };
}
