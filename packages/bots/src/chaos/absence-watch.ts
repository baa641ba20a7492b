import type { Absence } from "./history.ts";

const POLL_INTERVAL_MS = 25;

export interface AbsenceWatchOptions<Bot> {
  bots: readonly Bot[];
  nameOf(bot: Bot): string;
  isLive(bot: Bot): boolean;
  now(): number;
}

/** Watches who is live from now on, until the returned function is called: it says how long each was not, at the longest. */
export function watchAbsences<Bot>({ bots, nameOf, isLive, now }: AbsenceWatchOptions<Bot>): () => Absence[] {
  const lastLiveMs = new Map(bots.map((bot) => [bot, now()]));
  const longestMs = new Map(bots.map((bot) => [bot, 0]));

  function look(): void {
    for (const bot of bots) {
      const awayMs = isLive(bot) ? 0 : now() - (lastLiveMs.get(bot) ?? 0);
      if (awayMs === 0) lastLiveMs.set(bot, now());
      else longestMs.set(bot, Math.max(longestMs.get(bot) ?? 0, awayMs));
    }
  }

  const timer = setInterval(look, POLL_INTERVAL_MS);
  return () => {
    clearInterval(timer);
    look();
    return bots.map((bot) => ({ bot: nameOf(bot), longestMs: longestMs.get(bot) ?? 0 }));
  };
}
