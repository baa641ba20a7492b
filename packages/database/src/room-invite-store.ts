import type { RoomInvitePorts } from "@banter/domain";
import { type Invite, LIMITS } from "@banter/protocol";
import type { Pool } from "pg";
import { auditInsert } from "./audit-log.ts";
import { requireMayAct } from "./bans.ts";
import { LOCK_ROOM, membersOf } from "./room-members.ts";
import { inTransaction, rowsOf } from "./transaction.ts";

interface InviteRow {
  id: string;
  created_by_id: string;
  created_by_name: string;
  created_at: Date;
  expires_at: Date;
  max_uses: number;
  uses: number;
}

const HAS_USES = "i.expires_at > now() AND i.uses < i.max_uses";

/** A link is its maker's word: it counts for as long as they may invite to the room themselves. */
const WORKS = `${HAS_USES} AND EXISTS (
    SELECT FROM users AS maker
    LEFT JOIN room_members AS theirs ON theirs.room_id = i.room_id AND theirs.user_id = maker.id
    WHERE maker.id = i.created_by_id AND maker.deleted_at IS NULL
      AND (maker.role = 'ADMIN' OR theirs.role IN ('OWNER', 'MODERATOR'))
      AND NOT EXISTS (SELECT FROM find_ban(maker.id))
  )`;

const LIST = `
  SELECT i.id, i.created_by_id, u.username AS created_by_name, i.created_at, i.expires_at, i.max_uses, i.uses
  FROM room_invites AS i JOIN users AS u ON u.id = i.created_by_id
  WHERE i.room_id = $1 AND ${WORKS} ORDER BY i.created_at DESC, i.id DESC`;

/** The person $2, if they may invite to the room $1: a role may have been taken while the request was on its way. */
const FROM_INVITER = `
  FROM users AS u LEFT JOIN room_members AS mine ON mine.room_id = $1 AND mine.user_id = u.id
  WHERE u.id = $2 AND (u.role = 'ADMIN' OR mine.role IN ('OWNER', 'MODERATOR'))
    AND NOT EXISTS (SELECT FROM rooms WHERE id = $1 AND kind = 'DIRECT')`;

const ADD = `
  INSERT INTO room_invites (id, room_id, token_sha256, created_by_id, expires_at, max_uses)
  SELECT $3, $1, $4, u.id, now() + make_interval(mins => $5), $6 ${FROM_INVITER}`;

const MAY_INVITE = `SELECT ${FROM_INVITER}`;

const REMOVE = "DELETE FROM room_invites WHERE room_id = $1 AND id = $2";

const FORGET_ENDED = `DELETE FROM room_invites AS i WHERE i.room_id = $1 AND NOT (${HAS_USES})`;

const PREVIEW = `
  SELECT r.id AS room_id, r.name AS room_name, r.member_count, u.id AS inviter_id, u.username AS inviter_name, i.expires_at,
    mine.user_id IS NOT NULL AS is_member
  FROM room_invites AS i
  JOIN rooms AS r ON r.id = i.room_id
  JOIN users AS u ON u.id = i.created_by_id
  LEFT JOIN room_members AS mine ON mine.room_id = r.id AND mine.user_id = $1
  WHERE i.token_sha256 = $2 AND ${WORKS}`;

const FIND_ROOM = "SELECT room_id FROM room_invites WHERE token_sha256 = $1";

const STANDING = `
  SELECT mine.user_id IS NOT NULL AS is_member, ban.user_id IS NOT NULL AS is_banned
  FROM users AS u
  LEFT JOIN room_members AS mine ON mine.room_id = $1 AND mine.user_id = u.id
  LEFT JOIN room_bans AS ban ON ban.room_id = $1 AND ban.user_id = u.id
  WHERE u.id = $2`;

const USE = `UPDATE room_invites AS i SET uses = uses + 1 WHERE i.token_sha256 = $1 AND ${WORKS}`;

export function createRoomInviteStore(pool: Pool) {
  return {
    async addInvite(actor, { id, roomId, tokenSha256, minutes, maxUses }, { by, note }) {
      return inTransaction(pool, async (client) => {
        await client.query(LOCK_ROOM, [roomId]);
        await requireMayAct(rowsOf(client), actor);
        await client.query(FORGET_ENDED, [roomId]);
        const held = await client.query<InviteRow>(LIST, [roomId]);
        if (held.rows.length >= LIMITS.invitesPerRoom) return "full";
        await client.query(ADD, [roomId, actor.userId, id, tokenSha256, minutes, maxUses]);
        const { rows } = await client.query<InviteRow>(LIST, [roomId]);
        const added = rows.find((row) => row.id === id);
        if (!added) return null;
        await client.query(auditInsert(by, note));
        return toInvite(added);
      });
    },

    async listInvites(roomId) {
      const { rows } = await pool.query<InviteRow>(LIST, [roomId]);
      return { invites: rows.map(toInvite) };
    },

    async removeInvite(actor, { roomId, inviteId }, { by, note }) {
      return inTransaction(pool, async (client) => {
        await client.query(LOCK_ROOM, [roomId]);
        await requireMayAct(rowsOf(client), actor);
        const { rowCount } = await client.query(MAY_INVITE, [roomId, actor.userId]);
        if (rowCount === 0) return false;
        const removed = await client.query(REMOVE, [roomId, inviteId]);
        if (removed.rowCount === 1) await client.query(auditInsert(by, note));
        return true;
      });
    },

    async findInvite(userId, tokenSha256) {
      const { rows } = await pool.query<{
        room_id: string;
        room_name: string;
        member_count: number;
        inviter_id: string;
        inviter_name: string;
        expires_at: Date;
        is_member: boolean;
      }>(PREVIEW, [userId, tokenSha256]);
      const [row] = rows;
      if (!row) return null;
      return {
        roomId: row.room_id,
        roomName: row.room_name,
        memberCount: row.member_count,
        invitedBy: { id: row.inviter_id, username: row.inviter_name },
        expiresAt: row.expires_at.toISOString(),
        isMember: row.is_member,
      };
    },

    async useInvite(actor, tokenSha256) {
      const { userId } = actor;
      return inTransaction(pool, async (client) => {
        const found = await client.query<{ room_id: string }>(FIND_ROOM, [tokenSha256]);
        const roomId = found.rows[0]?.room_id;
        if (roomId === undefined) return "ended";
        await client.query(LOCK_ROOM, [roomId]);
        await requireMayAct(rowsOf(client), actor);
        const { rows } = await client.query<{ is_member: boolean; is_banned: boolean }>(STANDING, [roomId, userId]);
        const room = membersOf(client, roomId);
        if (rows[0]?.is_member) return { roomId, joined: null, memberCount: await room.count(0) };
        if (rows[0]?.is_banned) return "banned_from_room";
        const used = await client.query(USE, [tokenSha256]);
        if (used.rowCount === 0) return "ended";
        const [joined] = await room.add(userId);
        return { roomId, joined: joined ?? null, memberCount: await room.count(1) };
      });
    },
  } satisfies Partial<RoomInvitePorts>;
}

function toInvite(row: InviteRow): Invite {
  return {
    id: row.id,
    createdBy: { id: row.created_by_id, username: row.created_by_name },
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    maxUses: row.max_uses,
    uses: row.uses,
  };
}
