import { randomUUID } from "node:crypto";
import { openTestWorld, type TestPerson, type TestWorld, waitFor } from "@banter/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startCluster, TestSocket } from "./cluster.ts";

let world: TestWorld;
let cluster: Awaited<ReturnType<typeof startCluster>>;

beforeAll(async () => {
  world = await openTestWorld();
  cluster = await startCluster(2, world.url, world.url);
});
afterAll(async () => {
  await cluster.stop();
  await world.close();
});

async function upload(owner: TestPerson): Promise<string> {
  const id = randomUUID();
  await world.database.attachments.reserve(owner, { id, name: "a.txt", description: "", sizeBytes: 3 }, 1_000);
  await world.database.attachments.complete(owner, id, {
    name: "a.txt",
    mediaType: "text/plain",
    sizeBytes: 3,
    picture: null,
  });
  return id;
}

it("brings a message's files to everybody on both nodes, and takes them away with it", async () => {
  const [ann, ben] = [await world.addPerson(), await world.addPerson()];
  const roomId = await world.addRoom(ann);
  await world.database.rooms.addMember(ben.userId, roomId);
  const a = await TestSocket.connect(cluster.urls[0] ?? "", { token: ann.token });
  const b = await TestSocket.connect(cluster.urls[1] ?? "", { token: ben.token });
  const heard = () =>
    b.heard
      .filter(({ event }) => event === "new_chat_message" || event === "message_changed")
      .flatMap(({ payload }) => (payload as { messages: unknown[] }).messages);
  const draft = (attachmentIds: string[], body: string) => ({ roomId, clientId: randomUUID(), body, attachmentIds });

  const id = await upload(ann);
  const { message } = await a.ask("new_chat_message", draft([id], ""));
  const attachment = { id, name: "a.txt", mediaType: "text/plain", sizeBytes: 3, picture: null, description: "" };
  expect(message).toMatchObject({ body: "", attachments: [attachment] });
  await waitFor(() => heard().length === 1);
  expect(heard()).toEqual([message]);

  const someoneElses = await upload(ben);
  for (const refused of [[id], [someoneElses], [randomUUID()]]) {
    expect(await a.emit("new_chat_message", draft(refused, "words"))).toMatchObject({
      ok: false,
      error: { code: "NOT_FOUND", reason: "no_such_attachment" },
    });
  }
  expect(await a.emit("new_chat_message", draft([], ""))).toMatchObject({ ok: false, error: { code: "INVALID" } });

  await a.ask("edit_message", { messageId: message.id, body: "Look" });
  await a.ask("edit_message", { messageId: message.id, body: "" });
  await a.ask("delete_message", { messageId: message.id });
  await waitFor(() => heard().length === 4);
  expect(heard().slice(1)).toMatchObject([
    { body: "Look", attachments: [attachment] },
    { body: "", attachments: [attachment] },
    { body: null, attachments: [] },
  ]);
  const { rooms } = await b.ask("sync_rooms", { cursors: [{ roomId, afterRev: 0 }] });
  expect(rooms).toMatchObject([{ status: "complete", messages: [{ id: message.id, attachments: [] }] }]);
  for (const socket of [a, b]) socket.close();
});
