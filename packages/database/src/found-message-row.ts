import type { FoundMessages, RoomKind } from "@banter/protocol";
import { z } from "zod";
import { type MessageRow, messageColumnsFor, toMessage } from "./message-row.ts";
import { decodeCursor, encodeCursor } from "./page-cursor.ts";

/** Of a conversation of two, whose name is the other one's. */
const OTHER_ID = "CASE r.direct_low_id WHEN $1 THEN r.direct_high_id ELSE r.direct_low_id END";
const ROOM_NAME = `CASE r.kind
  WHEN 'DIRECT' THEN (SELECT username FROM users WHERE id = ${OTHER_ID}) ELSE r.name END`;

/** What each search selects of `messages AS m`, with these names joined, for the person $1. */
export const FOUND = `${ROOM_NAME} AS room_name, r.kind AS room_kind, ${OTHER_ID} AS person_id, u.username AS author_name, ${messageColumnsFor("$1")}`;

export const NAMES = "JOIN rooms AS r ON r.id = m.room_id JOIN users AS u ON u.id = m.author_id";

export type FoundRow = MessageRow & { room_name: string; room_kind: RoomKind; person_id: string | null };

/** Where a page goes on: before the message with this id. Ids grow with time. */
const MessagePlace = z.tuple([z.uuid()]);

/** The id of the message before which a page goes on; null for the first one. @throws AppError INVALID. */
export function placeBefore(cursor: string | undefined): string | null {
  return cursor === undefined ? null : decodeCursor(MessagePlace, cursor)[0];
}

/** Of up to one row more than `limit`, the newest in front. */
export function toFoundPage(rows: readonly FoundRow[], limit: number): FoundMessages {
  const results = rows.slice(0, limit).map((row) => ({
    message: toMessage(row),
    room: {
      id: row.room_id,
      name: row.room_name,
      kind: row.room_kind,
      ...(row.person_id !== null && { person: { id: row.person_id, username: row.room_name } }),
    },
  }));
  const last = rows.length > limit ? results.at(-1) : undefined;
  return { results, nextCursor: last ? encodeCursor([last.message.id]) : null };
}
