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
