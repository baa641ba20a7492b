import type { ReadingPorts } from "@banter/domain";
import { LIMITS, type RoomKind, type RoomNotify, type RoomUnread } from "@banter/protocol";
import type { Pool } from "pg";

interface UnreadRow {
  room_id: string;
  kind: RoomKind;
  head_rev: string;
  last_read_seq: string;
  notify: RoomNotify;
  unread: number;
  mentions: number;
}

/**
 * What is unread is counted from the newest message down the index on seq, and at two bounds at the most: $3 that count,
 * $2 that are looked at. So a count costs the same in a room of a hundred and of a million messages.
 */
const READ_UNREAD = `
  SELECT mine.room_id, r.kind, mine.last_read_seq, mine.notify, r.head_rev,
    CASE WHEN r.head_rev = mine.last_read_seq THEN 0 ELSE (
      SELECT count(*)::int FROM (
        SELECT FROM (
          SELECT author_id, deleted_at FROM messages
          WHERE room_id = mine.room_id AND seq > mine.last_read_seq ORDER BY seq DESC LIMIT $2
        ) AS newest
        WHERE deleted_at IS NULL AND author_id <> $1
          AND author_id <> ALL (ARRAY(SELECT blocked_id FROM blocks WHERE blocker_id = $1))
        LIMIT $3
      ) AS counted
    ) END AS unread,
    CASE WHEN r.head_rev = mine.last_read_seq THEN 0 ELSE (
      SELECT count(*)::int FROM (
        SELECT FROM (
          SELECT author_id FROM message_mentions
          WHERE room_id = mine.room_id AND target_id IN ($1, mine.room_id) AND seq > mine.last_read_seq LIMIT $2
        ) AS calls
        WHERE author_id <> $1 AND author_id <> ALL (ARRAY(SELECT blocked_id FROM blocks WHERE blocker_id = $1))
        LIMIT $3
      ) AS counted
    ) END AS mentions
  FROM room_members AS mine JOIN rooms AS r ON r.id = mine.room_id
  WHERE mine.user_id = $1`;

const MOVE = `
  UPDATE room_members AS mine SET last_read_seq = least($3, r.head_rev)
  FROM rooms AS r
  WHERE mine.room_id = $2 AND mine.user_id = $1 AND r.id = $2 AND mine.last_read_seq < least($3, r.head_rev)`;

/** In one order, so that two devices that say it at once wait for each other. */
const MOVE_TO_HEADS = `
  WITH behind AS (
    SELECT mine.room_id, r.head_rev FROM room_members AS mine JOIN rooms AS r ON r.id = mine.room_id
    WHERE mine.user_id = $1 AND mine.last_read_seq < r.head_rev
    ORDER BY mine.room_id FOR NO KEY UPDATE OF mine
  )
  UPDATE room_members AS mine SET last_read_seq = behind.head_rev FROM behind
  WHERE mine.room_id = behind.room_id AND mine.user_id = $1
  RETURNING mine.room_id`;

const SET_NOTIFY = `
  UPDATE room_members SET notify = $3::"RoomNotify"
  WHERE room_id = $2 AND user_id = $1 AND notify <> $3::"RoomNotify"`;

export function createReadingStore(pool: Pool) {
  return {
    async readUnread(userId: string, roomIds?: string[]) {
      const bounds = [userId, LIMITS.unreadMaxLookedAt, LIMITS.unreadMaxCount];
      const { rows } = await pool.query<UnreadRow>(
        roomIds
          ? {
              name: "read_unread_of",
              text: `${READ_UNREAD} AND mine.room_id = ANY ($4::uuid[])`,
              values: [...bounds, roomIds],
            }
          : { name: "read_unread", text: READ_UNREAD, values: bounds },
      );
      return rows.map(toRoomUnread);
    },

    async moveReading(userId, roomId, seq) {
      const { rowCount } = await pool.query({ name: "move_reading", text: MOVE, values: [userId, roomId, seq] });
      return rowCount === 1;
    },

    async moveReadingToHeads(userId) {
      const { rows } = await pool.query<{ room_id: string }>(MOVE_TO_HEADS, [userId]);
      return rows.map((row) => row.room_id);
    },

    async setNotify(userId, { roomId, notify }) {
      const { rowCount } = await pool.query(SET_NOTIFY, [userId, roomId, notify]);
      return rowCount === 1;
    },
  } satisfies Partial<ReadingPorts>;
}

function toRoomUnread(row: UnreadRow): RoomUnread {
  return {
    roomId: row.room_id,
    kind: row.kind,
    headRev: Number(row.head_rev),
    lastReadSeq: Number(row.last_read_seq),
    unread: row.unread,
    mentions: row.mentions,
    notify: row.notify,
  };
}
