import type { DirectPorts } from "@banter/domain";
import type { Relation } from "@banter/protocol";
import type { Pool } from "pg";
import { z } from "zod";
import { between, isBlocked, RELATION } from "./friend-store.ts";
import { IS_SHOWN } from "./message-reader.ts";
import { decodeCursor, encodeCursor } from "./page-cursor.ts";
import { ROOM_COLUMNS, type RoomWithPersonRow, toRoomWithPerson } from "./room-store.ts";

type FoundRow = { user_id: string; username: string; relation: Relation } & (
  | RoomWithPersonRow
  | { [Column in keyof RoomWithPersonRow]: null }
);

/** Where a page of conversations goes on: after this moment, by the database's clock, and this room. */
const Place = z.tuple([z.string().max(40), z.uuid()]);

/** $1 the person, $2 and $3 the place to go on after, $4 the limit. A person's conversations are few enough to be sorted. */
const LIST = `
  SELECT c.id, person.id AS person_id, person.username, at.last_at, at.last_at::text AS last_at_text
  FROM (
    SELECT id, direct_high_id AS person_id, created_at FROM rooms WHERE direct_low_id = $1
    UNION ALL
    SELECT id, direct_low_id, created_at FROM rooms WHERE direct_high_id = $1
  ) AS c
  JOIN room_members AS mine ON mine.room_id = c.id AND mine.user_id = $1
  JOIN users AS person ON person.id = c.person_id
  CROSS JOIN LATERAL (
    SELECT coalesce(
      (SELECT created_at FROM messages WHERE room_id = c.id AND ${IS_SHOWN} ORDER BY seq DESC LIMIT 1), c.created_at
    ) AS last_at
  ) AS at
  WHERE $2::timestamptz IS NULL OR (at.last_at, c.id) < ($2, $3::uuid)
  ORDER BY at.last_at DESC, c.id DESC LIMIT $4`;

const FIND = `
  SELECT person.id AS user_id, person.username,
    CASE WHEN ${isBlocked("$1", "person.id")} THEN 'blocked' ELSE replace(${RELATION}, 'unseen', 'requested') END AS relation,
    ${ROOM_COLUMNS}, person.id AS person_id, person.username AS person_name
  FROM users AS person ${between("person.id")}
  LEFT JOIN (rooms AS r JOIN room_members AS mine ON mine.room_id = r.id AND mine.user_id = $1)
    ON r.direct_low_id = least($1, person.id) AND r.direct_high_id = greatest($1, person.id)
  WHERE person.id = $2`;

export function createDirectStore(pool: Pool) {
  return {
    async listConversations(userId, { cursor, limit }) {
      const place = cursor === undefined ? [null, null] : decodeCursor(Place, cursor);
      const { rows } = await pool.query<{
        id: string;
        person_id: string;
        username: string;
        last_at: Date;
        last_at_text: string;
      }>({ name: "list_conversations", text: LIST, values: [userId, ...place, limit + 1] });
      const page = rows.slice(0, limit);
      const last = rows.length > limit ? page.at(-1) : undefined;
      return {
        conversations: page.map((row) => ({
          person: { id: row.person_id, username: row.username },
          roomId: row.id,
          lastMessageAt: row.last_at.toISOString(),
        })),
        nextCursor: last ? encodeCursor([last.last_at_text, last.id]) : null,
      };
    },

    async findConversation(userId, otherId) {
      const { rows } = await pool.query<FoundRow>({
        name: "find_conversation",
        text: FIND,
        values: [userId, otherId],
      });
      const [row] = rows;
      if (!row) return null;
      const { user_id, username, relation, ...room } = row;
      return {
        person: { id: user_id, username },
        relation,
        room: room.id === null ? null : toRoomWithPerson(room),
      };
    },
  } satisfies Partial<DirectPorts>;
}
