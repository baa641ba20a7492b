import { setTimeout as sleep } from "node:timers/promises";
import type { Convergence } from "./history.ts";

const POLL_INTERVAL_MS = 25;

export interface ConvergenceWatchOptions<Bot> {
  bots: readonly Bot[];
  nameOf(bot: Bot): string;
  hasConverged(bot: Bot): boolean;
  sinceMs: number;
  timeoutMs: number;
  /** The clock of `sinceMs`. */
  now(): number;
}

/** Resolves when every bot has converged at some moment, or the time is up; with how long each one took. */
export async function watchConvergence<Bot>(options: ConvergenceWatchOptions<Bot>): Promise<Convergence[]> {
  const { bots, nameOf, hasConverged, sinceMs, timeoutMs, now } = options;
  const tookMs = new Map<Bot, number>();
  for (;;) {
    for (const bot of bots) if (!tookMs.has(bot) && hasConverged(bot)) tookMs.set(bot, now() - sinceMs);
    if (tookMs.size === bots.length || now() - sinceMs > timeoutMs) break;
    await sleep(POLL_INTERVAL_MS);
  }
  return bots.map((bot) => ({ bot: nameOf(bot), tookMs: tookMs.get(bot) ?? null }));
}
