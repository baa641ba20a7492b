import { createServer } from "node:http";
import type { AddressInfo, Socket as TcpSocket } from "node:net";
import { waitFor } from "@banter/testing";
import { Server } from "socket.io";
import { afterEach, expect, it } from "vitest";
import { corkWrites } from "../src/cork-writes.ts";
import type { BanterServer } from "../src/node.ts";
import { openRawSocket, type RawSocket } from "./raw-socket.ts";

let io: BanterServer;
let client: RawSocket;

/** Opens a connection; `writes` then counts what the server hands to the operating system. */
async function connect(isCorked: boolean) {
  const httpServer = createServer();
  io = new Server(httpServer, { transports: ["websocket"] });
  if (isCorked) corkWrites(io);
  await new Promise<void>((resolve) => httpServer.listen(0, "127.0.0.1", resolve));
  const { port } = httpServer.address() as AddressInfo;
  client = await openRawSocket(`http://127.0.0.1:${port}`);
  client.send("40");
  await waitFor(() => client.heard.some((frame) => frame.startsWith("40")));
  const [socket] = io.of("/").sockets.values();
  if (!socket) throw new Error("nobody is connected");
  return { socket, writes: countWrites(socket.conn) };
}

function countWrites(engine: unknown): () => number {
  const { transport } = engine as { transport: { socket: { _socket: TcpSocket } } };
  const tcp = transport.socket._socket as TcpSocket & Record<"_write" | "_writev", (...args: unknown[]) => unknown>;
  let count = 0;
  for (const method of ["_write", "_writev"] as const) {
    const original = tcp[method];
    tcp[method] = (...args: unknown[]) => {
      count += 1;
      return original.apply(tcp, args);
    };
  }
  return () => count;
}

const heads = (revs: readonly number[]) =>
  revs.map((headRev) => `42${JSON.stringify(["room_heads", { heads: [{ roomId: "r", headRev }] }])}`);
const emitHead = (headRev: number) => io.emit("room_heads", { heads: [{ roomId: "r", headRev }] });
const heardHeads = () => client.heard.filter((frame) => frame.startsWith('42["room_heads"'));

afterEach(async () => {
  client.close();
  await io.close();
});

it.each([
  [true, 2],
  [false, 10],
])("frames of one tick leave in order and in few writes (corked: %s)", async (isCorked, expectedWrites) => {
  const { writes } = await connect(isCorked);
  const revs = Array.from({ length: 10 }, (_, index) => index + 1);
  for (const rev of revs) emitHead(rev);
  await waitFor(() => heardHeads().length === revs.length);
  expect(heardHeads()).toEqual(heads(revs));
  expect(writes()).toBe(expectedWrites);
});

it("keeps no frame beyond the tick: the first is written at once, the others before anything else happens", async () => {
  const { writes } = await connect(true);
  emitHead(1);
  expect(writes()).toBe(1);
  emitHead(2);
  emitHead(3);
  await new Promise((resolve) => setImmediate(resolve));
  expect(writes()).toBe(2);
  await waitFor(() => heardHeads().length === 3);
});

it("does no harm to a connection that ends with frames waiting", async () => {
  const { socket } = await connect(true);
  for (const rev of [1, 2, 3]) emitHead(rev);
  socket.disconnect(true);
  await waitFor(() => !client.isOpen);
  expect(heardHeads()).toEqual(heads([1, 2, 3]));
});
