import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { waitFor } from "@banter/testing";
import { createAdapter as createPostgresAdapter } from "@socket.io/postgres-adapter";
import { createAdapter as createRedisAdapter } from "@socket.io/redis-streams-adapter";
import { Redis } from "ioredis";
import pg from "pg";
import { Server, type ServerOptions } from "socket.io";
import { afterEach, describe, expect, test } from "vitest";
import { createPublisher } from "../src/create-publisher.ts";
import type { BrokerServer } from "./broker-server.ts";
import { connectClient, startNode, type TestNode } from "./start-node.ts";
import { startPostgresServer } from "./start-postgres-server.ts";
import { startRedisServer } from "./start-redis-server.ts";

interface StockAdapter {
  adapter: NonNullable<ServerOptions["adapter"]>;
  close(): Promise<void>;
}

function stockRedis(url: string): StockAdapter {
  const client = new Redis(url);
  return { adapter: createRedisAdapter(client, { blockTimeInMs: 100 }), close: async () => client.disconnect() };
}

function stockPostgres(url: string): StockAdapter {
  const pool = new pg.Pool({ connectionString: url });
  pool.on("error", () => {});
  return { adapter: createPostgresAdapter(pool), close: () => pool.end() };
}

describe.each([
  { name: "Redis", startServer: startRedisServer, stock: stockRedis },
  { name: "Postgres", startServer: startPostgresServer, stock: stockPostgres },
])("$name: beside a node with the adapter as it comes", ({ startServer, stock }) => {
  const closing: (() => Promise<void>)[] = [];

  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
  });

  async function startStockNode(url: string): Promise<Pick<TestNode, "io" | "port">> {
    const { adapter, close } = stock(url);
    const httpServer = createServer();
    const io: TestNode["io"] = new Server(httpServer, { adapter, transports: ["websocket"] });
    io.on("connection", (socket) => {
      socket.join(socket.handshake.auth.channels as string[]);
    });
    await new Promise<void>((resolve) => httpServer.listen(0, "127.0.0.1", resolve));
    closing.push(close, () => io.close());
    return { io, port: (httpServer.address() as AddressInfo).port };
  }

  async function startOurs(server: BrokerServer): Promise<TestNode> {
    const node = await startNode(server.url);
    closing.push(node.close);
    return node;
  }

  test("broadcasts, publications and requests go both ways", async () => {
    const server = await startServer();
    closing.push(server.stop);
    const [ours, theirs] = [await startOurs(server), await startStockNode(server.url)];
    const publisher = createPublisher({ url: server.url });
    closing.push(publisher.close);
    const [here, there] = [await connectClient(ours.port, "room"), await connectClient(theirs.port, "room")];

    const long = "é".repeat(30_000);
    await waitFor(() => {
      theirs.io.to("room").emit("said", "probe");
      ours.io.to("room").emit("said", "probe");
      return here.said.length > 10 && there.said.length > 10;
    });
    ours.io.to("room").emit("said", long);
    ours.io.to("room").emit("said", "from ours");
    theirs.io.to("room").emit("said", "from theirs");
    await waitFor(() => [here, there].every(({ said }) => said.includes("from theirs") && said.includes("from ours")));
    await waitFor(() => there.said.includes(long));

    publisher.joinSockets("room", "room:2");
    publisher.emit("room:2", "room_left", { roomId: "2" });
    for (const { events } of [here, there]) {
      await waitFor(() => events.some(([name, payload]) => name === "room_left" && payload));
    }
    expect(await ours.io.fetchSockets()).toHaveLength(2);
    expect(await theirs.io.fetchSockets()).toHaveLength(2);
  });
});

describe("Redis: what the adapter as it comes does, and ours does not", () => {
  const closing: (() => unknown)[] = [];

  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
  });

  async function startStock(client: Redis): Promise<Pick<TestNode, "io" | "port">> {
    const httpServer = createServer();
    const adapter = createRedisAdapter(client, { blockTimeInMs: 50 });
    const io: TestNode["io"] = new Server(httpServer, { adapter, transports: ["websocket"] });
    io.on("connection", (socket) => {
      socket.join(socket.handshake.auth.channels as string[]);
    });
    await new Promise<void>((resolve) => httpServer.listen(0, "127.0.0.1", resolve));
    closing.push(
      () => io.close(),
      () => client.disconnect(),
    );
    return { io, port: (httpServer.address() as AddressInfo).port };
  }

  test("it skips what is added between two reads of a stream that it has read nothing of", async () => {
    const server = await startRedisServer();
    closing.push(server.stop);
    const client = new Redis(server.url);
    let letRead: (() => void) | undefined;
    const duplicate = client.duplicate.bind(client);
    client.duplicate = () => {
      const reader = duplicate();
      const read = reader.xread.bind(reader) as (...args: unknown[]) => Promise<unknown>;
      let reads = 0;
      const held = async (...args: unknown[]) => {
        reads += 1;
        if (reads === 2) {
          await new Promise<void>((resolve) => {
            letRead = resolve;
          });
        }
        return read(...args);
      };
      return Object.assign(reader, { xread: held });
    };
    const theirs = await startStock(client);
    const ours = await startNode(server.url);
    closing.push(ours.close);
    const [there, here] = [await connectClient(theirs.port, "room"), await connectClient(ours.port, "room")];
    const speaker = await startNode(server.url);
    closing.push(speaker.close);
    await waitFor(() => letRead !== undefined);

    speaker.io.to("room").emit("said", "first");
    await waitFor(() => here.said.includes("first"));
    letRead?.();
    await waitFor(() => {
      speaker.io.to("room").emit("said", "later");
      return there.said.includes("later");
    });
    expect(here.said[0]).toBe("first");
    expect(there.said).not.toContain("first");
  });

  test("it keeps from the people of its own node what Redis does not take", async () => {
    const server = await startRedisServer();
    closing.push(server.stop);
    const [theirs, ours] = [await startStock(new Redis(server.url)), await startNode(server.url)];
    closing.push(ours.close);
    const [there, here] = [await connectClient(theirs.port, "room"), await connectClient(ours.port, "room")];
    server.pause();
    closing.push(async () => server.resume());
    theirs.io.to("room").emit("said", "from theirs");
    ours.io.to("room").emit("said", "from ours");
    await waitFor(() => here.said.includes("from ours"));
    expect(there.said).toEqual([]);
  });
});
