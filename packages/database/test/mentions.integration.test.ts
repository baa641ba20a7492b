import { mentionedNames } from "@banter/domain";
import type { Mention } from "@banter/protocol";
import { openTestWorld, type TestPerson, type TestWorld } from "@banter/testing";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createReadingStore } from "../src/reading-store.ts";
import { countRowsRead } from "./count-rows-read.ts";

let world: TestWorld;
beforeAll(async () => {
  world = await openTestWorld();
});
afterAll(() => world.close());

/** Ann's room, with Bob and Cleo in it. */
async function roomOfThree() {
  const [ann, bob, cleo] = [await world.addPerson(), await world.addPerson(), await world.addPerson()];
  const roomId = await world.addRoom(ann);
  for (const { userId } of [bob, cleo]) await world.database.rooms.addMember(userId, roomId);
  return { ann, bob, cleo, roomId };
}

const draft = ({ userId, sessionId }: TestPerson, roomId: string, body: string, clientId = uuidv7()) => ({
  id: uuidv7(),
  roomId,
  authorId: userId,
  sessionId,
  clientId,
  body,
  mentions: mentionedNames(body),
});

async function say(person: TestPerson, roomId: string, body: string) {
  const [outcome] = await world.database.messages.writeMessages([draft(person, roomId, body)]);
  if (outcome?.kind !== "written") throw new Error(`not written: ${outcome?.kind}`);
  return outcome.message;
}

const change = (person: TestPerson, messageId: string, body: string | null) =>
  world.database.messages.changeMessage(person, messageId, () =>
    body === null ? { kind: "delete" } : { kind: "edit", body, mentions: mentionedNames(body) },
  );

async function calls(person: TestPerson, roomId: string) {
  const [room] = await world.database.reading.readUnread(person.userId, [roomId]);
  return [room?.unread, room?.mentions];
}

const meant = (person: TestPerson): Mention => ({ name: person.username, userId: person.userId });

describe("a mention", () => {
  it("means the members of that name, and is told with the message wherever it is read", async () => {
    const { ann, bob, cleo, roomId } = await roomOfThree();
    const outsider = await world.addPerson();
    const text = `@${bob.username.toUpperCase()} and @${cleo.username}, not @${outsider.username} or @nobody_at_all`;
    const message = await say(ann, roomId, text);
    expect(message.mentions).toEqual([meant(bob), meant(cleo)]);
    expect(await world.history(bob, roomId)).toEqual([message]);
    const [changes] = await world.database.messages.readChanges(cleo.userId, [{ roomId, afterRev: 0 }]);
    expect(changes).toMatchObject({ messages: [message] });
    expect(await Promise.all([ann, bob, cleo].map((one) => calls(one, roomId)))).toEqual([
      [0, 0],
      [1, 1],
      [1, 1],
    ]);
  });

  it("is not in messages that mention nobody, in the same batch too", async () => {
    const { ann, bob, roomId } = await roomOfThree();
    const outcomes = await world.database.messages.writeMessages([
      draft(ann, roomId, "plain"),
      draft(ann, roomId, `@${bob.username}`),
      draft(bob, roomId, "plain as well"),
    ]);
    expect(outcomes.map((outcome) => "message" in outcome && outcome.message.mentions)).toEqual([[], [meant(bob)], []]);
    expect(outcomes.map((outcome) => "message" in outcome && outcome.message.seq)).toEqual([1, 2, 3]);
  });

  it("counts once for a message that is sent again", async () => {
    const { ann, bob, roomId } = await roomOfThree();
    const first = draft(ann, roomId, `@${bob.username}`);
    const [written] = await world.database.messages.writeMessages([first]);
    const [again] = await world.database.messages.writeMessages([{ ...first, id: uuidv7() }]);
    expect(again).toEqual({ ...written, kind: "duplicate" });
    expect(await calls(bob, roomId)).toEqual([1, 1]);
  });

  it("of the room calls everybody when the owner or a moderator says it, and is text from others", async () => {
    const { ann, bob, cleo, roomId } = await roomOfThree();
    expect((await say(bob, roomId, "@room?")).mentions).toEqual([]);
    expect(await calls(cleo, roomId)).toEqual([1, 0]);
    expect((await say(ann, roomId, "@room!")).mentions).toEqual([{ name: "room", userId: null }]);
    await world.sql.query("UPDATE room_members SET role = 'MODERATOR' WHERE user_id = $1", [bob.userId]);
    await say(bob, roomId, "@Room: and once more");
    expect(await calls(cleo, roomId)).toEqual([3, 2]);
    expect(await calls(ann, roomId)).toEqual([2, 1]);
  });

  it("does not call somebody who blocks the author, who does not learn of it", async () => {
    const { ann, bob, roomId } = await roomOfThree();
    await world.database.blocks.addBlock(bob, ann.userId);
    expect((await say(ann, roomId, `@${bob.username}`)).mentions).toEqual([meant(bob)]);
    await world.database.blocks.removeBlock(bob, ann.userId);
    expect(await calls(bob, roomId)).toEqual([1, 0]);
    await say(ann, roomId, `@${bob.username}, and @room`);
    expect(await calls(bob, roomId)).toEqual([2, 2]);
    await world.database.blocks.addBlock(bob, ann.userId);
    expect(await calls(bob, roomId)).toEqual([0, 0]);
  });

  it("comes, changes and goes with edits, and is gone with its message", async () => {
    const { ann, bob, cleo, roomId } = await roomOfThree();
    const { id } = await say(ann, roomId, "nobody");
    expect((await change(ann, id, `@${bob.username}`))?.message.mentions).toEqual([meant(bob)]);
    expect(await calls(bob, roomId)).toEqual([1, 1]);
    expect((await change(ann, id, `@${cleo.username}`))?.message.mentions).toEqual([meant(cleo)]);
    expect([await calls(bob, roomId), await calls(cleo, roomId)]).toEqual([
      [1, 0],
      [1, 1],
    ]);
    expect((await change(ann, id, "nobody again"))?.message.mentions).toEqual([]);
    await change(ann, id, `@${cleo.username}`);
    expect((await change(ann, id, null))?.message.mentions).toEqual([]);
    expect(await calls(cleo, roomId)).toEqual([0, 0]);
    const { rows } = await world.sql.query(
      "SELECT mentions FROM messages WHERE id = $1 UNION ALL SELECT '{}' FROM message_mentions WHERE message_id = $1",
      [id],
    );
    expect(rows).toEqual([{ mentions: null }]);
  });
});

it("counting those of a person reads those and no others, and of many of one's own no more than a bound", async () => {
  const { ann, bob, roomId } = await roomOfThree();
  await world.sql.query(
    `WITH written AS (
       INSERT INTO messages (id, room_id, author_id, client_id, seq, rev, body, body_sha256)
       SELECT gen_random_uuid(), $1, $2, gen_random_uuid(), n, n, 'x', sha256('') FROM generate_series(1, 20000) AS n
       RETURNING id, seq
     )
     INSERT INTO message_mentions (room_id, target_id, seq, message_id, author_id)
     SELECT $1, CASE WHEN seq % 2000 = 0 THEN $3::uuid WHEN seq % 2 = 0 THEN $1 ELSE $2 END, seq, id,
       CASE WHEN seq % 2000 = 0 THEN $2::uuid ELSE $3 END FROM written`,
    [roomId, ann.userId, bob.userId],
  );
  await world.sql.query("UPDATE rooms SET head_rev = 20000 WHERE id = $1", [roomId]);
  await world.database.reading.moveReading(bob, roomId, 16_000);
  await world.sql.query("ANALYZE");
  const read = () =>
    countRowsRead(world.url, "message_mentions", (pool) => createReadingStore(pool).readUnread(bob.userId));
  expect(await calls(bob, roomId)).toEqual([100, expect.any(Number)]);
  expect(await read()).toBeLessThanOrEqual(1_000);
  await world.sql.query("DELETE FROM message_mentions WHERE target_id = $1", [roomId]);
  expect(await calls(bob, roomId)).toEqual([100, 2]);
  expect(await read()).toBe(2);
});
