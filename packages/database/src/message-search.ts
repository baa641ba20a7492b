import type { SearchPhrase, SearchPorts } from "@banter/domain";
import type { SearchMessages } from "@banter/protocol";
import type { Pool } from "pg";
import { FOUND, type FoundRow, NAMES, placeBefore, toFoundPage } from "./found-message-row.ts";
import { IS_SHOWN } from "./message-reader.ts";

/**
 * Up to so many messages that fit are looked up and sorted; beyond, the newest messages are read until the page is full.
 * Either way costs some ten milliseconds at this number, and less on its own side of it.
 */
const RARE_MAX_MATCHES = 2_000;

/** $1 the person, $2 a room. */
const ROOMS = `m.room_id = ANY (ARRAY(
  SELECT room_id FROM room_members WHERE user_id = $1 AND ($2::uuid IS NULL OR room_id = $2)))`;

/** $3 and $4 the phrases. */
const WORDS = "search_words(m.body) @@ search_query($3, $4)";

/** $5 an author's name in lower case, $6 and $7 the time between, $8 the place to go on before. */
const REST = `
  ($5::text IS NULL OR m.author_id = (SELECT id FROM users WHERE username_key = $5))
  AND ($6::timestamptz IS NULL OR m.created_at >= $6)
  AND ($7::timestamptz IS NULL OR m.created_at < $7)
  AND ($8::uuid IS NULL OR m.id < $8)
  AND ${IS_SHOWN}`;

/** Ids of messages that fit, in no order; $9 how many at most. */
const LOOK_UP = `SELECT m.id FROM messages AS m WHERE ${ROOMS} AND ${WORDS} AND ${REST} LIMIT $9`;

/** The messages with these ids that the person may (still) see. */
const READ_THESE = `
  SELECT ${FOUND} FROM messages AS m ${NAMES} JOIN room_members AS mine ON mine.room_id = m.room_id AND mine.user_id = $1
  WHERE m.id = ANY ($2::uuid[]) AND m.body IS NOT NULL AND ${IS_SHOWN}
  ORDER BY m.id DESC`;

/**
 * The newest that fit. The words are looked for last, behind OFFSET 0, in messages that come in order; who wrote them is
 * joined to the page alone, so that Postgres plans for its few rows all the way down.
 */
const READ_NEWEST = `
  SELECT ${FOUND}
  FROM (
    SELECT * FROM (SELECT * FROM messages AS m WHERE ${ROOMS} AND ${REST} ORDER BY m.id DESC OFFSET 0) AS m
    WHERE ${WORDS} LIMIT $9
  ) AS m ${NAMES}
  ORDER BY m.id DESC`;

export function createMessageSearch(pool: Pool) {
  /** One more than `limit`, if there are as many. */
  async function readPage(userId: string, phrases: SearchPhrase[], query: Omit<SearchMessages, "query">) {
    const { roomId, author, from, until, cursor, limit } = query;
    const values = [
      userId,
      roomId ?? null,
      phrases.map(({ text }) => text),
      phrases.map(({ isPrefix }) => isPrefix),
      author?.toLowerCase() ?? null,
      from ?? null,
      until ?? null,
      placeBefore(cursor),
    ];
    const matches = await pool.query<{ id: string }>(LOOK_UP, [...values, RARE_MAX_MATCHES + 1]);
    if (matches.rows.length > RARE_MAX_MATCHES)
      return (await pool.query<FoundRow>(READ_NEWEST, [...values, limit + 1])).rows;
    const newest = matches.rows
      .map(({ id }) => id)
      .sort()
      .slice(-limit - 1);
    return (await pool.query<FoundRow>(READ_THESE, [userId, newest])).rows;
  }

  return {
    async searchMessages(userId, phrases, query) {
      return toFoundPage(await readPage(userId, phrases, query), query.limit);
    },
  } satisfies Partial<SearchPorts>;
}
