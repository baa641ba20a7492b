import { once } from "node:events";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { openTestWorld } from "@banter/testing";
import { expect, it } from "vitest";
import { startCluster } from "./cluster.ts";

/** Well below the half minute for which a WebSocket waits for the other side's goodbye. */
const PATIENCE_MS = 10_000;

/** A client that has gone without a word, as behind a dead network: it never answers a goodbye. */
async function openSilently(url: string) {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.write(
    [
      "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1",
      `Host: ${hostname}:${port}`,
      "Connection: Upgrade",
      "Upgrade: websocket",
      "Sec-WebSocket-Version: 13",
      "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
      "\r\n",
    ].join("\r\n"),
  );
  const [answer] = await once(socket, "data");
  expect(String(answer)).toContain("101 Switching Protocols");
  return socket;
}

it("ends although a client is there that no longer answers", async () => {
  const world = await openTestWorld();
  const cluster = await startCluster(1, world.url, world.url);
  const socket = await openSilently(cluster.urls[0] ?? "");
  const outcome = await Promise.race([cluster.stop().then(() => "ended"), sleep(PATIENCE_MS, "still there")]);
  socket.destroy();
  await world.close();
  expect(outcome).toBe("ended");
});
