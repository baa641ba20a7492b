import { setTimeout as sleep } from "node:timers/promises";
import type { Bot } from "./bot.ts";
import type { SentMessage } from "./judge.ts";

/** A lost last message shows with the next heads, within about ten seconds; then it takes a sync, perhaps a retried one. */
const SETTLE_TIMEOUT_MS = 30_000;
const LOOK_EVERY_MS = 100;

/** Waits until every bot has all that was acknowledged in its room and nothing left to send; tells whether they got there. */
export async function settle(
  bots: readonly Bot[],
  sent: readonly SentMessage[],
  signal: AbortSignal,
): Promise<boolean> {
  const deadlineMs = performance.now() + SETTLE_TIMEOUT_MS;
  const moving = new Set(bots);
  while (performance.now() < deadlineMs) {
    const anythingToSend = bots.some(({ client }) => client.continuity.getSnapshot().waitingToSendCount > 0);
    if (!anythingToSend) {
      const ackedIn = countAcked(sent);
      for (const bot of moving) if (hasAll(bot, ackedIn.get(bot.room.roomId) ?? 0)) moving.delete(bot);
      if (moving.size === 0) return true;
    }
    await sleep(LOOK_EVERY_MS, undefined, { signal });
  }
  return false;
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
