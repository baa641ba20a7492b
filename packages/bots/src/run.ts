import type { BotsOptions } from "./arguments.ts";
import type { Bot } from "./bot.ts";
import { talk } from "./conversation.ts";
import { gatherCrowd } from "./crowd.ts";
import { judge } from "./judge.ts";
import { createLedger, type Ledger } from "./ledger.ts";
import { progressLine, type RunReport } from "./report.ts";
import { loadWholeHistory, settle } from "./settle.ts";
import { linkedController, withinTime } from "./stop-signals.ts";

const PROGRESS_EVERY_MS = 1_000;

export interface RunControls {
  /** Ends the run early; the report then shows how far it got. */
  signal: AbortSignal;
  write: (line: string) => void;
}

/** Gathers the bots, lets them talk, waits until all is quiet and judges. @throws ServerProblem */
export async function run(options: BotsOptions, { signal: interruption, write }: RunControls): Promise<RunReport> {
  const ledger = createLedger();
  const bots: Bot[] = [];
  const over = linkedController(interruption);
  const { signal } = over;
  let settled = false;
  try {
    await gatherCrowd({ options, ledger, signal, write, onBot: (bot) => bots.push(bot) });
    write(`Talking for ${options.seconds} s (seed ${options.seed})`);
    const stopProgress = showProgress(bots, ledger, write);
    try {
      await withinTime(options.seconds * 1000, signal, (end) => talk(bots, options, end));
      const settleMs = options.settleSeconds * 1000;
      settled = await withinTime(settleMs, signal, (end) => settle(bots, ledger.messages, end));
    } finally {
      stopProgress();
    }
    signal.throwIfAborted();
    await Promise.all(bots.map(loadWholeHistory));
    return reportOn(bots, ledger, settled ? "settled" : "restless");
  } catch (failure) {
    if (interruption.aborted) return reportOn(bots, ledger, "interrupted");
    throw failure;
  } finally {
    over.abort();
    for (const { client } of bots) client.close();
  }
}

function showProgress(bots: readonly Bot[], ledger: Ledger, write: (line: string) => void): () => void {
  const startMs = performance.now();
  let announcedBefore = 0;
  const timer = setInterval(() => {
    write(progressLine(performance.now() - startMs, bots, ledger, announcedBefore));
    announcedBefore = ledger.announced;
  }, PROGRESS_EVERY_MS);
  return () => clearInterval(timer);
}

function reportOn(bots: readonly Bot[], ledger: Ledger, ending: RunReport["ending"]): RunReport {
  const onNode = new Map<string, number>();
  let reconnections = 0;
  for (const { client, connections } of bots) {
    const node = client.continuity.getSnapshot().nodeId ?? "none";
    onNode.set(node, (onNode.get(node) ?? 0) + 1);
    const connectionCount = [...connections.values()].reduce((sum, count) => sum + count, 0);
    reconnections += Math.max(0, connectionCount - 1);
  }
  return {
    verdict: judge(
      ledger.messages,
      bots.map((bot) => bot.readLog()),
    ),
    refused: ledger.refused,
    p50Ms: ledger.latency.percentileMs(0.5),
    p99Ms: ledger.latency.percentileMs(0.99),
    onNode,
    reconnections,
    ending,
  };
}
