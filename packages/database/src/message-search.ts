import type { SearchPhrase, SearchPorts } from "@banter/domain";
import type { RoomKind, SearchMessages } from "@banter/protocol";
import type { Pool } from "pg";
import { z } from "zod";
import { IS_SHOWN } from "./message-reader.ts";
import { type MessageRow, messageColumnsFor, toMessage } from "./message-row.ts";
import { decodeCursor, encodeCursor } from "./page-cursor.ts";

/** Where a page goes on: before the message with this id. Ids grow with time. */
const MessagePlace = z.tuple([z.uuid()]);

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

/** Of a conversation of two, whose name is the other one's. */
const OTHER_ID = "CASE r.direct_low_id WHEN $1 THEN r.direct_high_id ELSE r.direct_low_id END";
const ROOM_NAME = `CASE r.kind
  WHEN 'DIRECT' THEN (SELECT username FROM users WHERE id = ${OTHER_ID}) ELSE r.name END`;

const FOUND = `${ROOM_NAME} AS room_name, r.kind AS room_kind, ${OTHER_ID} AS person_id, u.username AS author_name, ${messageColumnsFor("$1")}`;

const NAMES = "JOIN rooms AS r ON r.id = m.room_id JOIN users AS u ON u.id = m.author_id";

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

type FoundRow = MessageRow & { room_name: string; room_kind: RoomKind; person_id: string | null };

export function createMessageSearch(pool: Pool) {
  /** One more than `limit`, if there are as many. */
  async function readPage(userId: string, phrases: SearchPhrase[], query: Omit<SearchMessages, "query">) {
    const { roomId, author, from, until, cursor, limit } = query;
    const [beforeId] = cursor === undefined ? [null] : decodeCursor(MessagePlace, cursor);
    const values = [
      userId,
      roomId ?? null,
      phrases.map(({ text }) => text),
      phrases.map(({ isPrefix }) => isPrefix),
      author?.toLowerCase() ?? null,
      from ?? null,
      until ?? null,
      beforeId,
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
      const rows = await readPage(userId, phrases, query);
      const results = rows.slice(0, query.limit).map((row) => ({
        message: toMessage(row),
        room: {
          id: row.room_id,
          name: row.room_name,
          kind: row.room_kind,
          ...(row.person_id !== null && { person: { id: row.person_id, username: row.room_name } }),
        },
      }));
      const last = rows.length > query.limit ? results.at(-1) : undefined;
      return { results, nextCursor: last ? encodeCursor([last.message.id]) : null };
    },
  } satisfies Partial<SearchPorts>;
}
