import type { RoomPorts, WelcomePorts } from "@banter/domain";
import type { Member, Room, RoomKind, RoomRole } from "@banter/protocol";
import type { Pool } from "pg";
import { z } from "zod";
import { requireMayAct } from "./bans.ts";
import { escapeLike } from "./escape-like.ts";
import type { PrismaClient } from "./generated/client.ts";
import { decodeCursor, encodeCursor } from "./page-cursor.ts";

type RoomStore = Pick<RoomPorts, "createRoom" | "findRoom" | "listMembers"> & Pick<WelcomePorts, "ensureRoom">;

export interface RoomRow {
  id: string;
  kind: RoomKind;
  name: string;
  name_key: string;
  topic: string;
  head_rev: string;
  member_count: number;
  created_at: Date;
  last_message_at: Date | null;
  slow_mode_seconds: number;
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

export const ROOM_COLUMNS = `r.id, r.kind, r.name, r.name_key, r.topic, r.head_rev, r.member_count, r.created_at, r.last_message_at,
  r.slow_mode_seconds, r.archived_at, mine.role AS my_role`;

const MemberPlace = z.tuple([z.enum(["OWNER", "MODERATOR", "MEMBER"]), z.iso.datetime(), z.uuid()]);

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
        lastMessageAt: null,
        slowModeSeconds: 0,
        archivedAt: null,
        myRole: "OWNER",
      };
    },

    async ensureRoom({ id, name, topic }, createdById) {
      await pool.query({
        name: "ensure_room",
        text: `INSERT INTO rooms (id, kind, name, name_key, topic, created_by_id) VALUES ($1, 'PUBLIC', $2, $3, $4, $5)
          ON CONFLICT (id) DO NOTHING`,
        values: [id, name, nameKey(name), topic, createdById],
      });
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

    async listMembers({ roomId, search = "", cursor, limit }) {
      const place = cursor === undefined ? [null, null, null] : decodeCursor(MemberPlace, cursor);
      // Without a name, so that it is planned for the place at hand: one plan for all would read from the beginning.
      const { rows } = await pool.query<MemberRow>({
        text: `SELECT m.user_id AS id, u.username, m.role, m.joined_at
          FROM room_members AS m JOIN users AS u ON u.id = m.user_id
          WHERE m.room_id = $1
            AND ($6 = '' OR u.username_key LIKE $6 || '%')
            AND ($2::"RoomRole" IS NULL OR (m.role, m.joined_at, m.user_id) > ($2, $3::timestamptz, $4::uuid))
          ORDER BY m.role, m.joined_at, m.user_id LIMIT $5`,
        values: [roomId, ...place, limit + 1, escapeLike(nameKey(search))],
      });
      const members = rows.slice(0, limit).map(toMember);
      const last = rows.length > limit ? members.at(-1) : undefined;
      return { members, nextCursor: last ? encodeCursor([last.role, last.joinedAt, last.id]) : null };
    },
  } satisfies RoomStore;
}

/** How names are compared and ordered: without regard to case. */
export function nameKey(name: string): string {
  return name.toLowerCase();
}

/** A conversation of two is called by the other one's name. */
export function toRoomWithPerson({ person_id, person_name, ...row }: RoomWithPersonRow): Room {
  const room = toRoom(row);
  if (person_id === null || person_name === null) return room;
  return { ...room, name: person_name, person: { id: person_id, username: person_name } };
}

export function toRoom(row: RoomRow): Room {
  return {
    id: row.id,
    name: row.name,
    topic: row.topic,
    kind: row.kind,
    memberCount: row.member_count,
    headRev: Number(row.head_rev),
    createdAt: row.created_at.toISOString(),
    lastMessageAt: row.last_message_at?.toISOString() ?? null,
    slowModeSeconds: row.slow_mode_seconds,
    archivedAt: row.archived_at?.toISOString() ?? null,
    myRole: row.my_role,
  };
}

function toMember(row: MemberRow): Member {
  return { id: row.id, username: row.username, role: row.role, joinedAt: row.joined_at.toISOString() };
}
