import { createAnnouncer, createPublisher } from "@banter/broker";
import { createFriendService } from "@banter/domain";
import { openTestWorld, startRedis, type TestPerson, waitFor } from "@banter/testing";
import { describe, expect, it } from "vitest";
import { startCluster, TestSocket } from "./cluster.ts";

const as = (person: TestPerson) => ({ ...person, role: "USER" as const });

describe.each(["postgres", "redis"] as const)("a friendship on two nodes over %s", (broker) => {
  it("is told to all connections of both, and to nobody else", async () => {
    const world = await openTestWorld();
    const redis = broker === "redis" ? await startRedis() : undefined;
    const brokerUrl = redis?.url ?? world.url;
    const cluster = await startCluster(2, world.url, brokerUrl);
    const publisher = createPublisher({ url: brokerUrl });
    const sockets: TestSocket[] = [];
    const connect = async ({ token }: TestPerson, node: 0 | 1) => {
      const socket = await TestSocket.connect(cluster.urls[node] ?? "", { token });
      sockets.push(socket);
      return socket;
    };
    try {
      const [ann, ben, cat] = [await world.addPerson(), await world.addPerson(), await world.addPerson()];
      const anns = [await connect(ann, 0), await connect(ann, 1)];
      const bens = [await connect(ben, 0), await connect(ben, 1)];
      const cats = await connect(cat, 1);
      const friends = createFriendService({
        ...world.database.friends,
        requests: { take: async () => {}, forgive: async () => {} },
        searches: { take: async () => {}, forgive: async () => {} },
        announcer: createAnnouncer(publisher),
      });
      await friends.request(as(ann), { userId: ben.userId });
      await friends.accept(as(ben), { userId: ann.userId });
      await friends.remove(as(ben), { userId: ann.userId });
      for (const [own, other, relation] of [
        [anns, ben, "requested"],
        [bens, ann, "asked"],
      ] as const) {
        const { userId: id, username } = other;
        for (const socket of own) {
          await waitFor(() => socket.all("friend_removed").length > 0);
          expect(socket.all("friend_requested")).toMatchObject([{ friend: { id, username, relation } }]);
          expect(socket.all("friend_accepted")).toMatchObject([{ friend: { id, username, relation: "friends" } }]);
          expect(socket.all("friend_removed")).toEqual([{ userId: id }]);
        }
      }
      expect(cats.heard.filter(({ event }) => event.startsWith("friend_"))).toEqual([]);
    } finally {
      for (const socket of sockets) socket.close();
      await publisher.close();
      await cluster.stop();
      await redis?.stop();
      await world.close();
    }
  });
});
