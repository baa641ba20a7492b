import { createAdapter } from "@socket.io/postgres-adapter";
import type pg from "pg";
import type { ClusterMessage, ClusterResponse } from "socket.io-adapter";
import type { BrokerLink, LinkOptions } from "../broker.ts";
import { deliverLocallyFirst } from "../deliver-locally-first.ts";
import { createAdapterPool } from "./create-adapter-pool.ts";
import { createListener } from "./create-listener.ts";
import { createNotifier } from "./create-notifier.ts";
import { ATTACHMENTS_TABLE, channelOf, LOSS_CHANNEL } from "./notification-format.ts";
import { closePool, openPool } from "./open-pool.ts";

/** One connection publishes, the other reads attachments. */
const POOL_MAX_CONNECTIONS = 2;

/** Links a realtime node to Postgres: @socket.io/postgres-adapter with a listener and a notifier of our own. */
export function linkPostgres({ url, logger, onGap, onBroadcast }: LinkOptions): BrokerLink {
  const pool = openPool(url, POOL_MAX_CONNECTIONS);
  const notifier = createNotifier(pool, logger);
  const adapterPool = createAdapterPool({ pool, onMissingAttachment: () => onGap("entries_missing") });
  const listener = createListener({
    connectionString: url,
    logger,
    async onNotification(notification) {
      if (notification.channel !== LOSS_CHANNEL) return adapterPool.handle(notification);
      if (!notification.payload?.includes(notifier.id)) onGap("publications_lost");
    },
    onReconnect: () => onGap("connection_lost"),
  });
  listener.listen(LOSS_CHANNEL);
  listener.listen(channelOf("/"));

  let createStockAdapter: ReturnType<typeof createAdapter> | undefined;

  function createNodeAdapter(namespace: unknown) {
    // Made late, because the stock adapter starts a timer at once.
    createStockAdapter ??= createAdapter(adapterPool as unknown as pg.Pool, {
      tableName: ATTACHMENTS_TABLE,
      errorHandler: (error) => logger.warn(`Postgres adapter: ${error.message}`),
    });
    const adapter = deliverLocallyFirst(createStockAdapter(namespace), logger, onBroadcast);
    listener.listen(channelOf(adapter.nsp.name));
    return Object.assign(adapter, {
      async doPublish(message: ClusterMessage) {
        notifier.publish(message);
        return "";
      },
      async doPublishResponse(_requesterUid: string, response: ClusterResponse) {
        notifier.publish(response);
      },
    });
  }

  return {
    adapter: createNodeAdapter,
    connect: listener.connect,
    connected: listener.connected,
    isHealthy: () => listener.isConnected() && notifier.isHealthy(),
    publications: notifier.publications,
    async close() {
      await notifier.close();
      listener.close();
      await closePool(pool);
    },
  };
}
