import { ACCESS_CHANGED, SESSIONS_ENDED, type ServerToClientEvents } from "@banter/protocol";
import { type ClusterMessage, MessageType } from "socket.io-adapter";
import { type BrokerLogger, SILENT_LOGGER } from "./broker.ts";
import { type BrokerKind, brokerKindOf } from "./broker-kind.ts";
import { createPostgresSink } from "./postgres/create-postgres-sink.ts";
import { describeError } from "./problem-log.ts";
import { createRedisSink } from "./redis/create-redis-sink.ts";

/** Where a process without sockets publishes to. */
export interface MessageSink {
  publish(message: ClusterMessage): void;
  close(): Promise<void>;
}

/** The sockets in a channel that are in none of the others. */
export interface Audience {
  channel: string;
  except: string[];
  /** Who cannot take it at once goes without. */
  isVolatile?: boolean;
}

/** Reaches the sockets of all realtime nodes, in the background and at most once; never throws. */
export interface Publisher {
  emit<Event extends keyof ServerToClientEvents>(
    to: string | Audience,
    event: Event,
    ...payload: Parameters<ServerToClientEvents[Event]>
  ): void;
  /** Makes the sockets in `channel` join `joined` too. */
  joinSockets(channel: string, joined: string): void;
  leaveSockets(channel: string, left: string): void;
  /** Has every node look at once for sessions that ended. */
  sessionsEnded(): void;
  /** Has every node look at once for people who block or unblock, or are out of a room. */
  accessChanged(): void;
  close(): Promise<void>;
}

export interface PublisherOptions {
  /** BROKER_URL: its scheme chooses the broker. */
  url: string;
  logger?: BrokerLogger;
}

const SINKS: Record<BrokerKind, (url: string, logger: BrokerLogger) => MessageSink> = {
  redis: createRedisSink,
  postgres: createPostgresSink,
};

/** The sender that Socket.IO's adapters do not take for a node. */
const uid = "emitter";
const nsp = "/";
/** Of a packet in the Socket.IO protocol. */
const EVENT_PACKET = 2;

/** @throws Error when the URL's scheme names no broker */
export function createPublisher({ url, logger = SILENT_LOGGER }: PublisherOptions): Publisher {
  const sink = SINKS[brokerKindOf(url)](url, logger);

  function publish(message: ClusterMessage): void {
    try {
      sink.publish(message);
    } catch (error) {
      logger.warn(`Cannot publish: ${describeError(error)}`);
    }
  }

  const toChannel = (channel: string, except: string[] = [], flags: { volatile?: true } = {}) => ({
    rooms: [channel],
    except,
    flags,
  });

  return {
    emit(to, event, ...payload) {
      const packet = { type: EVENT_PACKET, data: [event, ...payload], nsp };
      const opts =
        typeof to === "string"
          ? toChannel(to)
          : toChannel(to.channel, to.except, to.isVolatile ? { volatile: true } : {});
      publish({ uid, nsp, type: MessageType.BROADCAST, data: { packet, opts } });
    },
    joinSockets(channel, joined) {
      publish({ uid, nsp, type: MessageType.SOCKETS_JOIN, data: { opts: toChannel(channel), rooms: [joined] } });
    },
    leaveSockets(channel, left) {
      publish({ uid, nsp, type: MessageType.SOCKETS_LEAVE, data: { opts: toChannel(channel), rooms: [left] } });
    },
    sessionsEnded() {
      publish({ uid, nsp, type: MessageType.SERVER_SIDE_EMIT, data: { packet: [SESSIONS_ENDED] } });
    },
    accessChanged() {
      publish({ uid, nsp, type: MessageType.SERVER_SIDE_EMIT, data: { packet: [ACCESS_CHANGED] } });
    },
    close: sink.close,
  };
}
