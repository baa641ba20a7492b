export interface Repetition {
  /** Brings the next run forward to now, or to the end of the one under way. */
  runSoon(): void;
  /** Resolves when no run is under way and none will come. */
  stop(): Promise<void>;
}

/** Where a repetition says how it fares. */
export interface RepetitionLogger {
  info(message: string): void;
  warn(details: { err: unknown }, message: string): void;
}

/** Runs a task again and again, one at a time, `intervalMs` after the last one ended. A failure is logged once per streak. */
export function repeat(
  intervalMs: number,
  logger: RepetitionLogger,
  name: string,
  task: () => Promise<void>,
): Repetition {
  let stopped = false;
  let failing = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | null = null;
  let soon = false;

  async function run(): Promise<void> {
    try {
      await task();
      if (failing) logger.info(`${name} works again`);
      failing = false;
    } catch (error) {
      if (!failing) logger.warn({ err: error }, `${name} fails; it goes on trying`);
      failing = true;
    }
    running = null;
    schedule(soon ? 0 : intervalMs);
  }

  function schedule(delayMs: number): void {
    soon = false;
    if (stopped) return;
    timer = setTimeout(() => {
      running = run();
    }, delayMs);
  }

  schedule(intervalMs);
  return {
    runSoon() {
      if (running) {
        soon = true;
      } else {
        clearTimeout(timer);
        schedule(0);
      }
    },

    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
