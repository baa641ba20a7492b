import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { ServerToClientEvents } from "@banter/protocol";
import { Server } from "socket.io";
import { io as connect, type Socket } from "socket.io-client";
import type { Broker, GapReason } from "../src/broker.ts";
import { createBroker } from "../src/create-broker.ts";

/** Events of the tests' own beside those of the protocol. */
interface TestEvents extends ServerToClientEvents {
  said: (text: unknown) => void;
}

export interface TestNode {
  io: Server<Record<string, never>, TestEvents>;
  broker: Broker;
  /** Why this node was told that it may have missed something, so far. */
  gaps: GapReason[];
  port: number;
  close(): Promise<void>;
}

/** A realtime node as far as the broker is concerned. Its sockets choose the channels that they are in. */
export async function startNode(brokerUrl: string): Promise<TestNode> {
  const broker = createBroker({ url: brokerUrl });
  const gaps: GapReason[] = [];
  broker.onGap((reason) => gaps.push(reason));
  const httpServer = createServer();
  const io: TestNode["io"] = new Server(httpServer, { adapter: broker.adapter, transports: ["websocket"] });
  io.on("connection", (socket) => {
    socket.join(socket.handshake.auth.channels as string[]);
  });
  await broker.start();
  await new Promise<void>((resolve) => httpServer.listen(0, "127.0.0.1", resolve));

  return {
    io,
    broker,
    gaps,
    port: (httpServer.address() as AddressInfo).port,
    async close() {
      await io.close();
      await broker.close();
    },
  };
}

export interface TestClient {
  /** What was said to this client, in order. */
  said: unknown[];
  /** Every event that reached this client, in order. */
  events: [name: string, payload: unknown][];
  emit(event: string): void;
  disconnect(): void;
}

export async function connectClient(port: number, ...channels: string[]): Promise<TestClient> {
  const socket: Socket<TestEvents> = connect(`http://127.0.0.1:${port}`, {
    transports: ["websocket"],
    forceNew: true,
    auth: { channels },
  });
  const client: TestClient = {
    said: [],
    events: [],
    emit: (event) => void (socket as Socket).emit(event),
    disconnect: () => socket.disconnect(),
  };
  socket.onAny((name: string, payload: unknown) => client.events.push([name, payload]));
  socket.on("said", (text) => client.said.push(text));
  await new Promise<void>((resolve, reject) => {
    socket.on("connect", resolve);
    socket.on("connect_error", reject);
  });
  return client;
}
