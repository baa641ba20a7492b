import { randomUUID } from "node:crypto";
import { createMessageService, createRoomSettingsService, type WriteOutcome } from "@banter/domain";
import { ChangeRoom, ListAudit, type RoomSettings } from "@banter/protocol";
import { openTestWorld, type TestPerson, type TestWorld } from "@banter/testing";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const origin = { address: "192.0.2.1", userAgent: "test" };
const as = (person: TestPerson) => ({ ...person, role: "USER" }) as const;

let world: TestWorld;
let told: RoomSettings[] = [];

beforeAll(async () => {
  world = await openTestWorld();
});
afterAll(() => world.close());

function settings() {
  told = [];
  return createRoomSettingsService({
    ...world.database.roomSettings,
    announcer: { roomChanged: (event) => told.push(event) },
  });
}

const draft = (person: TestPerson, roomId: string, body: string, clientId = randomUUID()) => ({
  id: uuidv7(),
  authorId: person.userId,
  sessionId: person.sessionId,
  clientId,
  roomId,
  body,
});

const kindsOf = (outcomes: WriteOutcome[]) => outcomes.map(({ kind }) => kind);

async function writeAll(...drafts: ReturnType<typeof draft>[]) {
  return kindsOf(await world.database.messages.writeMessages(drafts));
}

/** As if so much time had gone by. */
async function goBy(roomId: string, seconds: number): Promise<void> {
  await world.sql.query("UPDATE room_paces SET wrote_at = wrote_at - make_interval(secs => $2) WHERE room_id = $1", [
    roomId,
    seconds,
  ]);
}

async function slowRoom(seconds: number) {
  const [ann, ben] = [await world.addPerson(), await world.addPerson()];
  const roomId = await world.addRoom(ann);
  await world.database.rooms.addMember(ben.userId, roomId);
  const changed = await settings().change(as(ann), origin, ChangeRoom.parse({ roomId, slowModeSeconds: seconds }));
  expect(told).toEqual([changed]);
  return { ann, ben, roomId };
}

describe("slow mode", () => {
  it("has a member wait between two messages, also in one batch, and nobody else", async () => {
    const { ann, ben, roomId } = await slowRoom(30);
    const both = [draft(ben, roomId, "one"), draft(ben, roomId, "two")] as const;
    expect(await writeAll(...both, draft(ann, roomId, "a"), draft(ann, roomId, "b"))).toEqual([
      "written",
      "slow_mode",
      "written",
      "written",
    ]);
    expect(await writeAll(both[0], both[1])).toEqual(["duplicate", "slow_mode"]);
    await goBy(roomId, 29);
    expect(await writeAll(both[1])).toEqual(["slow_mode"]);
    expect(await world.database.messages.slowModeWaitMs(ben.userId, roomId)).toBeLessThanOrEqual(1_000);
    await goBy(roomId, 1);
    expect(await writeAll(both[1])).toEqual(["written"]);
    expect((await world.history(ann, roomId)).map(({ body }) => body)).toEqual(["one", "a", "b", "two"]);
  });

  it("is not got around by leaving and coming back, and ends when it is switched off", async () => {
    const { ann, ben, roomId } = await slowRoom(3_600);
    expect(await writeAll(draft(ben, roomId, "one"))).toEqual(["written"]);
    await world.database.rooms.removeMember(ben.userId, roomId, ben.sessionId);
    await world.database.rooms.addMember(ben.userId, roomId);
    expect(await writeAll(draft(ben, roomId, "two"))).toEqual(["slow_mode"]);
    await settings().change(as(ann), origin, { roomId, slowModeSeconds: 0 });
    expect(await writeAll(draft(ben, roomId, "two"), draft(ben, roomId, "three"))).toEqual(["written", "written"]);
  });

  it("says how long to wait", async () => {
    const { ben, roomId } = await slowRoom(60);
    const messages = createMessageService({
      ...world.database.messages,
      findBan: world.database.moderation.findBan,
      write: async (unwritten) => {
        const [outcome] = await world.database.messages.writeMessages([{ ...unwritten, id: uuidv7() }]);
        if (!outcome) throw new Error("no outcome");
        return outcome;
      },
      announcer: { messagesChanged: () => {} },
    });
    const say = () => messages.send(as(ben), { roomId, clientId: randomUUID(), body: "hello" });
    await say();
    const refusal = await say().catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: "RATE_LIMITED", reason: "slow_mode" });
    const { retryAfterMs } = refusal as { retryAfterMs: number };
    expect(retryAfterMs).toBeGreaterThan(0);
    expect(retryAfterMs).toBeLessThanOrEqual(60_000);
  });
});

describe("a room's settings", () => {
  it("are changed by moderators, but for the name; each change is told once and recorded", async () => {
    const { ann, ben, roomId } = await slowRoom(5);
    const change = (person: TestPerson, wanted: object) =>
      settings().change(as(person), origin, ChangeRoom.parse({ roomId, ...wanted }));
    await expect(change(ben, { topic: "Mine" })).rejects.toMatchObject({ code: "FORBIDDEN", reason: "room_role" });
    await world.sql.query("UPDATE room_members SET role = 'MODERATOR' WHERE room_id = $1 AND user_id = $2", [
      roomId,
      ben.userId,
    ]);
    await expect(change(ben, { name: "Mine" })).rejects.toMatchObject({ reason: "room_role" });
    const topical = { roomId, name: "Room", topic: "Beans", slowModeSeconds: 5 };
    expect(await change(ben, { topic: "Beans", name: "Room" })).toEqual(topical);
    expect(told).toEqual([topical]);
    expect(await change(ben, { topic: "Beans" })).toEqual(topical);
    expect(told).toEqual([]);
    expect(await change(ann, { name: "Garden" })).toEqual({ ...topical, name: "Garden" });
    expect(await world.database.rooms.findRoom(ben.userId, roomId)).toMatchObject({ name: "Garden", topic: "Beans" });
    const { entries } = await world.database.admin.listAudit(ListAudit.parse({ actor: ben.username, limit: 10 }));
    expect(entries).toMatchObject([{ action: "change_room", target: { id: roomId } }]);
  });

  it("of a private room or a conversation of two are nothing to others", async () => {
    const [ann, ben] = [await world.addPerson(), await world.addPerson()];
    const roomId = await world.addRoom(ann, "PRIVATE");
    for (const id of [roomId, randomUUID()])
      await expect(settings().change(as(ben), origin, { roomId: id, topic: "x" })).rejects.toMatchObject({
        code: "NOT_FOUND",
      });
  });
});
