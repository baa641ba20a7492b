import { setTimeout as sleep } from "node:timers/promises";
import { Problem } from "../bootstrap/problem.mjs";
import { spawnGroup } from "../bootstrap/process-group.mjs";
import type { PartLog } from "./part-log.ts";
import type { Part } from "./parts.ts";
import { waitUntilReady } from "./readiness.ts";
import { countCrash, restartDelayMs } from "./restart-delay.ts";

/** A part that never came up will not come up the next time either. */
const CRASHES_BEFORE_FIRST_READY = 3;

export interface SupervisedPart {
  /** Resolves when the part is ready for the first time. @throws Problem when it crashes again and again before. */
  ready: Promise<void>;
  /** Resolves when the part is gone for good. */
  stop(): Promise<void>;
  kill(): void;
}

/** Keeps a part running: what ends on its own is reported and started again. */
export function supervise(part: Part, log: PartLog): SupervisedPart {
  const stopping = new AbortController();
  let current: ReturnType<typeof spawnGroup> | undefined;
  let wasEverReady = false;

  const ready = new Promise<void>((resolve, reject) => {
    const keepRunning = async () => {
      for (let crashes = 0; !stopping.signal.aborted; ) {
        const startedMs = Date.now();
        const group = start();
        current = group;
        const hasEnded = new AbortController();
        announceReadiness(AbortSignal.any([hasEnded.signal, stopping.signal]));
        const exit = await group.exited;
        hasEnded.abort();
        if (stopping.signal.aborted) return;
        crashes = countCrash(crashes, Date.now() - startedMs);
        const report = `(${describeExit(exit)}). Its last lines:\n${quote(log.takeLastLines())}`;
        if (!wasEverReady && crashes >= CRASHES_BEFORE_FIRST_READY) {
          throw new Problem(`${part.name} does not start ${report}`);
        }
        const delayMs = restartDelayMs(crashes);
        log.say(`stopped unexpectedly ${report}`);
        log.say(`starting it again in ${delayMs / 1_000} s`);
        await sleep(delayMs, undefined, { signal: stopping.signal }).catch(() => {});
      }
    };

    const start = () => {
      const [command, ...args] = part.command;
      const group = spawnGroup(command, args, { cwd: part.cwd, env: part.environment });
      for (const stream of [group.child.stdout, group.child.stderr]) if (stream) log.follow(stream);
      return group;
    };

    const announceReadiness = (signal: AbortSignal) => {
      waitUntilReady(part.readyUrl, signal).then(
        () => {
          if (wasEverReady) log.say("ready again");
          wasEverReady = true;
          resolve();
        },
        () => {},
      );
    };

    keepRunning().catch(reject);
  });

  return {
    ready,
    async stop() {
      stopping.abort();
      await current?.stop({ ask: "leader", killAfterMs: part.killAfterMs });
    },
    kill() {
      stopping.abort();
      current?.kill();
    },
  };
}

function describeExit({ code, signal, error }: { code: number | null; signal: string | null; error?: Error }): string {
  if (error) return error.message;
  return signal ? `signal ${signal}` : `exit code ${code}`;
}

function quote(lines: readonly string[]): string {
  return lines.length > 0 ? lines.map((line) => `    ${line}`).join("\n") : "    (it printed nothing)";
}
