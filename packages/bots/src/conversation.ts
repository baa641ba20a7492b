import { setTimeout as sleep } from "node:timers/promises";
import type { BotsOptions } from "./arguments.ts";
import type { Bot } from "./bot.ts";
import { createRandom } from "./chaos/random.ts";
import { smallTalk } from "./small-talk.ts";

/** Lets all bots talk, each at its own irregular pace, until the signal. */
export async function talk(
  bots: readonly Bot[],
  { messagesPerSecond, seed }: Pick<BotsOptions, "messagesPerSecond" | "seed">,
  signal: AbortSignal,
): Promise<void> {
  const shared = createRandom(String(seed));
  const meanPauseMs = 1000 / messagesPerSecond;
  await Promise.all(
    bots.map(async (bot, index) => {
      const random = shared.fork(String(index));
      // between half and one and a half of the mean; the first one anywhere in it, so that they do not speak in chorus
      let pauseMs = random.next() * meanPauseMs;
      while (await slept(pauseMs, signal)) {
        bot.say((number) => smallTalk(random, number));
        pauseMs = (0.5 + random.next()) * meanPauseMs;
      }
    }),
  );
}

async function slept(ms: number, signal: AbortSignal): Promise<boolean> {
  await sleep(ms, undefined, { signal }).catch(() => {});
  return !signal.aborted;
}
