import { setTimeout as sleep } from "node:timers/promises";

const POLL_INTERVAL_MS = 200;

/** Longer than any answer of a process that is well. */
const ANSWER_TIMEOUT_MS = 3_000;

/** Resolves when `url` answers with success. @throws AbortError when `signal` is aborted first. */
export async function waitUntilReady(url: string, signal: AbortSignal): Promise<void> {
  while (!(await isReady(url, signal))) await sleep(POLL_INTERVAL_MS, undefined, { signal });
}

async function isReady(url: string, signal: AbortSignal): Promise<boolean> {
  try {
    const answerSignal = AbortSignal.any([signal, AbortSignal.timeout(ANSWER_TIMEOUT_MS)]);
    const response = await fetch(url, { signal: answerSignal, redirect: "manual" });
    await response.body?.cancel();
    return response.ok;
  } catch {
    signal.throwIfAborted();
    return false;
  }
}
