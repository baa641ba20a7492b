import { setTimeout as delay } from "node:timers/promises";
import {
  type Broker,
  type BrokerLink,
  type BrokerLogger,
  type GapReason,
  type LinkOptions,
  SILENT_LOGGER,
} from "./broker.ts";
import { type BrokerKind, brokerKindOf } from "./broker-kind.ts";
import { linkPostgres } from "./postgres/link-postgres.ts";
import { linkRedis } from "./redis/link-redis.ts";

const START_TIMEOUT_MS = 5_000;
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
  const onGap = (reason: GapReason) => {
    for (const listener of listeners) listener(reason);
  };
  const link = LINKS[brokerKindOf(url)]({ url, logger, onGap });
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
      const inTime = await Promise.race([link.connected.then(() => true), delay(START_TIMEOUT_MS, false)]);
      if (!inTime) {
        logger.warn("The broker does not answer; starting without it");
        link.connected.then(() => onGap("late_start"));
      }
      logStatusChanges();
    },
    status,
    onGap(listener) {
      listeners.add(listener);
    },
    close() {
      clearInterval(statusLog);
      closing ??= link.close();
      return closing;
    },
  };
}
