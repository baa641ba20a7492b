/** When the page itself is there, and has had time for what is on it. */
const PRELOAD_MS = 1_500;

type Load = () => Promise<unknown>;

const waiting = new Set<Load>();
let isDue = false;

/** Loads a part of the app that people open sooner or later, so that it opens at once when they do. */
export function preloadLater(load: Load): void {
  if (isDue) start(load);
  else waiting.add(load);
}

/** To be called when a page is on the screen. Returns how to give it up. */
export function preloadWhenIdle(): () => void {
  const timer = setTimeout(() => {
    isDue = true;
    for (const load of waiting) start(load);
    waiting.clear();
  }, PRELOAD_MS);
  return () => clearTimeout(timer);
}

function start(load: Load): void {
  load().catch(() => {}); // it is loaded anew when it is opened
}
