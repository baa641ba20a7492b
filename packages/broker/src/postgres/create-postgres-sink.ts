import type { BrokerLogger } from "../broker.ts";
import type { MessageSink } from "../create-publisher.ts";
import { createNotifier } from "./create-notifier.ts";
import { closePool, openPool } from "./open-pool.ts";

export function createPostgresSink(url: string, logger: BrokerLogger): MessageSink {
  const pool = openPool(url, 1);
  const notifier = createNotifier(pool, logger);

  return {
    publish: notifier.publish,
    async close() {
      await notifier.close();
      await closePool(pool);
    },
  };
}
