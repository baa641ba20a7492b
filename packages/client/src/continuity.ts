import type { AppError } from "@banter/protocol";
import type { ConnectionState } from "./connection-state.ts";
import { createListeners } from "./listeners.ts";

/** How well the app is connected, for the people who look at it. */
export interface Continuity {
  readonly status: /** The first connection is being made, or a lost one made anew for the first time. */
    | "connecting"
    | "live"
    /** Connected, and fetching what was missed. */
    | "catching_up"
    /** No connection; tries go on. Also after `close`. */
    | "offline"
    /** The session has ended; see `error`. */
    | "ended";
  /** The realtime node, while connected. */
  readonly nodeId: string | null;
  /** Which try is under way or comes next, from 1; 0 while connected or ended. */
  readonly attempt: number;
  /** When the next try begins, in ms since the epoch; null when none is waited for. */
  readonly nextAttemptAtMs: number | null;
  /** Why the session ended, or why the last try failed. */
  readonly error: AppError | null;
  /** Changes known to be missing in open rooms. */
  readonly behindCount: number;
  /** Messages written but not yet stored. */
  readonly waitingToSendCount: number;
}

export interface ContinuitySources {
  connection(): ConnectionState;
  isCatchingUp(): boolean;
  behindCount(): number;
  waitingToSendCount(): number;
}

export interface ContinuityStore {
  /** The same object until something changes. */
  getSnapshot(): Continuity;
  subscribe(listener: () => void): () => void;
}

export function createContinuity(sources: ContinuitySources): ContinuityStore & { touch(): void } {
  const changed = createListeners<void>();
  let snapshot: Continuity | undefined;
  let stale = true;
  return {
    getSnapshot() {
      if (snapshot && !stale) return snapshot;
      stale = false;
      const next = read(sources);
      if (!snapshot || !isSame(snapshot, next)) snapshot = next;
      return snapshot;
    },
    subscribe: (listener) => changed.add(listener),
    touch() {
      stale = true;
      changed.call();
    },
  };
}

function read(sources: ContinuitySources): Continuity {
  const connection = sources.connection();
  return {
    status: statusOf(connection, sources.isCatchingUp()),
    nodeId: connection.phase === "live" ? connection.nodeId : null,
    attempt: "attempt" in connection ? connection.attempt : 0,
    nextAttemptAtMs: connection.phase === "waiting" ? connection.nextAttemptAtMs : null,
    error: "error" in connection ? connection.error : null,
    behindCount: sources.behindCount(),
    waitingToSendCount: sources.waitingToSendCount(),
  };
}

function statusOf(connection: ConnectionState, isCatchingUp: boolean): Continuity["status"] {
  switch (connection.phase) {
    case "idle":
      return "connecting";
    case "connecting":
    case "waiting":
      return connection.attempt === 1 ? "connecting" : "offline";
    case "live":
      return isCatchingUp ? "catching_up" : "live";
    case "closed":
      return "offline";
    case "ended":
      return "ended";
  }
}

function isSame(a: Continuity, b: Continuity): boolean {
  return (Object.keys(a) as (keyof Continuity)[]).every((key) => a[key] === b[key]);
}
