import type { MessageFacts, MessagePorts } from "@banter/domain";
import type { Role, RoomKind, RoomRole } from "@banter/protocol";
import type { Pool } from "pg";
import { requireNotBanned } from "./bans.ts";
import { MESSAGE_COLUMNS, type MessageRow, toMessage } from "./message-row.ts";
import { inTransaction } from "./transaction.ts";

type FactsRow = MessageRow & {
  room_kind: RoomKind;
  room_role: RoomRole | null;
  actor_role: Role;
  session_is_live: boolean;
};

/** A statement of its own: what is read after it includes what earlier holders of the lock have committed. */
const LOCK_ROOM = `
  SELECT FROM rooms WHERE id = (SELECT room_id FROM messages WHERE id = $1) FOR NO KEY UPDATE`;

const READ_FACTS = `
  SELECT ${MESSAGE_COLUMNS}, u.username AS author_name, r.kind AS room_kind, mine.role AS room_role,
    actor.role AS actor_role, s.id IS NOT NULL AS session_is_live
  FROM messages AS m
  JOIN users AS u ON u.id = m.author_id
  JOIN rooms AS r ON r.id = m.room_id
  JOIN users AS actor ON actor.id = $2
  LEFT JOIN room_members AS mine ON mine.room_id = m.room_id AND mine.user_id = $2
  LEFT JOIN sessions AS s ON s.id = $3 AND s.user_id = $2 AND s.revoked_at IS NULL AND s.expires_at > now()
  WHERE m.id = $1`;

/** $1 the message, $2 the new body, null to delete it, $3 its room, whose lock is held. */
export const CHANGE_MESSAGE = `
  WITH grown AS (UPDATE rooms SET head_rev = head_rev + 1 WHERE id = $3 RETURNING head_rev)
  UPDATE messages AS m SET
    rev = grown.head_rev,
    body = $2,
    edited_at = CASE WHEN $2::text IS NULL THEN m.edited_at ELSE now() END,
    deleted_at = CASE WHEN $2::text IS NULL THEN now() END,
    body_sha256 = CASE WHEN $2::text IS NULL THEN NULL ELSE m.body_sha256 END
  FROM grown WHERE m.id = $1
  RETURNING ${MESSAGE_COLUMNS}`;

export function createMessageChanger(pool: Pool): Pick<MessagePorts, "changeMessage"> {
  return {
    async changeMessage({ userId, sessionId }, messageId, decide) {
      return inTransaction(pool, async (client) => {
        await client.query(LOCK_ROOM, [messageId]);
        await requireNotBanned(userId, async (sql, id) => (await client.query(sql, [id])).rows);
        const { rows } = await client.query<FactsRow>(READ_FACTS, [messageId, userId, sessionId]);
        const [row] = rows;
        if (!row) return null;
        const change = decide(toFacts(row));
        if (change.kind === "none") return { message: toMessage(row), isChanged: false };
        const body = change.kind === "edit" ? change.body : null;
        const changed = await client.query<MessageRow>(CHANGE_MESSAGE, [messageId, body, row.room_id]);
        return { message: toMessage({ ...row, ...changed.rows[0] }), isChanged: true };
      });
    },
  };
}

function toFacts(row: FactsRow): MessageFacts {
  return {
    message: toMessage(row),
    roomKind: row.room_kind,
    roomRole: row.room_role,
    actorRole: row.actor_role,
    sessionIsLive: row.session_is_live,
  };
}
