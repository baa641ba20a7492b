import { randomUUID } from "node:crypto";
import { createBlockService } from "@banter/domain";
import { openTestWorld, type TestPerson, type TestWorld, waitFor } from "@banter/testing";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startCluster, TestSocket } from "./cluster.ts";

let world: TestWorld;
let cluster: Awaited<ReturnType<typeof startCluster>>;
let ann: TestPerson;
let ben: TestPerson;
let cat: TestPerson;
let roomId: string;
const sockets: TestSocket[] = [];

beforeAll(async () => {
  world = await openTestWorld();
  cluster = await startCluster(2, world.url, world.url, {});
});
afterAll(async () => {
  await cluster?.stop();
  await world?.close();
});
beforeEach(async () => {
  [ann, ben, cat] = await Promise.all([world.addPerson(), world.addPerson(), world.addPerson()]);
  roomId = await world.addRoom(ann);
  for (const { userId } of [ben, cat]) await world.database.rooms.addMember(userId, roomId);
});
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.close();
});

async function connect({ token }: TestPerson, node: 0 | 1): Promise<TestSocket> {
  const socket = await TestSocket.connect(cluster.urls[node] ?? "", { token });
  sockets.push(socket);
  return socket;
}

async function say(socket: TestSocket, body: string, replyToId?: string) {
  const { message } = await socket.ask("new_chat_message", { roomId, clientId: randomUUID(), body, replyToId });
  return message;
}

const changes = (socket: TestSocket) => socket.all("message_changed").flatMap(({ messages }) => messages);

describe("on two nodes", () => {
  it("reactions, replies and pins reach everybody at once, and whoever was away with the next sync", async () => {
    const [a0, b1] = [await connect(ann, 0), await connect(ben, 1)];
    const original = await say(a0, "Are the beans up?");
    const reply = await say(b1, "All of them", original.id);
    await waitFor(() => a0.all("new_chat_message").length > 1);
    expect(a0.all("new_chat_message").at(-1)?.messages).toEqual([reply]);
    const { message: reacted } = await b1.ask("react", { messageId: original.id, emoji: "🫘", on: true });
    expect(reacted.reactions).toEqual([
      { emoji: "🫘", count: 1, people: [{ id: ben.userId, username: ben.username }] },
    ]);
    const { message: pinned } = await a0.ask("pin_message", { messageId: reply.id, on: true });
    for (const socket of [a0, b1]) {
      await waitFor(() => changes(socket).length > 1);
      expect(changes(socket)).toEqual([reacted, pinned]);
    }
    const c0 = await connect(cat, 0);
    const { rooms } = await c0.ask("sync_rooms", { cursors: [{ roomId, afterRev: 2 }] });
    expect(rooms).toEqual([{ roomId, status: "complete", headRev: 4, messages: [reacted, pinned] }]);
  });

  it("a reaction of somebody who is blocked comes without them, and leaves no gap", async () => {
    const [a0, b1, c1] = [await connect(ann, 0), await connect(ben, 1), await connect(cat, 1)];
    const { id } = await say(a0, "beans");
    const blocks = createBlockService({
      announcer: { friendRemoved() {} },
      ...world.database.blocks,
      untilNodesKnow: world.database.access.untilNodesKnow,
      announceAccessChange() {},
    });
    await blocks.block({ ...ann, role: "USER" }, { userId: ben.userId });
    await b1.ask("react", { messageId: id, emoji: "👎", on: true });
    await c1.ask("react", { messageId: id, emoji: "👍", on: true });
    const secret = ben.userId;
    await waitFor(() => changes(a0).length > 1 && changes(c1).length > 1);
    expect(changes(a0).map(({ rev, reactions }) => [rev, reactions.map(({ emoji }) => emoji)])).toEqual([
      [2, []],
      [3, ["👍"]],
    ]);
    expect(JSON.stringify(a0.all("message_changed"))).not.toContain(secret);
    expect(
      changes(c1)
        .at(-1)
        ?.reactions.map(({ emoji }) => emoji),
    ).toEqual(["👎", "👍"]);
  });

  it("what is no emoji, or no message, is refused with a reason", async () => {
    const a0 = await connect(ann, 0);
    const { id } = await say(a0, "beans");
    expect(await a0.emit("react", { messageId: id, emoji: ":+1:", on: true })).toMatchObject({
      ok: false,
      error: { code: "INVALID", issues: [{ path: "emoji", message: "Give one emoji" }] },
    });
    expect(await a0.emit("react", { messageId: randomUUID(), emoji: "👍", on: true })).toMatchObject({
      ok: false,
      error: { code: "NOT_FOUND" },
    });
    const body = { roomId, clientId: randomUUID(), body: "hm", replyToId: randomUUID() };
    expect(await a0.emit("new_chat_message", body)).toMatchObject({
      ok: false,
      error: { code: "NOT_FOUND", reason: "no_such_reply", retryable: false },
    });
  });
});
