import { randomUUID } from "node:crypto";
import { openTestWorld, type TestPerson, type TestWorld } from "@banter/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

let world: TestWorld;
let ann: TestPerson;
let ben: TestPerson;

beforeAll(async () => {
  world = await openTestWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  [ann, ben] = await Promise.all([world.addPerson(), world.addPerson()]);
});

/** A node that renewed its row so long ago. */
async function addNode(silentForSeconds = 0): Promise<string> {
  const id = randomUUID();
  await world.sql.query(
    "INSERT INTO realtime_nodes (id, access_seen_at) VALUES ($1, now() - make_interval(secs => $2))",
    [id, silentForSeconds],
  );
  return id;
}

const write = (nodeId: string, userId: string, state: "online" | "away" | "offline") =>
  world.database.presence.writePresence(nodeId, [{ userId, state }]);
const stateOf = async ({ userId }: TestPerson) =>
  (await world.database.presence.readPresence([userId])).get(userId) ?? "offline";

describe("how a person is", () => {
  it("is the best that the nodes say of them which run", async () => {
    const [one, other, dead] = [await addNode(), await addNode(), await addNode(9)];
    expect(await stateOf(ann)).toBe("offline");
    await write(dead, ann.userId, "online");
    expect(await stateOf(ann)).toBe("offline");
    await write(one, ann.userId, "away");
    expect(await stateOf(ann)).toBe("away");
    await write(other, ann.userId, "online");
    expect(await stateOf(ann)).toBe("online");
    await write(other, ann.userId, "offline");
    expect(await stateOf(ann)).toBe("away");
    await world.database.access.forgetNode(one);
    expect(await stateOf(ann)).toBe("offline");
  });

  it("is found by whoever asks what changed, with the nodes that run", async () => {
    const [node, dead] = [await addNode(), await addNode(9)];
    const { asOf } = await world.database.presence.findPresenceChanges(new Date(0));
    await write(node, ben.userId, "online");
    const changes = await world.database.presence.findPresenceChanges(new Date(asOf.getTime() - 1));
    expect(changes.userIds).toEqual([ben.userId]);
    expect(changes.nodeIds).toContain(node);
    expect(changes.nodeIds).not.toContain(dead);
    await world.sql.query("UPDATE presences SET changed_at = now() - interval '2 minutes'");
    await write(node, ann.userId, "offline");
    await world.sql.query("UPDATE presences SET changed_at = now() - interval '2 minutes' WHERE user_id = $1", [
      ann.userId,
    ]);
    await world.database.presence.forgetGone(node);
    const { rows } = await world.sql.query("SELECT user_id FROM presences WHERE node_id = $1", [node]);
    expect(rows).toEqual([{ user_id: ben.userId }]);
    expect(await world.database.presence.readNodePresence(node)).toEqual(new Map([[ben.userId, "online"]]));
  });
});

describe("whom somebody may see", () => {
  const sees = async (viewer: TestPerson, person: TestPerson) =>
    (await world.database.presence.findVisible([{ viewerId: viewer.userId, userId: person.userId }])).length === 1;
  const befriend = () =>
    world.sql.query(
      `INSERT INTO friends (low_id, high_id, status, requester_id, accepted_at)
       VALUES (least($1::uuid, $2::uuid), greatest($1::uuid, $2::uuid), 'ACCEPTED', $1, now())`,
      [ann.userId, ben.userId],
    );

  it("is oneself, and no stranger, nor somebody who was only asked", async () => {
    expect([await sees(ann, ann), await sees(ann, ben)]).toEqual([true, false]);
    await world.sql.query(
      `INSERT INTO friends (low_id, high_id, status, requester_id)
       VALUES (least($1::uuid, $2::uuid), greatest($1::uuid, $2::uuid), 'PENDING', $1)`,
      [ann.userId, ben.userId],
    );
    expect([await sees(ann, ben), await sees(ben, ann)]).toEqual([false, false]);
  });

  it("is a friend, and who is in one room", async () => {
    await befriend();
    expect([await sees(ann, ben), await sees(ben, ann)]).toEqual([true, true]);
    await world.sql.query("DELETE FROM friends");
    const roomId = await world.addRoom(ann);
    expect(await sees(ann, ben)).toBe(false);
    await world.database.rooms.addMember(ben.userId, roomId);
    expect([await sees(ann, ben), await sees(ben, ann)]).toEqual([true, true]);
  });

  it("is nobody with whom one only has a conversation from earlier days", async () => {
    const roomId = randomUUID();
    const [low, high] = [ann.userId, ben.userId].sort();
    await world.sql.query(
      `INSERT INTO rooms (id, kind, name, name_key, created_by_id, direct_low_id, direct_high_id, member_count)
       VALUES ($1, 'DIRECT', '', '', $2, $2, $3, 2)`,
      [roomId, low, high],
    );
    await world.sql.query("INSERT INTO room_members (room_id, user_id) VALUES ($1, $2), ($1, $3)", [roomId, low, high]);
    expect(await sees(ann, ben)).toBe(false);
    await befriend();
    expect(await sees(ann, ben)).toBe(true);
  });

  it("is nobody whom one blocks, while those see what they would see without the block", async () => {
    const roomId = await world.addRoom(ann);
    await world.database.rooms.addMember(ben.userId, roomId);
    await befriend();
    await world.database.blocks.addBlock(ann, ben.userId);
    expect([await sees(ann, ben), await sees(ben, ann)]).toEqual([false, true]);
    await world.database.blocks.removeBlock(ann, ben.userId);
    expect([await sees(ann, ben), await sees(ben, ann)]).toEqual([true, true]);
  });

  it("is noted to have changed for both when a friendship begins and when it ends", async () => {
    const changedSince = async (moment: Date) => {
      const { userIds } = await world.database.access.findAccessChanges(moment);
      return [ann, ben].map(({ userId }) => userIds.includes(userId));
    };
    const { asOf: before } = await world.database.access.findAccessChanges(new Date(0));
    await befriend();
    expect(await changedSince(new Date(before.getTime() - 1))).toEqual([true, true]);
    await world.sql.query("UPDATE access_changes SET changed_at = now() - interval '1 hour'");
    await world.sql.query("DELETE FROM friends WHERE requester_id = $1", [ann.userId]);
    expect(await changedSince(new Date(before.getTime() - 1))).toEqual([true, true]);
  });
});
