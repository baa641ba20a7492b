import { describe, expect, it } from "vitest";
import { settlePromises } from "../test/fake-clock.ts";
import { ME } from "../test/fake-cluster.ts";
import { startClient } from "../test/start-client.ts";

const ROOM = "room";

async function openRoom(messages = 1) {
  const started = await startClient();
  const { client, cluster } = started;
  for (let index = 0; index < messages; index += 1) cluster.write(ROOM, `m${index}`);
  const timeline = client.room(ROOM);
  await settlePromises();
  const [first] = cluster.log(ROOM);
  if (!first) throw new Error("the room is empty");
  return { ...started, timeline, first };
}

describe("a quote", () => {
  it("is what is held of the room, as it is now", async () => {
    const { timeline, cluster, first } = await openRoom();
    timeline.quotes.want(first.id);
    expect(timeline.quotes.of(first.id)).toMatchObject({ body: "m0" });
    cluster.broadcast(cluster.edit(ROOM, first.seq, "m0, better"), "message_changed");
    expect(timeline.quotes.of(first.id)).toMatchObject({ body: "m0, better" });
    cluster.broadcast(cluster.edit(ROOM, first.seq, null), "message_changed");
    expect(timeline.quotes.of(first.id)).toMatchObject({ body: null });
  });

  it("is asked for when it is older than what is held, and then kept up to date", async () => {
    const { timeline, cluster, first } = await openRoom(60);
    let changes = 0;
    timeline.quotes.subscribe(() => {
      changes += 1;
    });
    timeline.quotes.want(first.id);
    expect(timeline.quotes.of(first.id)).toBeUndefined();
    await settlePromises();
    expect(timeline.quotes.of(first.id)).toMatchObject({ body: "m0" });
    cluster.broadcast(cluster.edit(ROOM, first.seq, null), "message_changed");
    expect(timeline.quotes.of(first.id)).toMatchObject({ body: null });
    expect(changes).toBe(2);
  });

  it("keeps a change that overtakes the answer", async () => {
    const { timeline, cluster, first } = await openRoom(60);
    timeline.quotes.want(first.id);
    const old = structuredClone(cluster.find(first.id));
    cluster.broadcast(cluster.edit(ROOM, first.seq, "newer"), "message_changed");
    cluster.broadcast(old, "message_changed");
    await settlePromises();
    expect(timeline.quotes.of(first.id)).toMatchObject({ body: "newer" });
  });

  it("is nothing for a message that cannot be seen, and comes when it can", async () => {
    const { timeline, cluster, first } = await openRoom();
    timeline.quotes.want(first.id);
    timeline.quotes.want("absent");
    await settlePromises();
    expect(timeline.quotes.of("absent")).toBeNull();
    cluster.hide(first.author.id);
    for (const socket of cluster.openSockets()) socket.deliver("hidden_people", { userIds: [first.author.id] });
    expect(timeline.quotes.of(first.id)).toBeNull();
    cluster.unhide(first.author.id);
    for (const socket of cluster.openSockets()) socket.deliver("hidden_people", { userIds: [] });
    await settlePromises();
    expect(timeline.quotes.of(first.id)).toMatchObject({ body: "m0" });
  });

  it("goes with a message over its retries", async () => {
    const { timeline, cluster, first } = await openRoom();
    cluster.hooks.onRequest = () => {};
    timeline.send("yes", { replyToId: first.id });
    await settlePromises();
    expect(timeline.getSnapshot().messages.at(-1)).toMatchObject({ state: "sending", draft: { replyToId: first.id } });
    cluster.hooks.onRequest = (request) => request.run();
    for (const socket of cluster.openSockets()) socket.drop();
    await settlePromises();
    expect(cluster.requestsOf("new_chat_message").every(({ input }) => input.replyToId === first.id)).toBe(true);
  });
});

describe("a reaction", () => {
  it("shows, and is taken back", async () => {
    const { client, timeline, first } = await openRoom();
    await client.react(first.id, "👍", true);
    const shown = () => {
      const entry = timeline.getSnapshot().messages[0];
      return entry?.state === "stored" ? entry.message.reactions : undefined;
    };
    expect(shown()).toEqual([{ emoji: "👍", count: 1, people: [ME] }]);
    await client.react(first.id, "👍", false);
    expect(shown()).toEqual([]);
  });

  it("of one's own stays in sight when a broadcast names others of many, and goes when one takes it back", async () => {
    const { client, cluster, timeline, first } = await openRoom();
    const shown = () => {
      const entry = timeline.getSnapshot().messages[0];
      return entry?.state === "stored" ? entry.message.reactions[0] : undefined;
    };
    const others = Array.from({ length: 20 }, (_, index) => ({ id: `other ${index}`, username: `other_${index}` }));
    await client.react(first.id, "👍", true);
    cluster.react(first.id, "👍", others, 5);
    expect(shown()).toMatchObject({ count: 25, people: expect.arrayContaining([ME]) });
    cluster.answers.react = ({ messageId, emoji }) => ({ message: cluster.react(messageId, emoji, others, 4) });
    await client.react(first.id, "👍", false);
    expect(shown()).toMatchObject({ count: 24, people: expect.not.arrayContaining([ME]) });
  });

  it("of somebody whom one blocks is not shown", async () => {
    const { cluster, timeline, first } = await openRoom();
    const rude = { id: "rude", username: "rude" };
    cluster.react(first.id, "👍", [ME, rude]);
    for (const socket of cluster.openSockets()) socket.deliver("hidden_people", { userIds: ["rude"] });
    expect(timeline.getSnapshot().messages[0]).toMatchObject({
      message: { reactions: [{ emoji: "👍", count: 1, people: [ME] }] },
    });
  });
});
