import { createAdapter } from "@socket.io/redis-streams-adapter";
import type { BrokerLink, LinkOptions } from "../broker.ts";
import { deliverLocallyFirst } from "../deliver-locally-first.ts";
import { createProblemLog, describeError } from "../problem-log.ts";
import { createAdapterClient } from "./create-adapter-client.ts";
import { createStreamReader, READ_BLOCK_MS } from "./create-stream-reader.ts";
import { createStreamWriter } from "./create-stream-writer.ts";
import { openConnection } from "./open-connection.ts";
import { STREAM, STREAM_MAX_ENTRIES } from "./stream-format.ts";

export const REPLY_TIMEOUT_MS = 2_000;

/** Links a realtime node to Redis: @socket.io/redis-streams-adapter on connections of our own. */
export function linkRedis({ url, logger, onGap, onBroadcast }: LinkOptions): BrokerLink {
  const problems = createProblemLog(logger, "Redis");
  const open = (name: string, replyTimeoutMs: number) => openConnection(url, { name, replyTimeoutMs, problems });
  const writing = open("writer", REPLY_TIMEOUT_MS);
  const reading = open("reader", READ_BLOCK_MS + REPLY_TIMEOUT_MS);
  const subscribing = open("subscriber", REPLY_TIMEOUT_MS);
  const connections = [writing, reading, subscribing];

  const writer = createStreamWriter(writing.redis, logger);
  const reader = createStreamReader(reading.redis, writer.id, onGap);
  const client = createAdapterClient({
    writer,
    reader,
    requests: writing.redis,
    subscriber: subscribing.redis,
  });

  let createStockAdapter: ReturnType<typeof createAdapter> | undefined;
  let markConnected: () => void = () => {};
  const connected = new Promise<void>((resolve) => {
    markConnected = resolve;
  });

  function createNodeAdapter(namespace: unknown) {
    // Made late, because the stock adapter begins to read at once.
    createStockAdapter ??= createAdapter(client, { streamName: STREAM, maxLen: STREAM_MAX_ENTRIES });
    const adapter = deliverLocallyFirst(createStockAdapter(namespace), logger, onBroadcast);
    const { onRawMessage } = adapter;
    // An entry that cannot be handled must not take the rest of its page with it.
    adapter.onRawMessage = (entry, id) => {
      try {
        onRawMessage.call(adapter, entry, id);
      } catch (error) {
        logger.warn(`Skipped the entry ${id}: ${describeError(error)}`);
      }
    };
    return adapter;
  }

  return {
    adapter: createNodeAdapter,
    connect() {
      const ready = connections.map(
        ({ redis }) =>
          new Promise<void>((resolve) => {
            if (redis.status === "ready") return resolve();
            redis.once("ready", resolve);
            redis.connect().catch(() => {});
          }),
      );
      Promise.all([...ready, reader.locate()]).then(markConnected);
    },
    connected,
    isHealthy: () =>
      reader.isLocated() && writer.isHealthy() && connections.every((connection) => connection.isHealthy()),
    publications: writer.publications,
    async close() {
      await writer.close();
      reader.close();
      for (const connection of connections) connection.close();
    },
  };
}
