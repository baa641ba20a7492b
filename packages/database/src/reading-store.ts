import type { Acting, ReadingPorts } from "@banter/domain";
import { LIMITS, type RoomKind, type RoomNotify, type RoomUnread } from "@banter/protocol";
import type { Pool } from "pg";
import { MAY_ACT, requireStanding, STANDING, type StandingRow } from "./bans.ts";

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

/** $1 the person, $2 the session: one statement judges and changes, for it is what people do most. */
const actingAlone = (change: string) => `
  WITH standing AS (${STANDING}),
  ${change}
  SELECT standing.*, array(SELECT room_id FROM moved) AS room_ids FROM standing`;

const MOVE = actingAlone(`moved AS (
    UPDATE room_members AS mine SET last_read_seq = least($4, r.head_rev)
    FROM rooms AS r, standing
    WHERE mine.room_id = $3 AND mine.user_id = $1 AND r.id = $3 AND mine.last_read_seq < least($4, r.head_rev)
      AND ${MAY_ACT}
    RETURNING mine.room_id
  )`);

/** In one order, so that two devices that say it at once wait for each other. */
const MOVE_TO_HEADS = actingAlone(`behind AS (
    SELECT mine.room_id, r.head_rev FROM room_members AS mine JOIN rooms AS r ON r.id = mine.room_id
    WHERE mine.user_id = $1 AND mine.last_read_seq < r.head_rev
    ORDER BY mine.room_id FOR NO KEY UPDATE OF mine
  ), moved AS (
    UPDATE room_members AS mine SET last_read_seq = behind.head_rev FROM behind, standing
    WHERE mine.room_id = behind.room_id AND mine.user_id = $1 AND ${MAY_ACT}
    RETURNING mine.room_id
  )`);

const SET_NOTIFY = actingAlone(`moved AS (
    UPDATE room_members SET notify = $4::"RoomNotify" FROM standing
    WHERE room_id = $3 AND user_id = $1 AND notify <> $4::"RoomNotify" AND ${MAY_ACT}
    RETURNING room_id
  )`);

export function createReadingStore(pool: Pool) {
  /** The rooms where something changed. @throws AppError UNAUTHENTICATED session_ended, FORBIDDEN banned. */
  async function act(name: string, text: string, { userId, sessionId }: Acting, ...more: unknown[]): Promise<string[]> {
    const { rows } = await pool.query<StandingRow & { room_ids: string[] }>({
      name,
      text,
      values: [userId, sessionId, ...more],
    });
    return requireStanding(rows[0]).room_ids;
  }

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

    moveReading: async (actor, roomId, seq) => (await act("move_reading", MOVE, actor, roomId, seq)).length > 0,

    moveReadingToHeads: (actor) => act("move_reading_to_heads", MOVE_TO_HEADS, actor),

    setNotify: async (actor, { roomId, notify }) =>
      (await act("set_notify", SET_NOTIFY, actor, roomId, notify)).length > 0,
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
