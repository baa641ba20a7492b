import type { BrokerLogger } from "../broker.ts";
import type { MessageSink } from "../create-publisher.ts";
import { createProblemLog } from "../problem-log.ts";
import { createStreamWriter } from "./create-stream-writer.ts";
import { REPLY_TIMEOUT_MS } from "./link-redis.ts";
import { openConnection } from "./open-connection.ts";
import { addArguments } from "./stream-format.ts";

export function createRedisSink(url: string, logger: BrokerLogger): MessageSink {
  const connection = openConnection(url, {
    name: "publisher",
    replyTimeoutMs: REPLY_TIMEOUT_MS,
    problems: createProblemLog(logger, "Redis"),
  });
  const writer = createStreamWriter(connection.redis, logger);

  return {
    publish(message) {
      const data = "data" in message ? { data: JSON.stringify(message.data) } : {};
      writer.add(addArguments({ uid: message.uid, nsp: message.nsp, type: message.type, ...data }));
    },
    async close() {
      await writer.close();
      connection.close();
    },
  };
}
