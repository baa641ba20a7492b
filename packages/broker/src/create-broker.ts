import {
  type BroadcastListener,
  type Broker,
  type BrokerLink,
  type BrokerLogger,
  type GapReason,
  type LinkOptions,
  SILENT_LOGGER,
} from "./broker.ts";
import { type BrokerKind, brokerKindOf } from "./broker-kind.ts";
import { coalesce } from "./coalesce.ts";
import { linkPostgres } from "./postgres/link-postgres.ts";
import { describeError } from "./problem-log.ts";
import { linkRedis } from "./redis/link-redis.ts";
import { settleWithin } from "./settle-within.ts";

const START_TIMEOUT_MS = 5_000;
/** Each gap makes a node's sockets catch up; a node that lags finds one on every page that it reads. */
const GAP_INTERVAL_MS = 1_000;
const STATUS_LOG_INTERVAL_MS = 1_000;

const LINKS: Record<BrokerKind, (options: LinkOptions) => BrokerLink> = { redis: linkRedis, postgres: linkPostgres };

export interface BrokerOptions {
  /** BROKER_URL: its scheme chooses the broker. */
  url: string;
  logger?: BrokerLogger;
}

/** @throws Error when the URL's scheme names no broker */
export function createBroker({ url, logger = SILENT_LOGGER }: BrokerOptions): Broker {
  const listeners = new Set<(reason: GapReason) => void>();
  const broadcastListeners = new Set<BroadcastListener>();
  const onGap = coalesce<GapReason>(GAP_INTERVAL_MS, (reason) => {
    for (const listener of listeners) {
      try {
        listener(reason);
      } catch (error) {
        logger.warn(`A listener for gaps failed: ${describeError(error)}`);
      }
    }
  });
  const onBroadcast: BroadcastListener = (...broadcast) => {
    for (const listener of broadcastListeners) {
      try {
        listener(...broadcast);
      } catch (error) {
        logger.warn(`A listener for broadcasts failed: ${describeError(error)}`);
      }
    }
  };
  const link = LINKS[brokerKindOf(url)]({ url, logger, onGap, onBroadcast });
  const status = () => (link.isHealthy() ? "up" : "down");
  let statusLog: NodeJS.Timeout | undefined;
  let closing: Promise<void> | undefined;

  function logStatusChanges(): void {
    let last = status();
    statusLog = setInterval(() => {
      if (status() === last) return;
      last = status();
      if (last === "up") logger.info("The broker is up");
      else logger.warn("The broker is down");
    }, STATUS_LOG_INTERVAL_MS);
    statusLog.unref();
  }

  return {
    adapter: link.adapter,
    async start() {
      link.connect();
      if (!(await settleWithin(START_TIMEOUT_MS, link.connected))) {
        logger.warn("The broker does not answer; starting without it");
        link.connected.then(() => onGap("late_start"));
      }
      logStatusChanges();
    },
    status,
    publications: link.publications,
    onGap(listener) {
      listeners.add(listener);
    },
    onBroadcast(listener) {
      broadcastListeners.add(listener);
    },
    close() {
      clearInterval(statusLog);
      closing ??= link.close();
      return closing;
    },
  };
}
