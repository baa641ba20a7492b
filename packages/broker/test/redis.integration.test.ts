import { startRedis, startTcpProxy, waitFor } from "@banter/testing";
import { Redis } from "ioredis";
import { expect, test } from "vitest";
import { STREAM } from "../src/redis/stream-format.ts";
import { describeBroker } from "./conformance.ts";
import { connectClient, startNode } from "./start-node.ts";
import { startRedisServer } from "./start-redis-server.ts";

const PATIENCE = { timeoutMs: 20_000 };

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

test("Redis: after a failover to a replica, nodes that were connected to the old primary talk over the new one", async () => {
  const [old, replica] = [await startRedis(), await startRedis()];
  const [oldControl, replicaControl] = [new Redis(old.url), new Redis(replica.url)];
  await replicaControl.replicaof("127.0.0.1", old.port);
  await waitFor(async () => (await replicaControl.info("replication")).includes("master_link_status:up"), PATIENCE);
  const proxy = await startTcpProxy({ host: "127.0.0.1", port: old.port });
  const url = `redis://127.0.0.1:${proxy.port}`;
  const [here, there] = [await startNode(url), await startNode(url)];
  const [near, far] = [await connectClient(here.port, "room"), await connectClient(there.port, "room")];
  here.io.to("room").emit("said", "before");
  await waitFor(() => far.said.includes("before"), PATIENCE);

  // The connections to the old primary stay open; it only no longer takes what is written.
  proxy.redirect({ host: "127.0.0.1", port: replica.port });
  await replicaControl.replicaof("NO", "ONE");
  await oldControl.replicaof("127.0.0.1", replica.port);
  let probes = 0;
  await waitFor(() => {
    probes += 1;
    here.io.to("room").emit("said", `from here ${probes}`);
    there.io.to("room").emit("said", `from there ${probes}`);
    const heard = (said: unknown[], from: string) => said.some((text) => String(text).startsWith(from));
    return heard(far.said, "from here") && heard(near.said, "from there");
  }, PATIENCE);
  const before = await replicaControl.xlen(STREAM);
  here.io.to("room").emit("said", "to the new primary");
  await waitFor(async () => (await replicaControl.xlen(STREAM)) > before, PATIENCE);
  await waitFor(() => here.broker.status() === "up" && there.broker.status() === "up", PATIENCE);

  for (const node of [here, there]) await node.close();
  for (const control of [oldControl, replicaControl]) control.disconnect();
  await proxy.close();
  for (const server of [old, replica]) await server.stop("SIGKILL");
});
