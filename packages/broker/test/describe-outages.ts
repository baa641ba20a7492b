import { startTcpProxy, type TcpProxy, waitFor } from "@banter/testing";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createPublisher } from "../src/create-publisher.ts";
import type { BrokerServer } from "./broker-server.ts";
import { connectClient, startNode, type TestClient, type TestNode } from "./start-node.ts";

const PATIENCE = { timeoutMs: 20_000 };

/** What any broker must do for realtime nodes while it fails, and when it comes back. */
export function describeOutages(startServer: () => Promise<BrokerServer>): void {
  describe("when the broker fails", () => {
    let server: BrokerServer;
    let nodes: TestNode[];
    let proxies: TcpProxy[];
    let probes: number;

    beforeEach(async () => {
      server = await startServer();
      nodes = [];
      proxies = [];
      probes = 0;
    });

    afterEach(async () => {
      await Promise.all(nodes.map((node) => node.close()));
      await Promise.all(proxies.map((proxy) => proxy.close()));
      await server.stop();
    });

    async function startPair(): Promise<[TestNode, TestNode]> {
      const [here, there] = await Promise.all([startNode(server.url), startNode(server.url)]);
      nodes.push(here, there);
      return [here, there];
    }

    async function startProxyToServer(): Promise<{ proxy: TcpProxy; url: string }> {
      const url = new URL(server.url);
      const proxy = await startTcpProxy({ host: url.hostname, port: Number(url.port) });
      proxies.push(proxy);
      url.port = String(proxy.port);
      return { proxy, url: url.href };
    }

    /** Resolves when what `from` says from now on arrives; what another node said before does not count. */
    async function liveAgain(from: TestNode, ...clients: TestClient[]): Promise<void> {
      const spoken = new Set<unknown>();
      await waitFor(() => {
        probes += 1;
        spoken.add(`probe ${probes}`);
        from.io.to("room").emit("said", `probe ${probes}`);
        return clients.every(({ said }) => said.some((text) => spoken.has(text)));
      }, PATIENCE);
    }

    const withoutProbes = ({ said }: TestClient) => said.filter((text) => !String(text).startsWith("probe"));

    test("people on one node go on talking while it hangs, and reach the others when it answers", async () => {
      const [here, there] = await startPair();
      const [near, far] = [await connectClient(here.port, "room"), await connectClient(there.port, "room")];
      server.pause();
      here.io.to("room").emit("said", "in the dark");
      here.io.in("room").socketsJoin("another room");
      expect(here.io.of("/").adapter.rooms.has("another room")).toBe(true);
      here.io.to("another room").emit("said", "joined in the dark");
      await waitFor(() => near.said.length === 2);
      expect(near.said).toEqual(["in the dark", "joined in the dark"]);
      expect(far.said).toEqual([]);
      await waitFor(() => here.broker.status() === "down" && there.broker.status() === "down", PATIENCE);
      server.resume();
      await liveAgain(here, far);
      await waitFor(() => here.broker.status() === "up" && there.broker.status() === "up", PATIENCE);
      await waitFor(() => withoutProbes(far).length === 2 || there.gaps.length > 0, PATIENCE);
    });

    test("it recovers from a crash, and the nodes hear that they missed something", async () => {
      const [here, there] = await startPair();
      const [near, far] = [await connectClient(here.port, "room"), await connectClient(there.port, "room")];
      here.io.to("room").emit("said", "before");
      await waitFor(() => far.said.length === 1);
      await server.kill();
      here.io.to("room").emit("said", "during");
      await waitFor(() => near.said.length === 2);
      await waitFor(() => here.broker.status() === "down" && there.broker.status() === "down", PATIENCE);
      expect(far.said).toEqual(["before"]);
      await server.restart();
      await liveAgain(here, far);
      await liveAgain(there, near);
      await waitFor(() => there.gaps.length > 0, PATIENCE);
      await waitFor(() => here.broker.status() === "up" && there.broker.status() === "up", PATIENCE);
      expect(await here.io.fetchSockets()).toHaveLength(2);
    });

    test("connections cut under traffic cost no order and no duplicates, and losses are reported", async () => {
      const [here, there] = await startPair();
      const far = await connectClient(there.port, "room");
      let sent = 0;
      const sending = setInterval(() => {
        sent += 1;
        here.io.to("room").emit("said", sent);
      }, 2);
      for (const until of [100, 300, 500]) {
        await waitFor(() => sent >= until, PATIENCE);
        await server.dropConnections();
      }
      await waitFor(() => sent >= 1_000, PATIENCE);
      clearInterval(sending);
      await liveAgain(here, far);
      const received = withoutProbes(far) as number[];
      expect(received).toEqual([...new Set(received)].sort((a, b) => a - b));
      if (received.length < sent) await waitFor(() => there.gaps.length > 0, PATIENCE);
    });

    test("nodes start without it, serve their own people and find it later", async () => {
      await server.kill();
      const [here, there] = await startPair();
      expect(here.broker.status()).toBe("down");
      const [near, far] = [await connectClient(here.port, "room"), await connectClient(there.port, "room")];
      here.io.to("room").emit("said", "alone");
      await waitFor(() => near.said.length === 1);
      await server.restart();
      await liveAgain(here, far);
      await waitFor(() => there.gaps.includes("late_start") && there.broker.status() === "up", PATIENCE);
    });

    test("connections that fall silent are replaced", async () => {
      const { proxy, url } = await startProxyToServer();
      const [here, there] = [await startNode(url), await startNode(server.url)];
      nodes.push(here, there);
      const [near, far] = [await connectClient(here.port, "room"), await connectClient(there.port, "room")];
      proxy.abandon();
      await liveAgain(here, far);
      await liveAgain(there, near);
      await waitFor(() => here.broker.status() === "up", PATIENCE);
    });

    test("a publisher neither throws nor waits, and its losses are reported when it works again", async () => {
      const [here, there] = await startPair();
      const { proxy, url } = await startProxyToServer();
      const publisher = createPublisher({ url });
      const clients = [await connectClient(here.port, "room"), await connectClient(there.port, "room")];
      publisher.emit("room", "room_left", { roomId: "before" });
      for (const { events } of clients) await waitFor(() => events.length === 1, PATIENCE);
      await proxy.close();
      publisher.emit("room", "room_left", { roomId: "during" });
      publisher.joinSockets("room", "room:2");
      publisher.leaveSockets("room", "room:2");
      expect(nodes.map(({ gaps }) => gaps)).toEqual([[], []]);
      await proxy.reopen();
      for (const { gaps } of nodes) await waitFor(() => gaps.includes("publications_lost"), PATIENCE);
      publisher.emit("room", "room_left", { roomId: "after" });
      for (const { events } of clients) {
        await waitFor(() => events.length >= 2, PATIENCE);
        expect(events.at(-1)).toEqual(["room_left", { roomId: "after" }]);
      }
      await publisher.close();
    });

    test("a publication of which the answer was lost is not repeated", async () => {
      const [node] = await startPair();
      const client = await connectClient(node.port, "room");
      const { proxy, url } = await startProxyToServer();
      const publisher = createPublisher({ url });
      publisher.emit("room", "room_left", { roomId: "before" });
      await waitFor(() => client.events.length === 1, PATIENCE);
      proxy.swallowAnswers();
      publisher.emit("room", "room_left", { roomId: "once" });
      await waitFor(() => client.events.length === 2, PATIENCE);
      await proxy.close();
      await proxy.reopen();
      await waitFor(() => node.gaps.includes("publications_lost"), PATIENCE);
      publisher.emit("room", "room_left", { roomId: "after" });
      await waitFor(() => client.events.length >= 3, PATIENCE);
      const expected = ["before", "once", "after"].map((roomId) => ["room_left", { roomId }]);
      expect(client.events).toEqual(expected);
      await publisher.close();
    });

    test("an outage keeps a node waiting, not busy", async () => {
      const [here] = await startPair();
      await server.kill();
      await waitFor(() => here.broker.status() === "down", PATIENCE);
      const before = process.cpuUsage();
      const outageMs = 1_000;
      await new Promise((resolve) => setTimeout(resolve, outageMs));
      const { user, system } = process.cpuUsage(before);
      // A read that is repeated without delay takes all of the time; what waits between its tries takes next to none.
      expect((user + system) / 1_000).toBeLessThan(outageMs / 2);
    });

    test("a node and a publisher close while it hangs", async () => {
      const [here] = await startPair();
      const publisher = createPublisher({ url: server.url });
      server.pause();
      here.io.to("room").emit("said", "never heard");
      publisher.emit("room", "room_left", { roomId: "never heard" });
      await Promise.all([here.close(), publisher.close()]);
      server.resume();
    });
  });
}
