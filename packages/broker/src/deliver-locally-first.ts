import {
  Adapter,
  type BroadcastOptions,
  type ClusterAdapter,
  type ClusterMessage,
  MessageType,
  type Room,
} from "socket.io-adapter";
import type { BroadcastListener, BrokerLogger } from "./broker.ts";
import { mergeBroadcasts } from "./merge-broadcasts.ts";
import { describeError } from "./problem-log.ts";

type Unsigned<Message> = Message extends ClusterMessage ? Omit<Message, "uid" | "nsp"> : never;

/**
 * Makes an adapter serve the sockets of its own node synchronously and publish in the background; ClusterAdapter
 * awaits the broker first, so that a slow or dead broker holds up people on the very same node. `onBroadcast` hears of
 * each broadcast once the sockets of this node have it.
 */
export function deliverLocallyFirst<A extends ClusterAdapter>(
  adapter: A,
  logger: BrokerLogger,
  onBroadcast: BroadcastListener,
): A {
  const publish = (opts: BroadcastOptions, message: Unsigned<ClusterMessage>) => {
    if (opts.flags?.local) return;
    try {
      // biome-ignore lint/complexity/useLiteralKeys: it is protected, and the adapter is made by a factory
      adapter["publish"](message);
    } catch (error) {
      logger.warn(`Cannot publish: ${describeError(error)}`);
    }
  };
  const local = Adapter.prototype;
  // biome-ignore lint/complexity/useLiteralKeys: they are protected, and the adapter is made by a factory
  const [receive, uid] = [adapter["onMessage"], adapter["uid"]];

  const deliver = mergeBroadcasts(
    (message, offset) => {
      receive.call(adapter, message, offset);
      if (message.type !== MessageType.BROADCAST) return;
      const { packet, opts } = message.data;
      onBroadcast(dataOf(packet), opts.rooms, opts.except);
    },
    (error) => logger.warn(`Skipped an event: ${describeError(error)}`),
  );

  Object.assign(adapter, {
    broadcast(packet: unknown, opts: BroadcastOptions) {
      publish(opts, { type: MessageType.BROADCAST, data: { packet, opts: toWire(opts) } });
      local.broadcast.call(adapter, packet, opts);
      onBroadcast(dataOf(packet), opts.rooms, opts.except ?? []);
    },
    onMessage(message: ClusterMessage, offset?: string) {
      if (message.uid === uid) receive.call(adapter, message, offset);
      else deliver(message, offset);
    },
    addSockets(opts: BroadcastOptions, rooms: Room[]) {
      publish(opts, { type: MessageType.SOCKETS_JOIN, data: { opts: toWire(opts), rooms } });
      local.addSockets.call(adapter, opts, rooms);
    },
    delSockets(opts: BroadcastOptions, rooms: Room[]) {
      publish(opts, { type: MessageType.SOCKETS_LEAVE, data: { opts: toWire(opts), rooms } });
      local.delSockets.call(adapter, opts, rooms);
    },
    disconnectSockets(opts: BroadcastOptions, close: boolean) {
      publish(opts, { type: MessageType.DISCONNECT_SOCKETS, data: { opts: toWire(opts), close } });
      local.disconnectSockets.call(adapter, opts, close);
    },
  });
  return adapter;
}

function dataOf(packet: unknown): readonly unknown[] {
  const { data } = packet as { data?: unknown };
  return Array.isArray(data) ? data : [];
}

function toWire({ rooms, except, flags }: BroadcastOptions) {
  return { rooms: [...rooms], except: [...(except ?? [])], flags: flags ?? {} };
}
