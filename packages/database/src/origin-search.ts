import type { SearchPorts } from "@banter/domain";
import type { SearchMessages } from "@banter/protocol";
import type { Pool } from "pg";
import { FOUND, type FoundRow, NAMES, placeBefore, toFoundPage } from "./found-message-row.ts";
import { IS_SHOWN } from "./message-reader.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/** $1 the person, $2 a room, $3 and $4 the time between, $5 the place to go on before, $6 how many at most. */
const FITS = `m.body IS NOT NULL AND ${IS_SHOWN}
  AND ($3::timestamptz IS NULL OR m.created_at >= $3) AND ($4::timestamptz IS NULL OR m.created_at < $4)`;

/**
 * The first place in the room whose message was written at this moment or later, found by halving: there is no index on
 * when messages were written, and in a room it grows with their places. Not to the second, as who waits for the room's
 * lock may have begun before those whom it lets in first.
 */
const firstPlaceSince = (moment: string) => `(
  WITH RECURSIVE narrowed (low, high) AS (
    SELECT 1::bigint, head_rev + 1 FROM rooms WHERE id = $2
    UNION ALL
    SELECT
      CASE WHEN half.is_earlier THEN half.middle + 1 ELSE low END,
      CASE WHEN half.is_earlier THEN high ELSE half.middle END
    FROM narrowed CROSS JOIN LATERAL (
      SELECT (low + high) / 2 AS middle, coalesce(
        (SELECT created_at FROM messages WHERE room_id = $2 AND seq >= (low + high) / 2 ORDER BY seq LIMIT 1) < ${moment},
        false
      ) AS is_earlier
    ) AS half
    WHERE low < high
  ) SELECT max(low) FROM narrowed
)`;

/** Of a room, by place. */
const READ_OF_ROOM = `
  SELECT ${FOUND}
  FROM (
    SELECT * FROM messages AS m
    WHERE m.room_id = $2 AND EXISTS (SELECT FROM room_members WHERE user_id = $1 AND room_id = $2)
      AND m.seq < coalesce((SELECT seq FROM messages WHERE id = $5 AND room_id = $2), 9223372036854775807)
      AND m.seq >= CASE WHEN $3::timestamptz IS NULL THEN 0 ELSE ${firstPlaceSince("$3::timestamptz - interval '1 minute'")} END
      AND m.seq < CASE WHEN $4::timestamptz IS NULL THEN 9223372036854775807
        ELSE ${firstPlaceSince("$4::timestamptz + interval '1 minute'")} END
      AND ${FITS}
    ORDER BY m.seq DESC LIMIT $6
  ) AS m ${NAMES}
  ORDER BY m.seq DESC`;

/**
 * Of an author, $7 in lower case, in one room or in all that the person is in: the newest of each, and of these the
 * newest. $8 and $9 are ids between which theirs are; exact is only when they were written.
 */
const READ_OF_AUTHOR = `
  SELECT ${FOUND}
  FROM (
    SELECT found.* FROM room_members AS mine
    CROSS JOIN LATERAL (
      SELECT * FROM messages AS m
      WHERE m.author_id = (SELECT id FROM users WHERE username_key = $7) AND m.room_id = mine.room_id
        AND m.id > $8 AND m.id < $9 AND ($5::uuid IS NULL OR m.id < $5) AND ${FITS}
      ORDER BY m.id DESC LIMIT $6
    ) AS found
    WHERE mine.user_id = $1 AND ($2::uuid IS NULL OR mine.room_id = $2)
    ORDER BY found.id DESC LIMIT $6
  ) AS m ${NAMES}
  ORDER BY m.id DESC`;

/** Finds messages by where they are and who wrote them, the newest first, whatever they say. */
export function createOriginSearch(pool: Pool) {
  return {
    async listByOrigin(userId, query) {
      const { roomId, author, from, until, cursor, limit } = query;
      const values = [userId, roomId ?? null, from ?? null, until ?? null, placeBefore(cursor), limit + 1];
      const { rows } =
        author === undefined
          ? await pool.query<FoundRow>(READ_OF_ROOM, values)
          : await pool.query<FoundRow>(READ_OF_AUTHOR, [...values, author.toLowerCase(), ...idsBetween(query)]);
      return toFoundPage(rows, limit);
    },
  } satisfies Partial<SearchPorts>;
}

/** Ids tell the moment at which they were made, by whichever clock: a day more on both sides leaves nothing out. */
function idsBetween({ from, until }: Pick<SearchMessages, "from" | "until">): [string, string] {
  return [
    from === undefined ? "00000000-0000-0000-0000-000000000000" : idAt(Date.parse(from) - DAY_MS),
    until === undefined ? "ffffffff-ffff-ffff-ffff-ffffffffffff" : idAt(Date.parse(until) + DAY_MS),
  ];
}

/** The least UUIDv7 of a moment. */
function idAt(ms: number): string {
  const hex = Math.max(0, ms).toString(16).padStart(12, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`;
}
