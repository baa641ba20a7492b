import type { Member, RoomRole } from "@banter/protocol";
import type { PoolClient } from "pg";

interface MemberRow {
  id: string;
  username: string;
  role: RoomRole;
  joined_at: Date;
}

/** Whatever changes who is in a room holds this lock, which the writing of messages takes too. */
export const LOCK_ROOM = "SELECT name, kind FROM rooms WHERE id = $1 FOR NO KEY UPDATE";

const ADD = `
  WITH added AS (
    INSERT INTO room_members (room_id, user_id, role) VALUES ($1, $2, 'MEMBER') RETURNING user_id, role, joined_at
  )
  SELECT u.id, u.username, added.role, added.joined_at FROM added JOIN users AS u ON u.id = added.user_id`;

const REMOVE = `
  WITH removed AS (
    DELETE FROM room_members WHERE room_id = $1 AND user_id = $2 RETURNING user_id, role, joined_at
  )
  SELECT u.id, u.username, removed.role, removed.joined_at FROM removed JOIN users AS u ON u.id = removed.user_id`;

const SET_ROLE = `
  WITH changed AS (
    UPDATE room_members SET role = $3::"RoomRole" WHERE room_id = $1 AND user_id = $2 RETURNING user_id, role, joined_at
  )
  SELECT u.id, u.username, changed.role, changed.joined_at FROM changed JOIN users AS u ON u.id = changed.user_id`;

const COUNT = "UPDATE rooms SET member_count = member_count + $2 WHERE id = $1 RETURNING member_count";

/** Changes of a room's members, within a transaction that holds the room's lock. Each answers with whom it concerned. */
export function membersOf(client: PoolClient, roomId: string) {
  async function change(text: string, ...values: unknown[]): Promise<Member[]> {
    const { rows } = await client.query<MemberRow>(text, [roomId, ...values]);
    return rows.map((row) => ({
      id: row.id,
      username: row.username,
      role: row.role,
      joinedAt: row.joined_at.toISOString(),
    }));
  }

  return {
    add: (userId: string) => change(ADD, userId),
    remove: (userId: string) => change(REMOVE, userId),
    setRole: (userId: string, role: RoomRole) => change(SET_ROLE, userId, role),

    /** Adds to the room's count of members, and answers with it. */
    async count(by: -1 | 0 | 1): Promise<number> {
      const { rows } = await client.query<{ member_count: number }>(COUNT, [roomId, by]);
      return rows[0]?.member_count ?? 0;
    },
  };
}
