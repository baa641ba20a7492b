import type { Operation } from "./history.ts";

export type Request = Pick<Operation, "kind" | "bot" | "userId" | "roomId" | "clientId" | "body">;

/** An operation without an answer yet. Only the first call on it counts. */
export interface OpenOperation {
  readonly request: Request;
  succeed(numbers: { seq: number | null; rev: number | null }): void;
  refuse(refusal: string): void;
  /** No answer will be waited for: whether it happened is not known. */
  giveUp(): void;
}

export interface OperationCounts {
  ok: number;
  refused: number;
  unknown: number;
  pending: number;
}

export interface OperationLog {
  /** To be called before the request leaves. */
  begin(request: Request): OpenOperation;
  /** Whether the bot has an answer to all that it had begun by then. */
  isSettled(bot: string, beganByMs: number): boolean;
  counts(): OperationCounts;
  /** All operations since the last call, in the order in which they began; those without an answer as unknown. */
  take(): Operation[];
}

/** @param now a clock in milliseconds that never goes back */
export function createOperationLog(now: () => number): OperationLog {
  let operations: Operation[] = [];
  const pending = new Set<Operation>();
  const counts = { ok: 0, refused: 0, unknown: 0 };

  function settle(operation: Operation, answer: Partial<Operation> & Pick<Operation, "outcome">): void {
    if (!pending.delete(operation)) return;
    Object.assign(operation, answer);
    counts[operation.outcome] += 1;
  }

  const pendingOf = (bot: string) => [...pending].filter((operation) => operation.bot === bot);

  return {
    begin(request) {
      const operation: Operation = {
        ...request,
        invokedAtMs: now(),
        settledAtMs: Number.POSITIVE_INFINITY,
        outcome: "unknown",
        seq: null,
        rev: null,
        refusal: null,
      };
      operations.push(operation);
      pending.add(operation);
      return {
        request,
        succeed: ({ seq, rev }) => settle(operation, { seq, rev, outcome: "ok", settledAtMs: now() }),
        refuse: (refusal) => settle(operation, { refusal, outcome: "refused", settledAtMs: now() }),
        giveUp: () => settle(operation, { outcome: "unknown" }),
      };
    },
    isSettled: (bot, beganByMs) => pendingOf(bot).every(({ invokedAtMs }) => invokedAtMs > beganByMs),
    counts: () => ({ ...counts, pending: pending.size }),
    take() {
      for (const operation of pending) settle(operation, { outcome: "unknown" });
      const taken = operations;
      operations = [];
      return taken;
    },
  };
}
