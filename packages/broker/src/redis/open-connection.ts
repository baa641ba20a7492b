import { Redis } from "ioredis";
import type { ProblemLog } from "../problem-log.ts";

const CONNECT_TIMEOUT_MS = 2_000;
const RETRY_MIN_DELAY_MS = 50;
const RETRY_MAX_DELAY_MS = 1_000;
const PING_INTERVAL_MS = 1_000;
const DISCONNECT_TIMEOUT_MS = 100;

/** Errors of a server that is no longer the primary: a new connection may find the one that is. */
const ROLE_CHANGED = /^(READONLY|UNBLOCKED|MASTERDOWN)/;

export interface RedisConnection {
  redis: Redis;
  /** Connected, and not silent for too long. */
  isHealthy(): boolean;
  close(): void;
}

/**
 * Opens a connection when first used, and again whenever it is lost. Commands fail when their connection does: none is
 * sent twice, and none waits for ever. A connection that stays silent for `replyTimeoutMs` counts as lost; TCP alone
 * would take minutes to notice.
 */
export function openConnection(
  url: string,
  { name, replyTimeoutMs, problems }: { name: string; replyTimeoutMs: number; problems: ProblemLog },
): RedisConnection {
  const redis = new Redis(url, {
    lazyConnect: true,
    connectionName: `banter-${name}`,
    // The stock adapter reads some replies in their RESP2 shape.
    protocol: 2,
    connectTimeout: CONNECT_TIMEOUT_MS,
    disconnectTimeout: DISCONNECT_TIMEOUT_MS,
    maxRetriesPerRequest: 0,
    autoResendUnfulfilledCommands: false,
    // ioredis leaves a failed resubscription unhandled, which would end the process.
    autoResubscribe: false,
    retryStrategy,
    reconnectOnError: (error) => ROLE_CHANGED.test(error.message),
  });
  redis.on("error", problems.report);
  redis.on("ready", problems.clear);

  let silentSinceMs: number | undefined;
  const listen = () => {
    silentSinceMs ??= performance.now();
  };
  const heard = () => {
    silentSinceMs = undefined;
  };
  redis.on("connect", listen);
  redis.on("ready", heard);
  redis.on("close", heard);

  const watch = setInterval(() => {
    const since = silentSinceMs;
    if (since === undefined) {
      if (redis.status !== "ready") return;
      listen();
      redis.ping().then(heard, heard);
    } else if (performance.now() - since > replyTimeoutMs) {
      // What arrived while this process was busy is read before an immediate runs.
      setImmediate(() => {
        if (silentSinceMs === since) redis.disconnect(true);
      });
    }
  }, PING_INTERVAL_MS);
  watch.unref();

  return {
    redis,
    isHealthy: () =>
      redis.status === "ready" && (silentSinceMs === undefined || performance.now() - silentSinceMs < replyTimeoutMs),
    close() {
      clearInterval(watch);
      redis.disconnect();
    },
  };
}

function retryStrategy(attempt: number): number {
  const delayMs = Math.min(RETRY_MIN_DELAY_MS * 2 ** (attempt - 1), RETRY_MAX_DELAY_MS);
  return delayMs * (0.5 + Math.random() / 2);
}
