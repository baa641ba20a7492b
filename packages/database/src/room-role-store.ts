import type { ChangedRoom, MemberChange, RoomFacts, RoomRolePorts } from "@banter/domain";
import type { Member, MemberRef, Role, RoomKind, RoomRole } from "@banter/protocol";
import type { Pool, PoolClient } from "pg";
import { auditInsert } from "./audit-log.ts";
import { requireMayAct } from "./bans.ts";
import { LOCK_ROOM, membersOf } from "./room-members.ts";
import { inTransaction, rowsOf } from "./transaction.ts";

interface FactsRow {
  id: string;
  username: string;
  room_role: RoomRole | null;
  is_banned: boolean;
  is_friend: boolean;
  actor_role: Role;
  actor_room_role: RoomRole | null;
}

/** $1 the room, $2 the person it is about, $3 who acts. */
const READ_FACTS = `
  SELECT target.id, target.username, theirs.role AS room_role, ban.user_id IS NOT NULL AS is_banned,
    are_friends(least(target.id, actor.id), greatest(target.id, actor.id)) AS is_friend,
    actor.role AS actor_role, mine.role AS actor_room_role
  FROM users AS target
  JOIN users AS actor ON actor.id = $3
  LEFT JOIN room_members AS theirs ON theirs.room_id = $1 AND theirs.user_id = target.id
  LEFT JOIN room_members AS mine ON mine.room_id = $1 AND mine.user_id = actor.id
  LEFT JOIN room_bans AS ban ON ban.room_id = $1 AND ban.user_id = target.id
  WHERE target.id = $2 AND target.deleted_at IS NULL`;

const BAN = `
  INSERT INTO room_bans (room_id, user_id, banned_by_id, reason) VALUES ($1, $2, $3, $4)
  ON CONFLICT (room_id, user_id) DO UPDATE SET banned_by_id = excluded.banned_by_id, reason = excluded.reason,
    created_at = excluded.created_at`;

const LIFT_BAN = "DELETE FROM room_bans WHERE room_id = $1 AND user_id = $2";

const FIND_OWNER = "SELECT user_id FROM room_members WHERE room_id = $1 AND role = 'OWNER'";

const LIST_BANS = `
  SELECT u.id, u.username, b.reason, b.created_at FROM room_bans AS b JOIN users AS u ON u.id = b.user_id
  WHERE b.room_id = $1 ORDER BY b.created_at DESC, u.id LIMIT $2`;

export function createRoomRoleStore(pool: Pool) {
  return {
    async changeMember(actor, by, ref, decide) {
      return inTransaction(pool, async (client) => {
        const facts = await lockAndRead(client, actor.userId, ref);
        if (!facts) return null;
        // two who part hold each other's rows and wait for their room; nothing is changed in it here
        if (facts.roomKind !== "DIRECT") await requireMayAct(rowsOf(client), actor);
        const decision = decide(facts);
        if (!decision) return { memberCount: await membersOf(client, ref.roomId).count(0), members: [] };
        const changed = await apply(client, ref, actor.userId, decision.change);
        await client.query(auditInsert(by, decision.note));
        return changed;
      });
    },

    async listRoomBans(roomId, limit) {
      const { rows } = await pool.query<{ id: string; username: string; reason: string; created_at: Date }>(LIST_BANS, [
        roomId,
        limit,
      ]);
      const bans = rows.map(({ created_at, ...ban }) => ({ ...ban, createdAt: created_at.toISOString() }));
      return { bans };
    },
  } satisfies Partial<RoomRolePorts>;
}

async function lockAndRead(
  client: PoolClient,
  actorId: string,
  { roomId, userId }: MemberRef,
): Promise<RoomFacts | null> {
  const locked = await client.query<{ name: string; kind: RoomKind }>(LOCK_ROOM, [roomId]);
  const { rows } = await client.query<FactsRow>(READ_FACTS, [roomId, userId, actorId]);
  const [room, row] = [locked.rows[0], rows[0]];
  if (!room || !row) return null;
  return {
    roomName: room.name,
    roomKind: room.kind,
    actor: { role: row.actor_role, roomRole: row.actor_room_role },
    target: {
      id: row.id,
      username: row.username,
      roomRole: row.room_role,
      isBannedFromRoom: row.is_banned,
      isFriend: row.is_friend,
    },
  };
}

async function apply(
  client: PoolClient,
  { roomId, userId }: MemberRef,
  actorId: string,
  change: MemberChange,
): Promise<ChangedRoom> {
  const room = membersOf(client, roomId);

  async function answer(members: Member[], by: -1 | 0 | 1): Promise<ChangedRoom> {
    return { memberCount: await room.count(members.length > 0 ? by : 0), members };
  }

  switch (change.kind) {
    case "add":
      return answer(await room.add(userId), 1);
    case "remove":
      return answer(await room.remove(userId), -1);
    case "ban":
      await client.query(BAN, [roomId, userId, actorId, change.reason]);
      return answer(await room.remove(userId), -1);
    case "lift_ban":
      await client.query(LIFT_BAN, [roomId, userId]);
      return answer([], 0);
    case "set_role":
      return answer(await room.setRole(userId, change.role), 0);
    case "transfer": {
      const { rows } = await client.query<{ user_id: string }>(FIND_OWNER, [roomId]);
      const before = await Promise.all(rows.map((owner) => room.setRole(owner.user_id, "MODERATOR")));
      return answer([...before.flat(), ...(await room.setRole(userId, "OWNER"))], 0);
    }
  }
}
