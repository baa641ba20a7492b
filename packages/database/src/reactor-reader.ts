import type { MessagePorts } from "@banter/domain";
import type { Person } from "@banter/protocol";
import type { Pool } from "pg";
import { z } from "zod";
import { IS_SHOWN } from "./message-reader.ts";
import { decodeCursor, encodeCursor } from "./page-cursor.ts";

/** The moment at which, and the person by whom, the page before ended. */
const ReactorPlace = z.tuple([z.iso.datetime(), z.uuid()]);

/** One row without a person for a message without such reactions, none for one that $1 must not see. */
const LIST_REACTORS = `
  SELECT p.id, p.username, p.created_at
  FROM messages AS m
  JOIN room_members AS mine ON mine.room_id = m.room_id AND mine.user_id = $1
  LEFT JOIN LATERAL (
    SELECT u.id, u.username, x.created_at
    FROM reactions AS x JOIN users AS u ON u.id = x.user_id
    WHERE x.message_id = m.id AND x.emoji = $3
      AND NOT EXISTS (SELECT FROM blocks AS b WHERE b.blocker_id = $1 AND b.blocked_id = x.user_id)
      AND ($4::timestamptz IS NULL OR (x.created_at, x.user_id) > ($4, $5::uuid))
    ORDER BY x.created_at, x.user_id LIMIT $6
  ) AS p ON true
  WHERE m.id = $2 AND ${IS_SHOWN}
  ORDER BY p.created_at, p.id`;

type ReactorRow = (Person & { created_at: Date }) | { id: null };

export function createReactorReader(pool: Pool) {
  return {
    async listReactors(userId, { messageId, emoji, cursor, limit }) {
      const [sinceAt, sinceId] = cursor === undefined ? [null, null] : decodeCursor(ReactorPlace, cursor);
      const { rows } = await pool.query<ReactorRow>({
        name: "list_reactors",
        text: LIST_REACTORS,
        values: [userId, messageId, emoji, sinceAt, sinceId, limit + 1],
      });
      if (rows.length === 0) return null;
      const found = rows.flatMap((row) => (row.id === null ? [] : [row]));
      const page = found.slice(0, limit);
      const last = found.length > limit ? page.at(-1) : undefined;
      return {
        people: page.map(({ id, username }) => ({ id, username })),
        nextCursor: last ? encodeCursor([last.created_at.toISOString(), last.id]) : null,
      };
    },
  } satisfies Pick<MessagePorts, "listReactors">;
}
