import type { RoomPorts } from "@banter/domain";
import type { RoomSort } from "@banter/protocol";
import type { Pool } from "pg";
import { z } from "zod";
import { escapeLike } from "./escape-like.ts";
import { decodeCursor, encodeCursor } from "./page-cursor.ts";
import { nameKey, ROOM_COLUMNS, type RoomRow, toRoom } from "./room-store.ts";

type DirectoryRow = RoomRow & { sort_key: string | number | Date };

/** What rooms are ordered by, and then by id in the same direction. */
interface Order {
  key: string;
  type: "text" | "int" | "timestamptz";
  direction: "ASC" | "DESC";
}

const ORDERS: Record<RoomSort, Order> = {
  NAME: { key: "r.name_key", type: "text", direction: "ASC" },
  MEMBERS: { key: "r.member_count", type: "int", direction: "DESC" },
  NEWEST: { key: "r.created_at", type: "timestamptz", direction: "DESC" },
  ACTIVE: { key: "coalesce(r.last_message_at, r.created_at)", type: "timestamptz", direction: "DESC" },
};

/** What a cursor holds of the key. */
const KEYS = { text: z.string(), int: z.string().regex(/^\d{1,9}$/), timestamptz: z.iso.datetime() };

/** $1 the person, $2 a LIKE pattern, $3 and $4 the place to go on after, $5 the limit. */
function createStatements({ key, type, direction }: Order) {
  const beyond = direction === "ASC" ? ">" : "<";
  const columns = `${ROOM_COLUMNS}, ${key} AS sort_key`;
  const matches = `(r.name_key LIKE $2 OR lower(r.topic) LIKE $2) AND ($3::text IS NULL OR (${key}, r.id) ${beyond} ($3::${type}, $4::uuid))`;
  const pageEnd = `ORDER BY ${key} ${direction}, r.id ${direction} LIMIT $5`;
  const joined = (condition: string) => `
    SELECT ${columns} FROM room_members AS mine JOIN rooms AS r ON r.id = mine.room_id
    WHERE mine.user_id = $1 AND ${condition} AND ${matches} ${pageEnd}`;
  return {
    joined: joined("r.kind <> 'DIRECT'"),
    /** Archived rooms are in no directory. Two ordered branches, so that each can stop at the limit: nobody's private rooms are scanned but one's own. */
    all: `
      SELECT * FROM (
        (SELECT ${columns} FROM rooms AS r
          LEFT JOIN room_members AS mine ON mine.room_id = r.id AND mine.user_id = $1
          WHERE r.kind = 'PUBLIC' AND r.archived_at IS NULL AND ${matches} ${pageEnd})
        UNION ALL
        (${joined("r.kind = 'PRIVATE' AND r.archived_at IS NULL")})
      ) AS page ORDER BY page.sort_key ${direction}, page.id ${direction} LIMIT $5`,
  };
}

const STATEMENTS = {
  NAME: createStatements(ORDERS.NAME),
  MEMBERS: createStatements(ORDERS.MEMBERS),
  NEWEST: createStatements(ORDERS.NEWEST),
  ACTIVE: createStatements(ORDERS.ACTIVE),
} satisfies Record<RoomSort, unknown>;

export function createRoomDirectory(pool: Pool) {
  return {
    async listRooms(userId, { search, scope, sort: wanted, cursor, limit }) {
      const sort = scope === "JOINED" ? "NAME" : wanted;
      const [afterKey, afterId] = cursor === undefined ? [null, null] : decodeCursor(placeOf(sort), cursor);
      const { rows } = await pool.query<DirectoryRow>({
        text: scope === "JOINED" ? STATEMENTS.NAME.joined : STATEMENTS[sort].all,
        values: [userId, `%${escapeLike(nameKey(search))}%`, afterKey, afterId, limit + 1],
      });
      const page = rows.slice(0, limit);
      const last = rows.length > limit ? page.at(-1) : undefined;
      return { rooms: page.map(toRoom), nextCursor: last ? encodeCursor([keyOf(last), last.id, sort]) : null };
    },
  } satisfies Pick<RoomPorts, "listRooms">;
}

/** Where a page goes on: after this key and id. A cursor of another order is none of this one's. */
function placeOf(sort: RoomSort) {
  return z.tuple([KEYS[ORDERS[sort].type], z.uuid(), z.literal(sort)]);
}

function keyOf({ sort_key: key }: DirectoryRow): string {
  return key instanceof Date ? key.toISOString() : String(key);
}
