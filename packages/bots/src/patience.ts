import { setTimeout as sleep } from "node:timers/promises";
import { toAppError } from "@banter/client";
import { ERRORS } from "@banter/protocol";
import { ServerProblem } from "./server-problem.ts";

const DEFAULT_WAIT_MS = 1_000;
/** A longer wait is announced. */
const QUIET_WAIT_MS = 3_000;

export interface Patience {
  signal: AbortSignal;
  write: (line: string) => void;
}

/**
 * Tries again as long as the server says that it may help, waiting as long as it asks, until `signal` is aborted.
 * @throws ServerProblem with the server's reason when it does not.
 */
export async function withPatience<Result>(
  { signal, write }: Patience,
  attempt: () => Promise<Result>,
): Promise<Result> {
  for (;;) {
    signal.throwIfAborted();
    try {
      return await attempt();
    } catch (failure) {
      const error = toAppError(failure);
      if (!ERRORS[error.code].retryable) throw new ServerProblem(`The server refused: ${error.message}`);
      const waitMs = error.retryAfterMs ?? DEFAULT_WAIT_MS;
      if (waitMs > QUIET_WAIT_MS) write(`${error.message}: waiting for ${Math.ceil(waitMs / 1000)} s`);
      await sleep(waitMs, undefined, { signal });
    }
  }
}
