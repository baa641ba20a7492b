import type { BrokerLogger } from "./broker.ts";

export interface ProblemLog {
  report(error: unknown): void;
  /** The problem is over: the next one is worth a line, even if it is the same. */
  clear(): void;
}

/** Writes a problem down when it appears or changes, not each time that it is met. */
export function createProblemLog(logger: BrokerLogger, what: string): ProblemLog {
  let last: string | undefined;
  return {
    report(error) {
      const problem = describeError(error);
      if (problem !== last) logger.warn(`${what}: ${problem}`);
      last = problem;
    },
    clear() {
      last = undefined;
    },
  };
}

/** Node's error for a host of which no address answers has a code, but no message. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.message || ("code" in error ? String(error.code) : error.name);
}
