import { waitFor } from "@banter/testing";
import { Redis } from "ioredis";
import { expect, test } from "vitest";
import { STREAM } from "../src/redis/stream-format.ts";
import { describeBroker } from "./conformance.ts";
import { connectClient, startNode } from "./start-node.ts";
import { startRedisServer } from "./start-redis-server.ts";

describeBroker("Redis", startRedisServer);

test("Redis: an entry that cannot be read takes no other with it", async () => {
  const server = await startRedisServer();
  const node = await startNode(server.url);
  const client = await connectClient(node.port, "room");
  const writer = new Redis(server.url);
  const data = JSON.stringify({ packet: { type: 2, data: ["said", "good"] }, opts: { rooms: ["room"], except: [] } });
  await writer
    .pipeline()
    .xadd(STREAM, "*", "uid", "emitter", "nsp", "/", "type", "3")
    .xadd(STREAM, "*", "uid", "emitter", "nsp", "/", "type", "3", "data", "{not JSON")
    .xadd(STREAM, "*", "uid", "emitter", "nsp", "/", "type", "nonsense", "data", "{}")
    .xadd(STREAM, "*", "anything", "else")
    .xadd(STREAM, "*", "uid", "emitter", "nsp", "/", "type", "3", "data", data)
    .exec();
  await waitFor(() => client.said.length > 0);
  expect(client.said).toEqual(["good"]);
  writer.disconnect();
  await node.close();
  await server.stop();
});
