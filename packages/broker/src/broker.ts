import type { Adapter } from "socket.io-adapter";

export type BrokerStatus = "up" | "down";

/** Why events of other nodes may be missing on this one. */
export type GapReason =
  /** The stream was trimmed or replaced before this node had read all of it. */
  | "entries_missing"
  /** Another process could not publish for a while. */
  | "publications_lost"
  /** Nothing was heard while the connection was away. */
  | "connection_lost"
  /** The broker came up after this node had started without it. */
  | "late_start";

/** What was delivered, to the sockets in `rooms` that are in none of `except`. */
export type BroadcastListener = (data: readonly unknown[], rooms: Iterable<string>, except: Iterable<string>) => void;

export interface BrokerLogger {
  info(message: string): void;
  warn(message: string): void;
}

/** What a node has to tell the others. */
export interface Publications {
  /** Those that wait for the broker; what is on its way is not among them. */
  waiting: number;
  waitingBytes: number;
  /** Those given up since the node started, as they failed or found no room; the others are told to catch up. */
  lost: number;
}

export interface Broker {
  /** For `new Server({ adapter })`. Delivers to the sockets of this node at once, whatever the broker does. */
  adapter: (namespace: unknown) => Adapter;
  /** Resolves once nothing that other nodes publish can be missed; or without the broker, if that takes too long. Never rejects. */
  start(): Promise<void>;
  status(): BrokerStatus;
  publications(): Publications;
  /** Calls `listener` when events may have been missed, about once a second at most: sockets must then catch up from Postgres. */
  onGap(listener: (reason: GapReason) => void): void;
  /** Calls `listener` after each broadcast, of this node or of another process, has been delivered to this node's sockets. */
  onBroadcast(listener: BroadcastListener): void;
  /** Publishes what is waiting, for a moment, and disconnects. Close the Socket.IO server first. */
  close(): Promise<void>;
}

/** One kind of broker, as `createBroker` drives it. */
export interface BrokerLink {
  /** Socket.IO calls it with `new`, so it cannot be an arrow function. */
  adapter: (namespace: unknown) => Adapter;
  connect(): void;
  /** Resolves when the link is complete for the first time; may stay pending for ever. */
  connected: Promise<void>;
  isHealthy(): boolean;
  publications(): Publications;
  close(): Promise<void>;
}

export interface LinkOptions {
  url: string;
  logger: BrokerLogger;
  onGap(reason: GapReason): void;
  onBroadcast: BroadcastListener;
}

export const SILENT_LOGGER: BrokerLogger = { info: () => {}, warn: () => {} };
