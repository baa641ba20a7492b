import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";
import { waitFor } from "@banter/testing";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { startTcpProxy, type TcpProxy } from "../chaos/proxy/tcp-proxy.ts";

let server: Server;
let proxy: TcpProxy;
const serverSockets: Socket[] = [];
const clients: Socket[] = [];

/** Answers every byte with itself. */
beforeAll(async () => {
  server = createServer((socket) => {
    serverSockets.push(socket);
    socket.on("error", () => {});
    socket.pipe(socket);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterAll(() => void server.close());
beforeEach(async () => {
  serverSockets.length = 0;
  proxy = await startTcpProxy({ port: (server.address() as AddressInfo).port });
});
afterEach(() => {
  proxy.close();
  for (const socket of [...clients.splice(0), ...serverSockets]) socket.destroy();
});

async function open() {
  const socket = connect(proxy.port, "127.0.0.1");
  clients.push(socket);
  let received = "";
  let ending = "";
  socket.on("data", (chunk) => {
    received += chunk;
  });
  socket.on("error", (error: NodeJS.ErrnoException) => {
    ending = error.code ?? "error";
  });
  socket.on("close", () => {
    ending ||= "closed";
  });
  await once(socket, "connect");
  return { socket, received: () => received, ending: () => ending };
}

async function openTalking() {
  const client = await open();
  client.socket.write("hello");
  await waitFor(() => client.received() === "hello");
  return client;
}

it("passes what is said, and the end", async () => {
  const client = await openTalking();
  client.socket.end();
  await waitFor(() => client.ending() === "closed");
});

it("passes the server's end", async () => {
  const client = await openTalking();
  serverSockets[0]?.end();
  await waitFor(() => client.ending() === "closed");
});

it("resets connections, old and new ones, until it passes again", async () => {
  const client = await openTalking();
  proxy.setMode("reset");
  await waitFor(() => client.ending() === "ECONNRESET");
  const refused = connect(proxy.port, "127.0.0.1");
  const [error] = await once(refused, "error");
  expect(error).toMatchObject({ code: "ECONNRESET" });
  proxy.setMode("pass");
  await openTalking();
});

it("swallows in a black hole what is said, and gives it back when it passes again", async () => {
  const old = await openTalking();
  proxy.setMode("blackhole");
  const young = await open();
  old.socket.write(" again");
  young.socket.write("anyone?");
  const other = await startTcpProxy({ port: (server.address() as AddressInfo).port });
  const witness = connect(other.port, "127.0.0.1");
  clients.push(witness);
  witness.write("witness");
  await once(witness, "data"); // what had been let through would have come by now
  other.close();
  expect([old.received(), young.received(), old.ending(), young.ending()]).toEqual(["hello", "", "", ""]);

  proxy.setMode("pass");
  await waitFor(() => old.received() === "hello again" && young.received() === "anyone?");
});

it("lets a slow reader take in a little at a time, and all of it once it passes again", async () => {
  const slow = await openTalking();
  proxy.slowDown(1);
  const text = "x".repeat(50_000);
  slow.socket.write(text);
  await waitFor(() => slow.received().length > "hello".length);
  expect(slow.received().length).toBeLessThan(10_000);
  proxy.setMode("pass");
  await waitFor(() => slow.received() === `hello${text}`);
});

it("leads new connections to a new target, and resets those to one that does not listen", async () => {
  const client = await openTalking();
  proxy.setTarget({ port: 1 });
  const lost = await open();
  await waitFor(() => lost.ending() === "ECONNRESET");
  client.socket.write("!");
  await waitFor(() => client.received() === "hello!");
});
