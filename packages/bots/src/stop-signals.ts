import { setMaxListeners } from "node:events";

/**
 * A controller whose signal is aborted with `parent`, too. `AbortSignal.any` would do, but Node 20 lets its signals be
 * collected as garbage while somebody waits for them.
 */
export function linkedController(parent: AbortSignal): AbortController {
  const controller = new AbortController();
  setMaxListeners(0, controller.signal); // every bot waits for it
  if (parent.aborted) controller.abort(parent.reason);
  else parent.addEventListener("abort", () => controller.abort(parent.reason), { once: true });
  return controller;
}

/** Runs `task` with a signal that is aborted with `parent`, and after `limitMs`. */
export async function withinTime<Result>(
  limitMs: number,
  parent: AbortSignal,
  task: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const controller = linkedController(parent);
  const timer = setTimeout(() => controller.abort(new Error("It took too long")), limitMs);
  try {
    return await task(controller.signal);
  } finally {
    clearTimeout(timer);
  }
}
