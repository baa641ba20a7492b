import { setTimeout as sleep } from "node:timers/promises";

const POLL_INTERVAL_MS = 100;
/** When nothing has arrived for this long, nothing will. */
const SILENCE_MS = 5_000;
/** For doubled deliveries to arrive. */
const AFTERWARDS_MS = 300;

/** Waits until all is there, or nothing more comes. */
export async function drain(arrived: () => number, expected: number): Promise<void> {
  let last = arrived();
  let lastChangeMs = performance.now();
  while (arrived() < expected && performance.now() - lastChangeMs < SILENCE_MS) {
    await sleep(POLL_INTERVAL_MS);
    if (arrived() !== last) lastChangeMs = performance.now();
    last = arrived();
  }
  await sleep(AFTERWARDS_MS);
}
