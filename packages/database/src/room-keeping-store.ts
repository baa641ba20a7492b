import type { RoomKeepingPorts } from "@banter/domain";
import { LIMITS, type ListAllRooms, type ListedRoom, type Role, type RoomKind, type RoomRole } from "@banter/protocol";
import type { Pool } from "pg";
import { z } from "zod";
import { auditInsert } from "./audit-log.ts";
import { requireMayAct } from "./bans.ts";
import { escapeLike } from "./escape-like.ts";
import { decodeCursor, encodeCursor } from "./page-cursor.ts";
import { inTransaction, rowsOf } from "./transaction.ts";

interface ListedRow {
  id: string;
  name: string;
  kind: RoomKind;
  member_count: number;
  message_count: number;
  owner_id: string | null;
  owner_name: string | null;
  created_at: Date;
  last_message_at: Date | null;
  archived_at: Date | null;
  is_member: boolean;
}

const LOCK_ROOM = "SELECT name, kind, archived_at FROM rooms WHERE id = $1 FOR NO KEY UPDATE";

const READ_ROLES = `
  SELECT u.role, mine.role AS room_role
  FROM users AS u LEFT JOIN room_members AS mine ON mine.user_id = u.id AND mine.room_id = $1
  WHERE u.id = $2`;

const SET_ARCHIVED = `
  UPDATE rooms SET archived_at = CASE WHEN $2 THEN now() END WHERE id = $1 RETURNING archived_at`;

const SHOWN: Record<ListAllRooms["show"], string> = {
  ALL: "",
  PUBLIC: "AND kind = 'PUBLIC'",
  PRIVATE: "AND kind = 'PRIVATE'",
  ARCHIVED: "AND archived_at IS NOT NULL",
};

const Place = z.tuple([z.iso.datetime(), z.uuid()]);

/** $1 the admin, $2 a LIKE pattern, $3 and $4 the place to go on after, $5 the limit, $6 how far messages are counted. */
const list = (show: ListAllRooms["show"]) => `
  SELECT r.id, r.name, r.kind, r.member_count, r.created_at, r.archived_at, owner.id AS owner_id,
    owner.username AS owner_name, latest.created_at AS last_message_at, mine.user_id IS NOT NULL AS is_member,
    (SELECT count(*)::int FROM (SELECT FROM messages WHERE room_id = r.id LIMIT $6) AS counted) AS message_count
  FROM (
    SELECT * FROM rooms
    WHERE kind <> 'DIRECT' AND name_key LIKE $2 ${SHOWN[show]} AND (created_at, id)
      < (coalesce($3::timestamptz, 'infinity'), coalesce($4::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
    ORDER BY created_at DESC, id DESC LIMIT $5
  ) AS r
  LEFT JOIN LATERAL (
    SELECT user_id FROM room_members WHERE room_id = r.id AND role = 'OWNER' LIMIT 1
  ) AS holder ON true
  LEFT JOIN users AS owner ON owner.id = holder.user_id
  LEFT JOIN LATERAL (
    SELECT created_at FROM messages WHERE room_id = r.id ORDER BY seq DESC LIMIT 1
  ) AS latest ON true
  LEFT JOIN room_members AS mine ON mine.room_id = r.id AND mine.user_id = $1
  ORDER BY r.created_at DESC, r.id DESC`;

export function createRoomKeepingStore(pool: Pool) {
  return {
    async archiveRoom(actor, by, roomId, decide) {
      return inTransaction(pool, async (client) => {
        const rooms = await client.query<{ name: string; kind: RoomKind; archived_at: Date | null }>(LOCK_ROOM, [
          roomId,
        ]);
        const [room] = rooms.rows;
        if (!room) return null;
        // two who part hold each other's rows and wait for their room; nothing is changed in it here
        if (room.kind !== "DIRECT") await requireMayAct(rowsOf(client), actor);
        const roles = await client.query<{ role: Role; room_role: RoomRole | null }>(READ_ROLES, [
          roomId,
          actor.userId,
        ]);
        const [standing] = roles.rows;
        if (!standing) return null;
        const decision = decide({
          roomName: room.name,
          roomKind: room.kind,
          isArchived: room.archived_at !== null,
          actor: { role: standing.role, roomRole: standing.room_role },
        });
        const answer = (archivedAt: Date | null, isChanged: boolean) => ({
          roomId,
          archivedAt: archivedAt?.toISOString() ?? null,
          isChanged,
        });
        if (!decision) return answer(room.archived_at, false);
        const { rows } = await client.query<{ archived_at: Date | null }>(SET_ARCHIVED, [roomId, decision.isArchived]);
        await client.query(auditInsert(by, decision.note));
        return answer(rows[0]?.archived_at ?? null, true);
      });
    },

    async listAllRooms(adminId, { search, show, cursor, limit }) {
      const place = cursor === undefined ? [null, null] : decodeCursor(Place, cursor);
      // Without a name, so that it is planned for the pattern and the place at hand.
      const { rows } = await pool.query<ListedRow>({
        text: list(show),
        values: [
          adminId,
          `%${escapeLike(search.toLowerCase())}%`,
          ...place,
          limit + 1,
          LIMITS.adminMessagesMaxCounted + 1,
        ],
      });
      const rooms = rows.slice(0, limit).map(toListedRoom);
      const last = rows.length > limit ? rooms.at(-1) : undefined;
      return { rooms, nextCursor: last ? encodeCursor([last.createdAt, last.id]) : null };
    },
  } satisfies Pick<RoomKeepingPorts, "archiveRoom" | "listAllRooms">;
}

function toListedRoom(row: ListedRow): ListedRoom {
  const { owner_id: ownerId, owner_name: username } = row;
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    memberCount: row.member_count,
    messageCount: row.message_count,
    owner: ownerId === null || username === null ? null : { id: ownerId, username },
    createdAt: row.created_at.toISOString(),
    lastMessageAt: row.last_message_at?.toISOString() ?? null,
    archivedAt: row.archived_at?.toISOString() ?? null,
    isMember: row.is_member,
  };
}
