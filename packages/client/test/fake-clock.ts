import type { Clock } from "../src/clock.ts";

export interface FakeClock extends Clock {
  /** Lets time pass, running what falls due in its order and letting promises settle in between. */
  advance(ms: number): Promise<void>;
  readonly scheduledCount: number;
}

interface Task {
  atMs: number;
  run: () => void;
}

export function createFakeClock(): FakeClock {
  let nowMs = Date.UTC(2026, 0, 1);
  const tasks = new Set<Task>();

  function nextDue(untilMs: number): Task | undefined {
    let due: Task | undefined;
    for (const task of tasks) if (task.atMs <= untilMs && (!due || task.atMs < due.atMs)) due = task;
    return due;
  }

  return {
    now: () => nowMs,
    schedule(delayMs, run) {
      const task = { atMs: nowMs + delayMs, run };
      tasks.add(task);
      return () => tasks.delete(task);
    },
    async advance(ms) {
      const untilMs = nowMs + ms;
      await settlePromises();
      for (let task = nextDue(untilMs); task; task = nextDue(untilMs)) {
        tasks.delete(task);
        nowMs = Math.max(nowMs, task.atMs);
        task.run();
        await settlePromises();
      }
      nowMs = untilMs;
    },
    get scheduledCount() {
      return tasks.size;
    },
  };
}

/** Runs all microtasks, those that they queue included. */
export function settlePromises(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
