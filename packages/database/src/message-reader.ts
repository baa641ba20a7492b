import type { MessagePorts } from "@banter/domain";
import {
  LIMITS,
  type ListMessages,
  type Message,
  type RoomChanges,
  type RoomHead,
  type RoomKind,
} from "@banter/protocol";
import type { Pool } from "pg";
import { type MessageRow, messageColumnsFor, toMessage } from "./message-row.ts";

type MessageReader = Pick<MessagePorts, "readHistory" | "readChanges" | "findMessage" | "listPins">;

/** A row of a LEFT JOIN: without a message when there is none. */
type MaybeMessage = MessageRow | { [Column in keyof MessageRow]: null };

/**
 * True of what $1 may see: nothing of those whom they block, who are read once a statement. `coalesce` changes nothing in
 * the result. It hides the comparison from Postgres, which in a room of few authors would take it for one that hardly any
 * message passes, and read them all.
 */
export const IS_SHOWN = "coalesce(author_id <> ALL (ARRAY(SELECT blocked_id FROM blocks WHERE blocker_id = $1)), true)";

/** No message has so high a seq: the greatest bigint. */
const AFTER_ALL = "9223372036854775807";

/**
 * One statement, so that the page and the head are of one moment; it reads no message for one who may not. $4 messages
 * up to place $3, which is included, and $5 from there on. Two plain comparisons: with an OR, a plan for any value would
 * read all messages of the one side or the other.
 */
const READ_HISTORY = `
  SELECT r.kind, r.head_rev, mine.user_id IS NOT NULL AS is_member, u.username AS author_name, ${messageColumnsFor("$1")}
  FROM rooms AS r
  LEFT JOIN room_members AS mine ON mine.room_id = r.id AND mine.user_id = $1
  LEFT JOIN LATERAL (
    (
      SELECT * FROM messages WHERE room_id = r.id AND mine.user_id IS NOT NULL AND seq <= $3 AND ${IS_SHOWN}
      ORDER BY seq DESC LIMIT $4
    )
    UNION ALL
    (
      SELECT * FROM messages WHERE room_id = r.id AND mine.user_id IS NOT NULL AND seq > $3 AND ${IS_SHOWN}
      ORDER BY seq LIMIT $5
    )
  ) AS m ON true
  LEFT JOIN users AS u ON u.id = m.author_id
  WHERE r.id = $2`;

/**
 * No room has more changes since a cursor than its head is ahead of it. So what each room will cost is known before a
 * message is read, and none is read in vain. $4 changes at the most for one room, $5 messages for one that is reset,
 * $6 for all. Order and limit of a room's changes change nothing in the result: they are why Postgres reads the index on
 * rev from the cursor on, and not the whole room.
 */
const READ_CHANGES = `
  WITH asked AS (
    SELECT c.place, c.after_rev, r.id AS room_id, r.head_rev, r.head_rev - c.after_rev BETWEEN 0 AND $4 AS complete
    FROM unnest($2::uuid[], $3::bigint[]) WITH ORDINALITY AS c (room_id, after_rev, place)
    JOIN room_members AS mine ON mine.room_id = c.room_id AND mine.user_id = $1
    JOIN rooms AS r ON r.id = c.room_id
  ), priced AS (
    SELECT *, CASE WHEN complete THEN head_rev - after_rev ELSE $5 END AS cost FROM asked
  ), planned AS (
    SELECT *, sum(cost) OVER (ORDER BY place) - cost < $6 AS fits FROM priced
  )
  SELECT p.place, p.head_rev, p.complete, p.fits, u.username AS author_name, ${messageColumnsFor("$1")}
  FROM planned AS p
  LEFT JOIN LATERAL (
    (
      SELECT * FROM messages WHERE p.fits AND p.complete AND room_id = p.room_id AND rev > p.after_rev
        AND ${IS_SHOWN}
      ORDER BY rev LIMIT $4
    )
    UNION ALL
    (
      SELECT * FROM messages WHERE p.fits AND NOT p.complete AND room_id = p.room_id AND ${IS_SHOWN}
      ORDER BY seq DESC LIMIT $5
    )
  ) AS m ON true
  LEFT JOIN users AS u ON u.id = m.author_id`;

const FIND_MESSAGE = `
  SELECT u.username AS author_name, ${messageColumnsFor("$1")}
  FROM messages AS m
  JOIN room_members AS mine ON mine.room_id = m.room_id AND mine.user_id = $1
  JOIN users AS u ON u.id = m.author_id
  WHERE m.id = $2 AND ${IS_SHOWN}`;

/** One row without a message for a member of a room without pins, none for others. */
const LIST_PINS = `
  SELECT u.username AS author_name, ${messageColumnsFor("$1")}
  FROM room_members AS mine
  LEFT JOIN LATERAL (
    SELECT * FROM messages WHERE room_id = mine.room_id AND pinned_at IS NOT NULL AND ${IS_SHOWN}
    ORDER BY pinned_at DESC LIMIT $3
  ) AS m ON true
  LEFT JOIN users AS u ON u.id = m.author_id
  WHERE mine.room_id = $2 AND mine.user_id = $1
  ORDER BY m.pinned_at DESC, m.seq DESC`;

export function createMessageReader(pool: Pool) {
  return {
    async readHistory(userId, query) {
      const { upToSeq, before, after } = stretchOf(query);
      // One more on each side tells whether that side goes on; nothing comes after the newest.
      const { rows } = await pool.query<MaybeMessage & { kind: RoomKind; head_rev: string; is_member: boolean }>({
        name: "read_history",
        text: READ_HISTORY,
        values: [userId, query.roomId, upToSeq ?? AFTER_ALL, before + 1, upToSeq === null ? 0 : after + 1],
      });
      const [room] = rows;
      const access = room && { kind: room.kind, isMember: room.is_member, headRev: Number(room.head_rev) };
      const found = toMessages(rows);
      const older = newestPage(
        found.filter(({ seq }) => upToSeq === null || seq <= upToSeq),
        before,
      );
      const newer = found.filter(({ seq }) => upToSeq !== null && seq > upToSeq).sort((a, b) => a.seq - b.seq);
      const messages = [...older.messages, ...newer.slice(0, after)];
      const page = {
        messages,
        nextBeforeSeq: older.hasMore ? (messages[0]?.seq ?? (upToSeq ?? 0) + 1) : null,
        nextAfterSeq: newer.length > after ? (messages.at(-1)?.seq ?? upToSeq) : null,
      };
      return { access: access ?? null, page };
    },

    async readChanges(userId, cursors) {
      const { rows } = await pool.query<
        MaybeMessage & { place: string; head_rev: string; complete: boolean; fits: boolean }
      >({
        name: "read_changes",
        text: READ_CHANGES,
        values: [
          userId,
          cursors.map((cursor) => cursor.roomId),
          cursors.map((cursor) => cursor.afterRev),
          LIMITS.syncMaxChanges,
          LIMITS.recentMessages + 1,
          LIMITS.syncMaxChangesInAll,
        ],
      });
      const byPlace = new Map<number, typeof rows>();
      for (const row of rows) {
        const place = Number(row.place);
        const found = byPlace.get(place);
        if (found) found.push(row);
        else byPlace.set(place, [row]);
      }
      return cursors.map(({ roomId }, index): RoomChanges => {
        const found = byPlace.get(index + 1) ?? [];
        const [first] = found;
        if (!first) return { roomId, status: "gone" };
        if (!first.fits) return { roomId, status: "later" };
        const headRev = Number(first.head_rev);
        const messages = toMessages(found);
        if (first.complete) {
          return { roomId, status: "complete", headRev, messages: messages.sort((a, b) => a.rev - b.rev) };
        }
        const newest = newestPage(messages, LIMITS.recentMessages);
        const nextBeforeSeq = newest.hasMore ? (newest.messages[0]?.seq ?? null) : null;
        return { roomId, status: "reset", headRev, messages: newest.messages, nextBeforeSeq };
      });
    },

    async findMessage(userId, messageId) {
      const { rows } = await pool.query<MessageRow>({
        name: "find_message",
        text: FIND_MESSAGE,
        values: [userId, messageId],
      });
      return rows[0] ? toMessage(rows[0]) : null;
    },

    async listPins(userId, roomId) {
      const { rows } = await pool.query<MaybeMessage>({
        name: "list_pins",
        text: LIST_PINS,
        values: [userId, roomId, LIMITS.pinsPerRoom],
      });
      return rows.length === 0 ? null : toMessages(rows);
    },

    /** The head of every room that the person is in. */
    async readHeads(userId: string): Promise<RoomHead[]> {
      const { rows } = await pool.query<{ id: string; head_rev: string }>({
        name: "read_heads",
        text: `SELECT r.id, r.head_rev FROM room_members AS mine JOIN rooms AS r ON r.id = mine.room_id
          WHERE mine.user_id = $1`,
        values: [userId],
      });
      return rows.map((row) => ({ roomId: row.id, headRev: Number(row.head_rev) }));
    },

    /** The heads of these rooms, whoever is in them. */
    async findHeads(roomIds: string[]): Promise<RoomHead[]> {
      const { rows } = await pool.query<{ id: string; head_rev: string }>({
        name: "find_heads",
        text: "SELECT id, head_rev FROM rooms WHERE id = ANY ($1::uuid[])",
        values: [roomIds],
      });
      return rows.map((row) => ({ roomId: row.id, headRev: Number(row.head_rev) }));
    },
  } satisfies MessageReader & Record<string, unknown>;
}

function toMessages(rows: MaybeMessage[]): Message[] {
  return rows.flatMap((row) => (row.id === null ? [] : [toMessage(row)]));
}

/** The newest `limit` of these, oldest first, and whether there were more. */
function newestPage(messages: Message[], limit: number): { messages: Message[]; hasMore: boolean } {
  const newestFirst = messages.sort((a, b) => b.seq - a.seq);
  return { messages: newestFirst.slice(0, limit).reverse(), hasMore: messages.length > limit };
}

/** A page as so many messages up to a place and so many after it; without a place, the newest. */
function stretchOf({ beforeSeq, afterSeq, aroundSeq, limit }: ListMessages) {
  if (afterSeq !== undefined) return { upToSeq: afterSeq, before: 0, after: limit };
  if (aroundSeq === undefined)
    return { upToSeq: beforeSeq === undefined ? null : beforeSeq - 1, before: limit, after: 0 };
  const before = Math.ceil(limit / 2);
  return { upToSeq: aroundSeq, before, after: limit - before };
}
