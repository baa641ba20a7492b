import type { AppError } from "@banter/protocol";

export type ConnectionState =
  /** `start` has not been called yet. */
  | { phase: "idle" }
  /** An attempt is under way; `attempt` counts from 1 since the last live connection. */
  | { phase: "connecting"; attempt: number }
  | { phase: "live"; nodeId: string; userId: string }
  /** The last attempt failed; the next one begins at `nextAttemptAtMs`. */
  | { phase: "waiting"; attempt: number; nextAttemptAtMs: number; error: AppError }
  /** The server will not have this session any more; only `start` tries again. */
  | { phase: "ended"; error: AppError }
  /** `stop` was called. */
  | { phase: "closed" };
