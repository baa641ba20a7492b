import { setTimeout as sleep } from "node:timers/promises";
import type { Bot } from "./bot.ts";
import type { SentMessage } from "./judge.ts";

const LOOK_EVERY_MS = 100;

/**
 * Waits until every bot has all that was acknowledged in its room and nothing left to send, or until the signal.
 * Tells whether they got there.
 */
export async function settle(
  bots: readonly Bot[],
  sent: readonly SentMessage[],
  signal: AbortSignal,
): Promise<boolean> {
  const moving = new Set(bots);
  for (;;) {
    const somethingToSend = bots.some(({ client }) => client.continuity.getSnapshot().waitingToSendCount > 0);
    if (!somethingToSend) {
      const ackedIn = countAcked(sent);
      for (const bot of moving) if (hasAll(bot, ackedIn.get(bot.room.roomId) ?? 0)) moving.delete(bot);
      if (moving.size === 0) return true;
    }
    if (signal.aborted) return false;
    await sleep(LOOK_EVERY_MS, undefined, { signal }).catch(() => {});
  }
}

/** Fetches what a timeline that had to start anew has left behind, so that it shows the whole run again. */
export async function loadWholeHistory(bot: Bot): Promise<void> {
  while (bot.room.getSnapshot().hasOlder) {
    await bot.room.loadOlder();
    if (bot.room.getSnapshot().olderError) return;
  }
}

function countAcked(sent: readonly SentMessage[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { roomId, acked } of sent) if (acked) counts.set(roomId, (counts.get(roomId) ?? 0) + 1);
  return counts;
}

/** The rooms are the run's own, so that what is stored in one is what was acknowledged in it. */
function hasAll(bot: Bot, ackedCount: number): boolean {
  const { status, messages, hasOlder } = bot.room.getSnapshot();
  return status === "live" && (hasOlder || messages.length >= ackedCount);
}
