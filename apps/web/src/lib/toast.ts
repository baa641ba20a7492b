import { preloadLater } from "./preload.ts";

type Sonner = Pick<typeof import("sonner"), "toast">;

/** What shows short news is a part of the app of its own; what there is to show waits for it. */
let sonner: Sonner | null = null;
let waiting: ((sonner: Sonner) => void)[] = [];
let isWanted = false;
const listeners = new Set<() => void>();

function want(): void {
  isWanted = true;
  for (const listener of listeners) listener();
}

function show(act: (sonner: Sonner) => void): void {
  if (sonner) {
    act(sonner);
  } else {
    waiting.push(act);
    want();
  }
}

/** Shows a sentence for some seconds. */
export function toast(text: string): void {
  show((ready) => ready.toast(text));
}

toast.success = (text: string) => show((ready) => ready.toast.success(text));
toast.error = (text: string) => show((ready) => ready.toast.error(text));

/** For the component that holds the place where they appear. */
export const toastPlace = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  isWanted: () => isWanted,
  /** From now on they are seen. */
  open(ready: Sonner): void {
    sonner = ready;
    for (const act of waiting) act(ready);
    waiting = [];
  },
};

// before there is any: a screen reader says only what comes into a place that was there before
preloadLater(async () => want());
