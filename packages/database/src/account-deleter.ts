import type { DeletedAccount, OwnAccountPorts } from "@banter/domain";
import { AppError, DELETED_USERNAME, LIMITS, type Member, type RoomRole } from "@banter/protocol";
import type { Pool, PoolClient } from "pg";
import { requireMayAct } from "./bans.ts";
import { explainLastAdmin } from "./last-admin.ts";
import { END_SESSIONS } from "./moderation-store.ts";
import { inTransaction, rowsOf } from "./transaction.ts";

/** How often somebody may have joined a room at this very moment, before the deletion is to be tried again later. */
const MAX_TRIES = 5;
const TRY_AGAIN_MS = 1_000;

/**
 * Rooms before people, in the order of their ids. Those who part, and a first message between two people, lock the people
 * first: whoever of the two Postgres gives up begins anew.
 */
const LOCK_ROOMS = `
  SELECT id FROM rooms WHERE id IN (SELECT room_id FROM room_members WHERE user_id = $1) ORDER BY id FOR NO KEY UPDATE`;

/** From here on nobody adds the person to a room, befriends them or lets them in. */
const LOCK_PERSON = "SELECT username_key FROM users WHERE id = $1 AND password_hash = $2 FOR UPDATE";

const IS_IN_ANOTHER_ROOM = "SELECT FROM room_members WHERE user_id = $1 AND room_id <> ALL ($2) LIMIT 1";

const LEAVE_ROOMS = `
  WITH ended AS (DELETE FROM room_members WHERE user_id = $1 RETURNING room_id)
  UPDATE rooms SET member_count = member_count - 1 FROM ended WHERE rooms.id = ended.room_id
  RETURNING rooms.id AS room_id, rooms.member_count`;

/** As when an owner leaves: the longest-standing moderator, or else member. */
const HAND_ROOMS_ON = `
  WITH heirs AS (
    SELECT DISTINCT ON (m.room_id) m.room_id, m.user_id, m.role
    FROM room_members AS m JOIN rooms AS r ON r.id = m.room_id AND r.kind <> 'DIRECT'
    WHERE m.room_id = ANY ($1) ORDER BY m.room_id, m.role, m.joined_at, m.user_id
  ), changed AS (
    UPDATE room_members AS m SET role = 'OWNER' FROM heirs
    WHERE heirs.role <> 'OWNER' AND m.room_id = heirs.room_id AND m.user_id = heirs.user_id
    RETURNING m.room_id, m.user_id, m.role, m.joined_at
  )
  SELECT changed.room_id, u.id, u.username, changed.role, changed.joined_at
  FROM changed JOIN users AS u ON u.id = changed.user_id`;

const END_FRIENDSHIPS = `
  WITH ended AS (
    DELETE FROM friends WHERE $1 IN (low_id, high_id)
    RETURNING CASE low_id WHEN $1 THEN high_id ELSE low_id END AS id
  ), forgotten AS (
    DELETE FROM unseen_friend_requests WHERE $1 IN (requester_id, target_id)
    RETURNING CASE requester_id WHEN $1 THEN NULL ELSE requester_id END AS id
  )
  SELECT id FROM ended UNION SELECT id FROM forgotten WHERE id IS NOT NULL`;

/** What is the person's own. Who blocks them goes on seeing nothing of what they wrote. */
const FORGET = [
  "DELETE FROM blocks WHERE blocker_id = $1",
  "UPDATE attachments SET deleted_at = now() WHERE owner_id = $1 AND message_id IS NULL AND deleted_at IS NULL",
  "DELETE FROM room_bans WHERE user_id = $1",
  "DELETE FROM room_paces WHERE user_id = $1",
  "DELETE FROM room_invites WHERE created_by_id = $1",
  "DELETE FROM password_resets WHERE user_id = $1",
] as const;

const RETIRE_NAME = `
  INSERT INTO retired_usernames (key_sha256, free_at)
  VALUES (sha256(convert_to($1, 'UTF8')), now() + make_interval(days => $2))
  ON CONFLICT (key_sha256) DO UPDATE SET free_at = excluded.free_at`;

const FREE_NAMES = "DELETE FROM retired_usernames WHERE free_at <= now()";

const TAKE_AWAY = `
  UPDATE users SET deleted_at = now(), username = $2, username_key = '~' || id, password_hash = '', role = 'USER'
  WHERE id = $1`;

export function createAccountDeleter(pool: Pool): Pick<OwnAccountPorts, "deleteAccount"> {
  return {
    async deleteAccount(actor, verifiedHash) {
      try {
        for (let tries = 0; tries < MAX_TRIES; tries += 1) {
          const outcome = await inTransaction(pool, (client) => attempt(client, actor, verifiedHash));
          if (outcome !== "again") return outcome;
        }
      } catch (error) {
        throw explainLastAdmin(error);
      }
      throw new AppError("UNAVAILABLE", "Too much is going on with this account. Try again in a moment", {
        retryAfterMs: TRY_AGAIN_MS,
      });
    },
  };
}

async function attempt(
  client: PoolClient,
  actor: { userId: string; sessionId: string },
  verifiedHash: string,
): Promise<DeletedAccount | "again" | null> {
  const { userId } = actor;
  const locked = await client.query<{ id: string }>(LOCK_ROOMS, [userId]);
  const lockedIds = locked.rows.map(({ id }) => id);
  const people = await client.query<{ username_key: string }>(LOCK_PERSON, [userId, verifiedHash]);
  const [person] = people.rows;
  if (!person) return null;
  await requireMayAct(rowsOf(client), actor);
  const elsewhere = await client.query(IS_IN_ANOTHER_ROOM, [userId, lockedIds]);
  if (elsewhere.rowCount !== 0) return "again";

  const rooms = await leaveRooms(client, userId);
  const related = await client.query<{ id: string }>(END_FRIENDSHIPS, [userId]);
  for (const statement of FORGET) await client.query(statement, [userId]);
  await client.query(END_SESSIONS, [userId]);
  await client.query(FREE_NAMES);
  await client.query(RETIRE_NAME, [person.username_key, LIMITS.usernameRetiredDays]);
  await client.query(TAKE_AWAY, [userId, DELETED_USERNAME]);
  return { rooms, relatedUserIds: related.rows.map(({ id }) => id) };
}

async function leaveRooms(client: PoolClient, userId: string): Promise<DeletedAccount["rooms"]> {
  const left = await client.query<{ room_id: string; member_count: number }>(LEAVE_ROOMS, [userId]);
  const { rows } = await client.query<{
    room_id: string;
    id: string;
    username: string;
    role: RoomRole;
    joined_at: Date;
  }>(HAND_ROOMS_ON, [left.rows.map(({ room_id }) => room_id)]);
  const heirs = new Map(
    rows.map(({ room_id, joined_at, ...member }): [string, Member] => [
      room_id,
      { ...member, joinedAt: joined_at.toISOString() },
    ]),
  );
  return left.rows.map(({ room_id: roomId, member_count: memberCount }) => ({
    roomId,
    memberCount,
    heir: heirs.get(roomId) ?? null,
  }));
}
