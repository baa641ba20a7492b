import type { Acting, AttachmentPorts, SweepPorts } from "@banter/domain";
import { type Attachment, LIMITS } from "@banter/protocol";
import type { Pool } from "pg";
import { requireMayAct } from "./bans.ts";
import { ATTACHMENT_JSON } from "./message-row.ts";
import { FIND_KEPT, IS_KEPT } from "./report-files.ts";
import { inTransaction, rowsOf } from "./transaction.ts";

/** Of one person, one after the other: two that fit alone may not fit together. */
const LOCK_OWNER = "SELECT FROM users WHERE id = $1 FOR NO KEY UPDATE";

const RESERVE = `
  INSERT INTO attachments (id, owner_id, name, description, size_bytes)
  SELECT $1, $2, $3, $4, $5::bigint
  WHERE $5::bigint + (SELECT coalesce(sum(size_bytes), 0) FROM attachments WHERE owner_id = $2 AND deleted_at IS NULL) <= $6
  RETURNING id`;

const COMPLETE = `
  UPDATE attachments AS a SET stored_at = now(), name = $2, media_type = $3, size_bytes = $4, width = $5, height = $6,
    is_animated = $7
  WHERE a.id = $1 AND a.deleted_at IS NULL RETURNING ${ATTACHMENT_JSON} AS attachment`;

const GIVE_UP = `
  UPDATE attachments SET deleted_at = now()
  WHERE id = $2 AND owner_id = $1 AND message_id IS NULL AND deleted_at IS NULL`;

const DESCRIBE = `
  UPDATE attachments AS a SET description = $3
  WHERE a.id = $2 AND a.owner_id = $1 AND a.message_id IS NULL AND a.stored_at IS NOT NULL AND a.deleted_at IS NULL
  RETURNING ${ATTACHMENT_JSON} AS attachment`;

/** As messages are read: by members of the room, unless they block the author. Nobody else sees what was not sent yet. */
const FIND_READABLE = `
  SELECT ${ATTACHMENT_JSON} AS attachment
  FROM attachments AS a LEFT JOIN messages AS m ON m.id = a.message_id
  WHERE a.id = $2 AND a.stored_at IS NOT NULL AND a.deleted_at IS NULL AND CASE
    WHEN a.message_id IS NULL THEN a.owner_id = $1
    ELSE m.deleted_at IS NULL
      AND EXISTS (SELECT FROM room_members WHERE room_id = m.room_id AND user_id = $1)
      AND NOT EXISTS (SELECT FROM blocks WHERE blocker_id = $1 AND blocked_id = m.author_id)
  END`;

const COUNT_USED = `
  SELECT coalesce(sum(size_bytes), 0) AS bytes FROM attachments WHERE owner_id = $1 AND deleted_at IS NULL`;

/** One that is not stored after this time never will be: its upload may have taken a twelfth of it. */
const BROKEN_OFF_AFTER = "1 hour";

const EXPIRE = `
  UPDATE attachments SET deleted_at = now()
  WHERE message_id IS NULL AND deleted_at IS NULL AND (
    created_at < now() - make_interval(hours => $1)
    OR stored_at IS NULL AND created_at < now() - interval '${BROKEN_OFF_AFTER}'
  )`;

const FIND_DELETED = `
  SELECT id FROM attachments AS a WHERE deleted_at IS NOT NULL AND NOT ${IS_KEPT} ORDER BY deleted_at LIMIT $1`;

const FORGET = "DELETE FROM attachments WHERE id = ANY ($1::uuid[]) AND deleted_at IS NOT NULL";

type AttachmentRow = { attachment: Attachment };

export function createAttachmentStore(pool: Pool) {
  async function findOne(sql: string, values: unknown[]): Promise<Attachment | null> {
    const { rows } = await pool.query<AttachmentRow>(sql, values);
    return rows[0]?.attachment ?? null;
  }

  async function changeAs(actor: Acting, sql: string, values: unknown[]): Promise<Attachment | null> {
    return inTransaction(pool, async (client) => {
      await requireMayAct(rowsOf(client), actor);
      const { rows } = await client.query<AttachmentRow>(sql, values);
      return rows[0]?.attachment ?? null;
    });
  }

  return {
    async reserve(actor, { id, name, description, sizeBytes }, maxBytes) {
      return inTransaction(pool, async (client) => {
        await client.query(LOCK_OWNER, [actor.userId]);
        await requireMayAct(rowsOf(client), actor);
        const values = [id, actor.userId, name, description, sizeBytes, maxBytes];
        const { rowCount } = await client.query(RESERVE, values);
        return rowCount === 0 ? "over_quota" : "reserved";
      });
    },

    async complete(actor, id, { name, mediaType, sizeBytes, picture }) {
      const size = [picture?.width ?? null, picture?.height ?? null, picture?.isAnimated ?? false];
      return changeAs(actor, COMPLETE, [id, name, mediaType, sizeBytes, ...size]);
    },

    async giveUp(userId, id) {
      const { rowCount } = await pool.query(GIVE_UP, [userId, id]);
      return rowCount === 1;
    },

    describe: (actor, { attachmentId, description }) =>
      changeAs(actor, DESCRIBE, [actor.userId, attachmentId, description]),

    findReadable: (userId, id) => findOne(FIND_READABLE, [userId, id]),

    findReported: (userId, { reportId, attachmentId }) => findOne(FIND_KEPT, [userId, reportId, attachmentId]),

    async countUsedBytes(userId) {
      const { rows } = await pool.query<{ bytes: string }>(COUNT_USED, [userId]);
      return Number(rows[0]?.bytes);
    },

    async expireUploads() {
      await pool.query(EXPIRE, [LIMITS.unsentUploadHours]);
    },

    async findDeleted(limit) {
      const { rows } = await pool.query<{ id: string }>(FIND_DELETED, [limit]);
      return rows.map(({ id }) => id);
    },

    async forget(ids) {
      await pool.query(FORGET, [ids]);
    },
  } satisfies Partial<AttachmentPorts> & Partial<SweepPorts>;
}
