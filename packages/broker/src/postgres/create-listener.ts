import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import type { BrokerLogger } from "../broker.ts";
import { createProblemLog } from "../problem-log.ts";
import { CONNECT_TIMEOUT_MS, QUERY_TIMEOUT_MS } from "./open-pool.ts";

const HEARTBEAT_INTERVAL_MS = 2_000;
const RETRY_DELAY_MS = 500;

export interface Listener {
  /** Listens to a channel from now on, over any number of connections. */
  listen(channel: string): void;
  connect(): void;
  /** Resolves when the channels are listened to for the first time. */
  connected: Promise<void>;
  isConnected(): boolean;
  close(): void;
}

interface ListenerOptions {
  connectionString: string;
  logger: BrokerLogger;
  /** Called in order, one notification after the other. */
  onNotification(notification: pg.Notification): Promise<void>;
  /** A connection took the place of a lost one: what was notified in between was heard by nobody. */
  onReconnect(): void;
}

/** Keeps one connection that hears notifications, and replaces it when it is lost or no longer answers. */
export function createListener({ connectionString, logger, onNotification, onReconnect }: ListenerOptions): Listener {
  const problems = createProblemLog(logger, "Listening to Postgres");
  const channels = new Set<string>();
  let client: pg.Client | undefined;
  let started = false;
  let closed = false;
  let delivering = Promise.resolve();
  let markConnected: (() => void) | undefined;
  const connected = new Promise<void>((resolve) => {
    markConnected = resolve;
  });

  async function listenOn(next: pg.Client): Promise<void> {
    for (const channel of channels) await next.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
    client = next;
    problems.clear();
    if (markConnected) markConnected();
    else onReconnect();
    markConnected = undefined;
  }

  /** Rejects when the connection is lost. */
  async function keepListening(next: pg.Client): Promise<void> {
    const lost = new AbortController();
    next.on("error", (error) => lost.abort(error));
    next.on("end", () => lost.abort(new Error("The connection was closed")));
    next.on("notification", (notification) => {
      delivering = delivering.then(() => onNotification(notification));
    });
    await next.connect();
    await listenOn(next);
    while (!closed) {
      await delay(HEARTBEAT_INTERVAL_MS, undefined, { ref: false, signal: lost.signal }).catch(() => {});
      lost.signal.throwIfAborted();
      await next.query("SELECT 1");
    }
  }

  async function run(): Promise<void> {
    while (!closed) {
      const next = new pg.Client({
        connectionString,
        application_name: "banter-listener",
        connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
        query_timeout: QUERY_TIMEOUT_MS,
        keepAlive: true,
      });
      try {
        await keepListening(next);
      } catch (error) {
        if (!closed) problems.report(error);
      }
      client = undefined;
      next.end().catch(() => {});
      if (!closed) await delay(RETRY_DELAY_MS * (0.5 + Math.random()), undefined, { ref: false });
    }
  }

  return {
    listen(channel) {
      if (channels.has(channel)) return;
      channels.add(channel);
      const current = client;
      current?.query(`LISTEN ${pg.escapeIdentifier(channel)}`).catch(() => current.end());
    },
    connect() {
      if (started) return;
      started = true;
      run();
    },
    connected,
    isConnected: () => client !== undefined,
    close() {
      closed = true;
      client?.end().catch(() => {});
    },
  };
}
