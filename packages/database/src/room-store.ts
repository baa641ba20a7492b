import type { RoomPorts } from "@banter/domain";
import type { Member, Room, RoomKind, RoomRole } from "@banter/protocol";
import type { Pool } from "pg";
import { z } from "zod";
import { requireMayAct } from "./bans.ts";
import { escapeLike } from "./escape-like.ts";
import type { PrismaClient } from "./generated/client.ts";
import { decodeCursor, encodeCursor } from "./page-cursor.ts";

type RoomStore = Pick<RoomPorts, "createRoom" | "findRoom" | "listRooms" | "listMembers">;

interface RoomRow {
  id: string;
  kind: RoomKind;
  name: string;
  name_key: string;
  topic: string;
  head_rev: string;
  member_count: number;
  created_at: Date;
  archived_at: Date | null;
  my_role: RoomRole | null;
}

/** A room with the other of its two people. */
export interface RoomWithPersonRow extends RoomRow {
  person_id: string | null;
  person_name: string | null;
}

interface MemberRow {
  id: string;
  username: string;
  role: RoomRole;
  joined_at: Date;
}

export const ROOM_COLUMNS = `r.id, r.kind, r.name, r.name_key, r.topic, r.head_rev, r.member_count, r.created_at, r.archived_at, mine.role AS my_role`;

/** Where a page of rooms goes on: after this name and id. */
const RoomPlace = z.tuple([z.string(), z.uuid()]);
const MemberPlace = z.tuple([z.enum(["OWNER", "MODERATOR", "MEMBER"]), z.iso.datetime(), z.uuid()]);

/** $1 the person, $2 a LIKE pattern, $3 and $4 the place to go on after, $5 the limit. */
const matches = `r.name_key LIKE $2 AND ($3::text IS NULL OR (r.name_key, r.id) > ($3, $4::uuid))`;
const pageEnd = `ORDER BY name_key, id LIMIT $5`;

const LIST_JOINED = `
  SELECT ${ROOM_COLUMNS} FROM room_members AS mine JOIN rooms AS r ON r.id = mine.room_id
  WHERE mine.user_id = $1 AND r.kind <> 'DIRECT' AND ${matches} ${pageEnd}`;

/** Archived rooms are in no directory. Two ordered branches, so that each can stop at the limit: nobody's private rooms are scanned but one's own. */
const LIST_ALL = `
  (SELECT ${ROOM_COLUMNS} FROM rooms AS r LEFT JOIN room_members AS mine ON mine.room_id = r.id AND mine.user_id = $1
   WHERE r.kind = 'PUBLIC' AND r.archived_at IS NULL AND ${matches} ${pageEnd})
  UNION ALL
  (SELECT ${ROOM_COLUMNS} FROM room_members AS mine JOIN rooms AS r ON r.id = mine.room_id
   WHERE mine.user_id = $1 AND r.kind = 'PRIVATE' AND r.archived_at IS NULL AND ${matches} ${pageEnd})
  ${pageEnd}`;

export function createRoomStore(pool: Pool, prisma: PrismaClient) {
  return {
    async createRoom({ id, name, topic, kind }, ownerId, sessionId?: string) {
      const row = await prisma.$transaction(async (tx) => {
        await requireMayAct((sql, ...values) => tx.$queryRawUnsafe(sql, ...values), { userId: ownerId, sessionId });
        return tx.room.create({
          data: {
            id,
            kind,
            name,
            nameKey: nameKey(name),
            topic,
            createdById: ownerId,
            memberCount: 1,
            members: { create: { userId: ownerId, role: "OWNER" } },
          },
          select: { createdAt: true },
        });
      });
      return {
        id,
        kind,
        name,
        topic,
        memberCount: 1,
        headRev: 0,
        createdAt: row.createdAt.toISOString(),
        archivedAt: null,
        myRole: "OWNER",
      };
    },

    async findRoom(userId, roomId) {
      const { rows } = await pool.query<RoomWithPersonRow>({
        name: "find_room",
        text: `SELECT ${ROOM_COLUMNS}, person.id AS person_id, person.username AS person_name FROM rooms AS r
          LEFT JOIN room_members AS mine ON mine.room_id = r.id AND mine.user_id = $1
          LEFT JOIN users AS person ON person.id IN (r.direct_low_id, r.direct_high_id) AND person.id <> $1
          WHERE r.id = $2 AND (r.kind = 'PUBLIC' OR mine.user_id IS NOT NULL)`,
        values: [userId, roomId],
      });
      return rows[0] ? toRoomWithPerson(rows[0]) : null;
    },

    async listRooms(userId, { search, scope, cursor, limit }) {
      const [afterName, afterId] = cursor === undefined ? [null, null] : decodeCursor(RoomPlace, cursor);
      const { rows } = await pool.query<RoomRow>({
        text: scope === "JOINED" ? LIST_JOINED : LIST_ALL,
        values: [userId, `%${escapeLike(nameKey(search))}%`, afterName, afterId, limit + 1],
      });
      const page = rows.slice(0, limit);
      const last = rows.length > limit ? page.at(-1) : undefined;
      return { rooms: page.map(toRoom), nextCursor: last ? encodeCursor([last.name_key, last.id]) : null };
    },

    async listMembers({ roomId, cursor, limit }) {
      const place = cursor === undefined ? [null, null, null] : decodeCursor(MemberPlace, cursor);
      // Without a name, so that it is planned for the place at hand: one plan for all would read from the beginning.
      const { rows } = await pool.query<MemberRow>({
        text: `SELECT m.user_id AS id, u.username, m.role, m.joined_at
          FROM room_members AS m JOIN users AS u ON u.id = m.user_id
          WHERE m.room_id = $1
            AND ($2::"RoomRole" IS NULL OR (m.role, m.joined_at, m.user_id) > ($2, $3::timestamptz, $4::uuid))
          ORDER BY m.role, m.joined_at, m.user_id LIMIT $5`,
        values: [roomId, ...place, limit + 1],
      });
      const members = rows.slice(0, limit).map(toMember);
      const last = rows.length > limit ? members.at(-1) : undefined;
      return { members, nextCursor: last ? encodeCursor([last.role, last.joinedAt, last.id]) : null };
    },
  } satisfies RoomStore;
}

/** How names are compared and ordered: without regard to case. */
function nameKey(name: string): string {
  return name.toLowerCase();
}

/** A conversation of two is called by the other one's name. */
export function toRoomWithPerson({ person_id, person_name, ...row }: RoomWithPersonRow): Room {
  const room = toRoom(row);
  if (person_id === null || person_name === null) return room;
  return { ...room, name: person_name, person: { id: person_id, username: person_name } };
}

function toRoom(row: RoomRow): Room {
  return {
    id: row.id,
    name: row.name,
    topic: row.topic,
    kind: row.kind,
    memberCount: row.member_count,
    headRev: Number(row.head_rev),
    createdAt: row.created_at.toISOString(),
    archivedAt: row.archived_at?.toISOString() ?? null,
    myRole: row.my_role,
  };
}

function toMember(row: MemberRow): Member {
  return { id: row.id, username: row.username, role: row.role, joinedAt: row.joined_at.toISOString() };
}
