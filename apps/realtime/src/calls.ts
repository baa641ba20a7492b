import { setTimeout as sleep } from "node:timers/promises";
import { LAST_ANSWERS_MS } from "@banter/config";
import { AppError } from "@banter/protocol";

export type Calls = ReturnType<typeof createCalls>;

/** The events that are being handled, so that a node that ends can finish what it took in, and take in no more. */
export function createCalls() {
  let running = 0;
  let closed = false;
  let becomeIdle: () => void = () => {};

  return {
    /** Runs one call. @throws AppError UNAVAILABLE draining once the node is ending; whatever `run` throws. */
    async track<Answer>(run: () => Promise<Answer>): Promise<Answer> {
      if (closed) throw nodeGoingAway();
      running += 1;
      try {
        return await run();
      } finally {
        running -= 1;
        if (running === 0) becomeIdle();
      }
    },

    /** Takes in no more. Resolves when all that was taken in has its answer, or would not get one any more. */
    async close(): Promise<void> {
      closed = true;
      if (running === 0) return;
      const idle = new Promise<void>((resolve) => {
        becomeIdle = resolve;
      });
      await Promise.race([idle, sleep(LAST_ANSWERS_MS, undefined, { ref: false })]);
    },
  };
}

/** What whoever comes to a node that is ending is told. */
export function nodeGoingAway(): AppError {
  return new AppError("UNAVAILABLE", "This node is going away. Try another", { reason: "draining" });
}
