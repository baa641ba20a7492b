import { createAnnouncer, createPublisher } from "@banter/broker";
import { createOwnAccountService } from "@banter/domain";
import { openTestWorld, startRedis, type TestPerson, waitFor } from "@banter/testing";
import { describe, expect, it } from "vitest";
import { startCluster, TestSocket } from "./cluster.ts";

const untried = async () => {
  throw new Error("not tried here");
};

describe.each(["postgres", "redis"] as const)("an account that is deleted, on two nodes over %s", (broker) => {
  it("ends its connections, and is told to its rooms and friends", async () => {
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
    const service = createOwnAccountService({
      ...world.database.accounts,
      hashPassword: untried,
      verifyPassword: async () => true,
      announceEndedSessions: publisher.sessionsEnded,
      announcer: createAnnouncer(publisher),
      passwordChecks: { take: async () => {}, forgive: async () => {} },
    });
    try {
      const [ann, ben] = [await world.addPerson(), await world.addPerson()];
      const roomId = await world.addRoom(ann);
      await world.database.rooms.addMember(ben.userId, roomId);
      await world.database.friends.changeFriendship(ben, ann.userId, () => "ask");
      const [anns, bens] = [
        [await connect(ann, 0), await connect(ann, 1)],
        [await connect(ben, 0), await connect(ben, 1)],
      ];
      await service.delete({ ...ann, role: "USER" }, { password: "whatever" });

      await waitFor(() => anns.every((socket) => !socket.isConnected));
      for (const socket of anns) expect(socket.all("session_ended")).toEqual([{ reason: "logged_out" }]);
      for (const socket of bens) {
        await waitFor(() => socket.all("friend_removed").length > 0);
        expect(socket.all("member_left")).toEqual([{ roomId, userId: ann.userId, memberCount: 1, isDeleted: true }]);
        expect(socket.all("member_changed")).toMatchObject([{ roomId, member: { id: ben.userId, role: "OWNER" } }]);
        expect(socket.all("friend_removed")).toEqual([{ userId: ann.userId }]);
      }
    } finally {
      for (const socket of sockets) socket.close();
      await publisher.close();
      await cluster.stop();
      await redis?.stop();
      await world.close();
    }
  });
});
