import { randomUUID } from "node:crypto";
import type { Redis } from "ioredis";
import type { BrokerLogger, Publications } from "../broker.ts";
import { createOutbox } from "../outbox.ts";
import { type AddArguments, lossEntry } from "./stream-format.ts";

export interface StreamWriter {
  /** Tells this writer's loss entries from those of others. */
  id: string;
  /** Adds an entry in the background; never throws. */
  add(entry: AddArguments): void;
  isHealthy(): boolean;
  publications(): Publications;
  close(): Promise<void>;
}

export function createStreamWriter(redis: Redis, logger: BrokerLogger): StreamWriter {
  const id = randomUUID();

  const outbox = createOutbox<AddArguments>(async (entries, lost) => {
    const pipeline = redis.pipeline();
    if (lost > 0) pipeline.call("XADD", ...lossEntry(id, lost));
    for (const entry of entries) pipeline.call("XADD", ...entry);
    for (const [error] of (await pipeline.exec()) ?? []) {
      if (error) throw error.name === "MaxRetriesPerRequestError" ? new Error("no connection to Redis") : error;
    }
  }, logger);

  return {
    id,
    add: (entry) =>
      outbox.add(
        entry,
        entry.reduce<number>((bytes, part) => bytes + String(part).length, 0),
      ),
    isHealthy: outbox.isHealthy,
    publications: outbox.publications,
    close: outbox.close,
  };
}
