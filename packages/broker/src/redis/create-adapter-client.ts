import type { Redis } from "ioredis";
import type { StreamReader } from "./create-stream-reader.ts";
import type { StreamWriter } from "./create-stream-writer.ts";
import { type AddArguments, STREAM } from "./stream-format.ts";

type Reply = (error: unknown, reply?: unknown) => void;

interface AdapterClientParts {
  writer: StreamWriter;
  reader: StreamReader;
  /** Also carries the requests that the adapter publishes without waiting for an answer. */
  requests: Redis;
  subscriber: Redis;
}

/**
 * Stands in for the ioredis client that the stock adapter expects, with the methods that it calls. Reading is done by
 * our reader from its own place in the stream, writing by our writer; nothing here rejects without being awaited.
 */
export function createAdapterClient({ writer, reader, requests, subscriber }: AdapterClientParts) {
  const subscribed = new Set<string>();
  const subscribe = () => {
    if (subscribed.size > 0) subscriber.subscribe(...subscribed).catch(() => {});
  };
  subscriber.on("ready", subscribe);

  const client = {
    options: {},
    duplicate: () => client,
    on(event: string, listener: (...args: unknown[]) => void) {
      if (event === "messageBuffer") subscriber.on(event, listener);
      return client;
    },
    async xadd(entry: AddArguments) {
      writer.add(entry);
      return "";
    },
    async xread() {
      return [[STREAM, await reader.next()]];
    },
    async subscribe(channels: string[]) {
      for (const channel of channels) subscribed.add(channel);
      if (subscriber.status === "ready") subscribe();
    },
    async publish(channel: string, payload: Buffer) {
      if (requests.status === "ready") await requests.publish(channel, payload).catch(() => 0);
    },
    send_command(name: string, args: string[], reply: Reply) {
      requests.call(name, ...args).then((result) => reply(null, result), reply);
    },
    /** Connections belong to the broker, which closes them. */
    disconnect() {},
  };
  return client;
}
