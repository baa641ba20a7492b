import type { ModerationPorts, Moderator, PersonChange, PersonFacts } from "@banter/domain";
import type { ModeratedPerson, Role } from "@banter/protocol";
import type { Pool, PoolClient } from "pg";
import { addAddressBans } from "./add-address-bans.ts";
import { auditInsert } from "./audit-log.ts";
import { requireMayModerate } from "./bans.ts";
import { explainLastAdmin } from "./last-admin.ts";
import { inTransaction, rowsOf } from "./transaction.ts";

export interface PersonRow {
  id: string;
  username: string;
  role: Role;
  ban_reason: string | null;
  ban_created_at: Date | null;
  ban_expires_at: Date | null;
  banned_by_id: string | null;
  banned_by_name: string | null;
}

/** In the order of their ids, so that two who change each other wait instead of failing. */
const LOCK_PEOPLE = `
  SELECT id, role FROM users WHERE id = ANY ($1::uuid[]) ORDER BY id FOR NO KEY UPDATE`;

const READ_PERSON = `
  SELECT u.id, u.username, u.role, b.reason AS ban_reason, b.created_at AS ban_created_at, b.expires_at AS ban_expires_at,
    b.banned_by_id, moderator.username AS banned_by_name
  FROM users AS u
  LEFT JOIN LATERAL find_ban(u.id) AS b ON true
  LEFT JOIN users AS moderator ON moderator.id = b.banned_by_id
  WHERE u.id = $1 AND u.deleted_at IS NULL`;

const LIFT_BANS = `
  UPDATE user_bans SET lifted_at = now(), lifted_by_id = $2
  WHERE user_id = $1 AND lifted_at IS NULL AND (expires_at IS NULL OR expires_at > now())`;

const ADD_BAN = `
  INSERT INTO user_bans (id, user_id, banned_by_id, reason, expires_at)
  VALUES ($1, $2, $3, $4, now() + make_interval(mins => $5))`;

/** One that waits, and is about the person $2. */
const SETTLE_REPORT = `
  UPDATE reports AS p SET resolution = 'BANNED', resolved_at = now(), resolved_by_id = $3
  FROM messages AS m WHERE p.id = $1 AND p.resolved_at IS NULL AND m.id = p.message_id AND m.author_id = $2`;

export const FORGET_RESETS = "DELETE FROM password_resets WHERE user_id = $1";

/** A moment by the database's clock, as nodes ask for it. */
export const END_SESSIONS = "UPDATE sessions SET revoked_at = now() WHERE user_id = $1 AND revoked_at IS NULL";

export function createModerationStore(pool: Pool) {
  return {
    async changePerson(by, userId, decide) {
      try {
        return await inTransaction(pool, async (client) => {
          const facts = await lockAndRead(client, by, userId);
          await requireMayModerate(rowsOf(client), by);
          const decision = facts && decide(facts);
          if (!decision) return facts?.person ?? null;
          await apply(client, by, userId, decision.change);
          await client.query(auditInsert(by, decision.note));
          return await readPerson(client, userId);
        });
      } catch (error) {
        throw explainLastAdmin(error);
      }
    },

    /** The id of the person of that name, without regard to case. */
    async findUserId(username: string): Promise<string | null> {
      const { rows } = await pool.query<{ id: string }>("SELECT id FROM users WHERE username_key = $1", [
        username.toLowerCase(),
      ]);
      return rows[0]?.id ?? null;
    },
  } satisfies Pick<ModerationPorts, "changePerson"> & Record<string, unknown>;
}

async function lockAndRead(client: PoolClient, by: Moderator, userId: string): Promise<PersonFacts | null> {
  const { rows } = await client.query<{ id: string; role: Role }>(LOCK_PEOPLE, [
    [userId, ...(by.userId === null ? [] : [by.userId])],
  ]);
  const person = await readPerson(client, userId);
  return person && { person, moderatorRole: rows.find(({ id }) => id === by.userId)?.role ?? null };
}

async function readPerson(client: PoolClient, userId: string): Promise<ModeratedPerson | null> {
  const { rows } = await client.query<PersonRow>(READ_PERSON, [userId]);
  return rows[0] ? toModeratedPerson(rows[0]) : null;
}

async function apply(client: PoolClient, by: Moderator, userId: string, change: PersonChange): Promise<void> {
  switch (change.kind) {
    case "ban":
      await client.query(LIFT_BANS, [userId, by.userId]);
      await client.query(ADD_BAN, [change.banId, userId, by.userId, change.reason, change.minutes]);
      if (change.addressBan) await addAddressBans(client, by, change.addressBan);
      if (change.reportId !== null) await client.query(SETTLE_REPORT, [change.reportId, userId, by.userId]);
      break;
    case "lift_ban":
      await client.query(LIFT_BANS, [userId, by.userId]);
      break;
    case "set_role":
      await client.query(`UPDATE users SET role = $2::"Role" WHERE id = $1`, [userId, change.role]);
      // Whoever made a link for one without rights would hold it for one who has them.
      if (change.role === "ADMIN") await client.query(FORGET_RESETS, [userId]);
      break;
    case "end_sessions":
      await client.query(END_SESSIONS, [userId]);
      break;
    case "add_password_reset":
      await client.query(FORGET_RESETS, [userId]);
      await client.query("INSERT INTO password_resets (token_sha256, user_id, expires_at) VALUES ($1, $2, $3)", [
        change.tokenSha256,
        userId,
        change.expiresAt,
      ]);
      break;
  }
}

export function toModeratedPerson(row: PersonRow): ModeratedPerson {
  const { id, username, role, ban_reason: reason, ban_created_at: createdAt, ban_expires_at: expiresAt } = row;
  const bannedBy =
    row.banned_by_id !== null && row.banned_by_name !== null
      ? { id: row.banned_by_id, username: row.banned_by_name }
      : null;
  const ban =
    reason !== null && createdAt !== null
      ? { reason, createdAt: createdAt.toISOString(), until: expiresAt?.toISOString() ?? null, bannedBy }
      : null;
  return { id, username, role, ban };
}
