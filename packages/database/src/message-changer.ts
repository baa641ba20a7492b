import type { MessageChange, MessageFacts, MessagePorts } from "@banter/domain";
import { type Mention, type Role, type RoomKind, type RoomRole, withoutReactionsOf } from "@banter/protocol";
import type { Pool, PoolClient } from "pg";
import { auditInsert } from "./audit-log.ts";
import { requireNotBanned } from "./bans.ts";
import { type MessageRow, messageColumns, toMessage } from "./message-row.ts";
import { inTransaction } from "./transaction.ts";

type FactsRow = MessageRow & {
  room_kind: RoomKind;
  room_name: string;
  is_archived: boolean;
  room_role: RoomRole | null;
  actor_role: Role;
  session_is_live: boolean;
  may_write: boolean;
  pin_count: number;
  blocked_ids: string[];
};

/** A statement of its own: what is read after it includes what earlier holders of the lock have committed. */
const LOCK_ROOM = `
  SELECT FROM rooms WHERE id = (SELECT room_id FROM messages WHERE id = $1) FOR NO KEY UPDATE`;

const READ_FACTS = `
  SELECT ${messageColumns({ first: "$2" })}, u.username AS author_name, r.kind AS room_kind, r.name AS room_name,
    mine.role AS room_role, r.archived_at IS NOT NULL AS is_archived, actor.role AS actor_role, s.id IS NOT NULL AS session_is_live,
    r.kind <> 'DIRECT' OR are_friends(r.direct_low_id, r.direct_high_id) AS may_write,
    (SELECT count(*)::int FROM messages AS pinned WHERE pinned.room_id = m.room_id AND pinned.pinned_at IS NOT NULL)
      AS pin_count,
    ARRAY(SELECT blocked_id FROM blocks WHERE blocker_id = $2) AS blocked_ids
  FROM messages AS m
  JOIN users AS u ON u.id = m.author_id
  JOIN rooms AS r ON r.id = m.room_id
  JOIN users AS actor ON actor.id = $2
  LEFT JOIN room_members AS mine ON mine.room_id = m.room_id AND mine.user_id = $2
  LEFT JOIN sessions AS s ON s.id = $3 AND s.user_id = $2 AND s.revoked_at IS NULL AND s.expires_at > now()
  WHERE m.id = $1`;

/** $1 the message, $2 its room, whose lock is held, $3 who acts; `$4` is for `assignments`. */
function changeSql(assignments: string): string {
  return `
    WITH grown AS (UPDATE rooms SET head_rev = head_rev + 1 WHERE id = $2 RETURNING head_rev)
    UPDATE messages AS m SET rev = grown.head_rev${assignments}
    FROM grown WHERE m.id = $1
    RETURNING ${messageColumns({ first: "$3" })}`;
}

const EDIT = changeSql(", body = $4, edited_at = now(), mentions = NULL");
const DELETE = changeSql(
  ", body = NULL, body_sha256 = NULL, deleted_at = now(), mentions = NULL, reply_to_id = NULL, pinned_at = NULL",
);
const PIN = changeSql(", pinned_at = CASE WHEN $4::boolean THEN now() END");
const MOVE = changeSql("");

const ADD_REACTION = "INSERT INTO reactions (message_id, user_id, emoji) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
const REMOVE_REACTION = "DELETE FROM reactions WHERE message_id = $1 AND user_id = $2 AND emoji = $3";
/** Whoever asks for one from here on finds none; the bytes are cleared away by the web app. */
const REMOVE_ATTACHMENTS = "UPDATE attachments SET message_id = NULL, deleted_at = now() WHERE message_id = $1";
const REMOVE_CALLS = "DELETE FROM message_mentions WHERE message_id = $1";
const SET_MENTIONS = "SELECT set_mentions($1, $2::text[]) AS meant";
const REMOVE_REACTIONS = "DELETE FROM reactions WHERE message_id = $1";

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
        const changed = change.kind === "none" ? null : await applyChange(client, change, row, userId);
        const announced = changed && toMessage({ ...changed, author_name: row.author_name });
        const isHidden = (id: string) => row.blocked_ids.includes(id);
        return { message: withoutReactionsOf(announced ?? toMessage(row), isHidden), announced };
      });
    },
  };
}

/** Carries out a change of a message, whose room's lock the caller holds. */
export async function applyChange(
  client: PoolClient,
  change: Exclude<MessageChange, { kind: "none" }>,
  { id, room_id }: Pick<MessageRow, "id" | "room_id">,
  actorId: string | null,
): Promise<Omit<MessageRow, "author_name">> {
  const run = async (sql: string, ...more: unknown[]) => {
    const { rows } = await client.query<Omit<MessageRow, "author_name">>(sql, [id, room_id, actorId, ...more]);
    const [row] = rows;
    if (!row) throw new Error("a message disappeared while its room was locked");
    return row;
  };
  switch (change.kind) {
    case "edit":
      return { ...(await run(EDIT, change.body)), mentions: await setMentions(client, id, change.mentions) };
    case "delete":
      if (change.record) await client.query(auditInsert(change.record.by, change.record.note));
      await client.query(REMOVE_REACTIONS, [id]);
      await client.query(REMOVE_CALLS, [id]);
      await client.query(REMOVE_ATTACHMENTS, [id]);
      return run(DELETE);
    case "react":
      await client.query(change.on ? ADD_REACTION : REMOVE_REACTION, [id, actorId, change.emoji]);
      return run(MOVE);
    case "pin":
      if (change.record) await client.query(auditInsert(change.record.by, change.record.note));
      return run(PIN, change.on);
  }
}

async function setMentions(client: PoolClient, messageId: string, names: string[]): Promise<Mention[] | null> {
  const { rows } = await client.query<{ meant: Mention[] | null }>(SET_MENTIONS, [messageId, names]);
  return rows[0]?.meant ?? null;
}

function toFacts(row: FactsRow): MessageFacts {
  return {
    message: toMessage(row),
    isHidden: row.blocked_ids.includes(row.author_id),
    roomKind: row.room_kind,
    roomName: row.room_name,
    isArchived: row.is_archived,
    roomRole: row.room_role,
    actorRole: row.actor_role,
    sessionIsLive: row.session_is_live,
    mayWrite: row.may_write,
    pinCount: row.pin_count,
  };
}
